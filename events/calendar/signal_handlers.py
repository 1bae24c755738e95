"""What follows on the pages when a meeting is published or a question is chosen.

The facts of a meeting follow the Swedish page at once, whatever waits to be translated.
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Locale, Page
from wagtail.signals import page_published

from events.models import EventPage, Question
from events.models.event import FOLLOWS_SWEDISH
from headless.documents import notify_changed


@receiver(page_published, sender=EventPage, dispatch_uid="events-follow")
def copy_facts_to_translations(sender: type[Page], instance: EventPage, **kwargs: Any) -> None:
    """Give the other languages the time, the place and the seats that were just published."""
    if instance.locale_id != Locale.get_default().pk:
        return
    facts = {name: getattr(instance, name) for name in FOLLOWS_SWEDISH}
    if instance.place_before not in ("", instance.place):
        facts["place"] = instance.place  # in Swedish it is right, in translation it was
    for other in EventPage.objects.filter(translation_key=instance.translation_key):
        if other.pk != instance.pk and other.alias_of_id is None:
            change_facts(other, facts)


def change_facts(page: EventPage, facts: dict[str, Any], user: Any = None) -> None:
    """Change what is public, and the draft if there is one: no word of either is lost."""
    draft = page.get_latest_revision_as_object()
    newest = {**facts, "place": draft.place} if draft.place != page.place else facts
    by = {"user": user, "log_action": True} if user else {}
    if _has(page, facts) and _has(draft, newest):
        return
    has_draft = page.has_unpublished_changes
    if page.live:
        _set(page, facts)
        page.save_revision(clean=False, **by).publish(user=user)
    if has_draft or not page.live:
        _set(draft, newest)
        draft.save_revision(clean=False, **by)


def _has(page: EventPage, facts: dict[str, Any]) -> bool:
    return all(getattr(page, name) == fact for name, fact in facts.items())


def _set(page: EventPage, facts: dict[str, Any]) -> None:
    for name, fact in facts.items():
        setattr(page, name, fact)


@receiver([post_save, post_delete], sender=Question, dispatch_uid="events-questions")
def update_question_pages(sender: type[Model], instance: Question, **kwargs: Any) -> None:
    """Have what is public follow a question that has been worded; as sent it is never public."""
    if instance.wording_sv or instance.wording_en:
        family = EventPage.objects.filter(translation_key=instance.event.translation_key)
        notify_changed(family.filter(live=True))
