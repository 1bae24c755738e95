"""What a page's translations follow in: hidden, deleted, moved and made private like the page.

The page in the site's first language is the original, and what is done to it counts for all of
them, whoever or whatever does it. What is done to a translation is done to that one alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Q, QuerySet
from wagtail.models import Page, PageViewRestriction

from headless.identity import default_language, keep_id, source_ids

_alone: ContextVar[bool] = ContextVar("only this language", default=False)
SHARED = ["restriction_type", "password"]


@contextmanager
def own_choice() -> Iterator[None]:
    """Let translations follow, and forget afterwards if that was chosen otherwise meanwhile."""
    token = _alone.set(False)
    try:
        yield
    finally:
        _alone.reset(token)


def leave_translations() -> None:
    """Leave translations as they are until the choice is forgotten."""
    _alone.set(True)


def translations_of(page: Page) -> QuerySet[Page]:
    """Return every translation of an original, published or not; none of a translation."""
    is_original = page.alias_of_id is None and page.locale.language_code == default_language()
    others = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return others if is_original else others.none()


def translations_below(pages: list[Page]) -> QuerySet[Page]:
    """Return the translations of originals and of everything below them."""
    below = Q(pk=None)
    for page in pages:
        below |= Q(path__startswith=page.path)
    originals = Page.objects.filter(
        below, alias_of=None, locale__language_code=default_language()
    ).values("translation_key")
    found = Page.objects.filter(translation_key__in=originals)
    return found.exclude(locale__language_code=default_language())


def unpublish_translations(page: Page) -> None:
    """Hide the translations of a page that was hidden, and those that wait to be published."""
    if _alone.get():
        return
    for translation in translations_of(page):
        if translation.live:
            translation.specific.unpublish(set_expired=page.expired)
        translation.revisions.update(approved_go_live_at=None)
        if waiting := translation.current_workflow_state:
            waiting.cancel()


def delete_translations(page: Page) -> None:
    """Delete what follows a page that is about to be deleted: translations, and its aliases.

    Translations that stay keep the id that the API has given out.
    """
    for alias in page.aliases.filter(locale=page.locale_id):
        alias.specific.delete()
    others = list(translations_of(page))
    if others and _alone.get():
        keep_id(page, source_ids([page])[page.pk])
        return
    for translation in others:
        # One may stand below another that is gone by now.
        if found := Page.objects.filter(pk=translation.pk).first():
            found.specific.delete()


def move_translations(page: Page, parent: Page) -> None:
    """Move the translations of a page below those of its new parent, where there is room."""
    if _alone.get():
        return
    for translation in translations_of(page):
        goal = parent.get_translation_or_none(translation.locale)
        if goal and not translation.is_child_of(goal) and has_room(translation, goal):
            translation.specific.move(goal.specific, pos="last-child")


def order_translations(page: Page) -> None:
    """Put the translations of a page in the place among their siblings that the page has."""
    before = page.get_siblings(inclusive=False).filter(path__lt=page.path).order_by("-path")
    for translation in translations_of(page):
        parent = translation.get_parent()
        theirs = {each.translation_key: each for each in parent.get_children()}
        keys = before.values_list("translation_key", flat=True)
        after = next((theirs[key] for key in keys if key in theirs), None)
        translation.specific.move(after or parent, pos="right" if after else "first-child")


def has_room(page: Page, parent: Page) -> bool:
    """Tell whether a page can keep its address below a parent."""
    return bool(Page._slug_is_available(page.slug, parent, page=page))


def left_behind(page: Page) -> list[Page]:
    """Return the translations that do not stand below those of the page's parent."""
    above = page.get_parent().translation_key
    return [each for each in translations_of(page) if each.get_parent().translation_key != above]


def restrict_translations(restriction: PageViewRestriction) -> None:
    """Make the translations of a page private as the page is."""
    if _alone.get():
        return
    shared = {name: getattr(restriction, name) for name in SHARED}
    groups = list(restriction.groups.all())
    for translation in translations_of(restriction.page):
        theirs = translation.view_restrictions.first() or PageViewRestriction(page=translation)
        for name, value in shared.items():
            setattr(theirs, name, value)
        theirs.save()
        theirs.groups.set(groups)


def open_translations(restriction: PageViewRestriction) -> None:
    """Open the translations of a page that is no longer private, if they are private like it."""
    shared = PageViewRestriction.objects.filter(pk=restriction.pk).values(*SHARED).first()
    if shared is None or _alone.get():
        return
    for translation in translations_of(restriction.page):
        for theirs in translation.view_restrictions.filter(**shared):
            theirs.delete()
