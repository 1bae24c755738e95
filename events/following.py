"""Lets the facts of a meeting follow the Swedish page at once, whatever waits to be translated."""

from typing import Any

from wagtail.models import Locale, Page

from events.models import EventPage
from events.models.event import FOLLOWS_SWEDISH


def follow(sender: type[Page], instance: EventPage, **kwargs: Any) -> None:
    """Give the other languages the time, the place and the seats that were just published."""
    if instance.locale_id != Locale.get_default().pk:
        return
    facts = {name: getattr(instance, name) for name in FOLLOWS_SWEDISH}
    if instance.place_before not in ("", instance.place):
        facts["place"] = instance.place  # in Swedish it is right, in translation it was
    for other in EventPage.objects.filter(translation_key=instance.translation_key):
        if other.pk != instance.pk and other.alias_of_id is None:
            _take_over(other, facts)


def _take_over(page: EventPage, facts: dict[str, Any]) -> None:
    """Change what is public, and the draft if there is one: no word of either is lost."""
    draft = page.get_latest_revision_as_object()
    newest = {**facts, "place": draft.place} if draft.place != page.place else facts
    if _has(page, facts) and _has(draft, newest):
        return
    has_draft = page.has_unpublished_changes
    if page.live:
        _set(page, facts)
        page.save_revision(clean=False).publish()
    if has_draft or not page.live:
        _set(draft, newest)
        draft.save_revision(clean=False)


def _has(page: EventPage, facts: dict[str, Any]) -> bool:
    return all(getattr(page, name) == fact for name, fact in facts.items())


def _set(page: EventPage, facts: dict[str, Any]) -> None:
    for name, fact in facts.items():
        setattr(page, name, fact)
