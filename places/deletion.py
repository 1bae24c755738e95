"""Keeps municipalities from being deleted: their codes are official and others rely on them."""

from django.utils.translation import gettext as _

from places.models import Municipality


def refusal(municipality: Municipality) -> str:
    """Return the sentence that says why a municipality stays, and where it is used."""
    used = ", ".join(f"{name}: {count}" for name, count in uses(municipality).items())
    if used:
        return _(
            "%(name)s cannot be deleted, since it is one of the county's municipalities. "
            "It is used here: %(used)s."
        ) % {"name": municipality, "used": used}
    return _("%(name)s cannot be deleted, since it is one of the county's municipalities.") % {
        "name": municipality
    }


def uses(municipality: Municipality) -> dict[str, int]:
    """Return how many objects of each kind point at a municipality, by the kind's name."""
    found: dict[str, set[object]] = {}
    for relation in Municipality._meta.get_fields(include_hidden=True):
        if not relation.auto_created or not relation.is_relation:
            continue
        if relation.related_model._meta.auto_created:
            continue
        name = str(relation.related_model._meta.verbose_name_plural)
        rows = relation.related_model._default_manager.filter(
            **{relation.field.name: municipality}
        )
        found.setdefault(name, set()).update(rows.values_list("pk", flat=True))
    return {name: len(keys) for name, keys in found.items() if keys}
