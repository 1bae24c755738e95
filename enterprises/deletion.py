"""Keeps a category from being deleted while something uses it."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from enterprises.models import Category, EnterprisePage

MOST_NAMED = 5


def refusal(category: Category) -> str:
    """Return a sentence that says where a category is used, or nothing if it is not."""
    children = [row.label for row in category.children.all()]
    if children:
        return _(
            "%(category)s cannot be deleted: other categories are part of it (%(names)s)."
        ) % {
            "category": category,
            "names": _listed(children, len(children)),
        }
    profiles = profiles_using(category)
    count = len(profiles)
    if not count:
        return ""
    return ngettext(
        "%(category)s cannot be deleted: one enterprise uses it (%(names)s).",
        "%(category)s cannot be deleted: %(count)s enterprises use it (%(names)s).",
        count,
    ) % {
        "category": category,
        "count": count,
        "names": _listed([page.get_admin_display_title() for page in profiles], count),
    }


def profiles_using(category: Category) -> list[EnterprisePage]:
    """Return the profiles that name a category, in what is published or in their latest draft.

    A profile in two languages is one, in the site's own language.
    """
    pages = EnterprisePage.objects.filter(categories=category).select_related("locale")
    known = set(pages.values_list("pk", flat=True))
    drafts = [page for page in _edited().exclude(pk__in=known) if _names(page, category)]
    found = sorted([*pages, *drafts], key=lambda page: page.locale.is_default)
    one_each = {page.translation_key: page for page in found}
    return sorted(one_each.values(), key=lambda page: page.title)


def _edited() -> QuerySet:
    edited = EnterprisePage.objects.filter(has_unpublished_changes=True)
    return edited.exclude(latest_revision=None).select_related("latest_revision", "locale")


def _names(page: EnterprisePage, category: Category) -> bool:
    return category.pk in page.latest_revision.content.get("categories", [])


def _listed(names: list[str], count: int) -> str:
    more = count - MOST_NAMED
    shown = ", ".join(names[:MOST_NAMED])
    return (
        _("%(names)s and %(count)s more") % {"names": shown, "count": more} if more > 0 else shown
    )
