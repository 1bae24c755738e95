"""The pages that the site cannot be without: what may not be done to them, and why.

A page says itself that it is one, by `is_standing`. A copy in another tree is none.
"""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page, Site, get_page_models


def is_standing(page: Page) -> bool:
    """Tell whether the site leans on a page: its type says so, and it is in the site's tree."""
    if not page.pk or not getattr(page.specific_deferred, "is_standing", False):
        return False
    keys = Site.objects.values("root_page__translation_key")
    homes = Page.objects.filter(translation_key__in=keys).values_list("path", flat=True)
    return any(page.path.startswith(path) for path in homes)


def standing_at_or_below(page: Page) -> Page | None:
    """Return a page that the site leans on: the page itself, or else one that goes with it."""
    models = [model for model in get_page_models() if getattr(model, "is_standing", False)]
    found = page.get_descendants(inclusive=True).type(*models).specific(defer=True)
    return next((each for each in found if is_standing(each)), None)


def standing_reason(page: Page, action: str) -> str:
    """Return why a page that stays may not be changed in this way."""
    return SENTENCES[action]() % {"title": page.get_admin_display_title(), "slug": page.slug}


def _stays() -> str:
    return _(
        "“%(title)s” stays: the menu, the foot of every page and the links of others need it."
    )


def _stays_in_place() -> str:
    return _(
        "“%(title)s” stays where it is: its address, and those of all pages below it, have been "
        "given out."
    )


def _is_one() -> str:
    return _("There is one “%(title)s” in each language. A copy would stand in its way.")


def _is_open() -> str:
    return _(
        "“%(title)s” is open to all: what is closed here is closed on every page below it. Set "
        "the privacy of a single page below instead."
    )


def _does_not_end() -> str:
    return _(
        "“%(title)s” cannot have an end date: the menu, the foot of every page and the links of "
        "others need it."
    )


def _keeps_its_address() -> str:
    return _(
        "The address stays “%(slug)s”: links of others, subscriptions and the addresses of all "
        "pages below lead there. The title can be changed."
    )


SENTENCES: dict[str, Any] = {
    "delete": _stays,
    "unpublish": _stays,
    "move": _stays_in_place,
    "copy": _is_one,
    "privacy": _is_open,
    "expire_at": _does_not_end,
    "slug": _keeps_its_address,
    "alias": _stays,
}
