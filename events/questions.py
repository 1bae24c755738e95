"""The questions that were sent in before a meeting, as its page words them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from events.models import EventPage, Question
from events.parts import QUESTIONS
from headless.documents import notify_changed


@dataclass(frozen=True)
class Wording:
    """A question in the words of the page, and the language that they are in."""

    words: str
    language: str


def shown_questions(page: EventPage) -> list[Wording]:
    """Return the questions that the page shows: in its language, else in the other one."""
    if QUESTIONS not in page.parts_shown or page.is_cancelled:
        return []
    asked = Question.objects.filter(event=page.source, is_shown=True)
    worded = [_wording(question, page.locale.language_code) for question in asked]
    return [wording for wording in worded if wording]


def _wording(question: Question, language: str) -> Wording | None:
    wordings = {"sv": question.wording_sv, "en": question.wording_en}
    for each in sorted(wordings, key=lambda one: one != language):
        if wordings[each].strip():
            return Wording(wordings[each].strip(), each)
    return None


def tell_of_change(sender: type[Model], instance: Question, **kwargs: Any) -> None:
    """Have what is public follow a question that has been worded; as sent it is never public."""
    if instance.wording_sv or instance.wording_en:
        family = EventPage.objects.filter(translation_key=instance.event.translation_key)
        notify_changed(family.filter(live=True))
