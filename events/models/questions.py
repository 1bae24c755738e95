"""The questions that are sent in before a meeting, and how its page words them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.outcome import QUESTIONS
from events.models.registrations import Registration

if TYPE_CHECKING:
    from events.models.event import EventPage


class Question(models.Model):
    """A question that somebody sent in before a meeting, and how the page words it."""

    event = models.ForeignKey(
        "events.EventPage",
        verbose_name=_("meeting"),
        on_delete=models.CASCADE,
        related_name="questions",
    )
    registration = models.ForeignKey(
        Registration,
        verbose_name=_("registration"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="questions",
    )
    text = models.TextField(_("as it was sent"), blank=True)
    language = models.CharField(_("language"), max_length=10, default="sv")
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    wording_sv = models.TextField(_("as the page words it (Swedish)"), blank=True)
    wording_en = models.TextField(_("as the page words it (English)"), blank=True)
    is_shown = models.BooleanField(
        _("shown on the page"), default=False, help_text=_("In your words, and without any name.")
    )
    is_answered = models.BooleanField(
        _("answered at the meeting"), default=False, db_default=False
    )
    sort_order = models.PositiveSmallIntegerField(
        _("order on the page"), default=0, db_default=0, help_text=_("The lowest comes first.")
    )

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["sort_order", "sent_at", "pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


@dataclass(frozen=True)
class Wording:
    """A question in the words of the page, and the language that they are in."""

    words: str
    language: str


def shown_questions(page: "EventPage") -> list[Wording]:
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
