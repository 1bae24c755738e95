"""Municipalities in the admin: their list, the menu of registers, and why none is deleted."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from places.models import Municipality


class MunicipalityViewSet(SnippetViewSet):
    """The list of municipalities."""

    model = Municipality
    icon = "site"
    list_display = ["name", "code", "official_name"]
    search_fields = ["name", "official_name", "code"]
    search_backend_name = None
    ordering = ["name"]
    copy_view_enabled = False
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("code")]),
        FieldPanel("official_name"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    ]


class RegistersViewSetGroup(SnippetViewSetGroup):
    """The menu of registers: a view set of another app joins by its `menu_hook`."""

    items = (MunicipalityViewSet,)
    menu_label = _("Registers")
    menu_icon = "list-ul"
    menu_order = 700
    submenu_hook = "register_registers_menu_item"


def refusal(municipality: Municipality) -> str:
    """Return the sentence that says why a municipality stays, and where it is used."""
    used = ", ".join(f"{name}: {count}" for name, count in uses(municipality).items())
    if used:
        return gettext(
            "%(name)s cannot be deleted, since it is one of the county's municipalities. "
            "It is used here: %(used)s."
        ) % {"name": municipality, "used": used}
    return gettext(
        "%(name)s cannot be deleted, since it is one of the county's municipalities."
    ) % {"name": municipality}


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
