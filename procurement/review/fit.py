"""Could a notice be something for social enterprises? Reasons with weights, and their sum.

What is not known never counts as no: “no” is said only when the notice would not reach “maybe”
even if everything that is unknown spoke for it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from procurement.models import FitSettings, Notice
from procurement.models.weights import REASONS
from procurement.review import reasons
from procurement.review.offers import Offers
from procurement.review.reasons import Answer, Told


class Suggestion(models.TextChoices):
    """What is suggested to the editor."""

    YES = "yes", _("Yes, it could fit")
    MAYBE = "maybe", _("Maybe")
    NO = "no", _("Hardly")


@dataclass(frozen=True)
class Reason:
    """One reason: what it says of the notice, in a sentence, and what it weighs."""

    code: str
    answer: Answer
    sentence: str
    weight: int

    @property
    def points(self) -> int:
        """Return what it adds; work that is done elsewhere takes its weight away."""
        if self.answer == Answer.YES:
            return self.weight
        if self.code == "place" and self.answer == Answer.PARTLY:
            return self.weight // 2
        return -self.weight if self.code == "place" and self.answer == Answer.NO else 0

    @property
    def most(self) -> int:
        """Return what it could add if all were known."""
        is_open = self.answer in (Answer.UNKNOWN, Answer.PARTLY)
        return self.weight if is_open else self.points


@dataclass(frozen=True)
class Fit:
    """The suggestion and what it rests on."""

    suggestion: Suggestion
    reasons: list[Reason]

    @property
    def points(self) -> int:
        """Return the sum of what is known."""
        return sum(reason.points for reason in self.reasons)

    @property
    def most(self) -> int:
        """Return the sum that could be reached if what is unknown did fit."""
        return sum(reason.most for reason in self.reasons)

    def of(self, *answers: Answer) -> list[Reason]:
        """Return the reasons with some answers, the heaviest first."""
        found = [reason for reason in self.reasons if reason.answer in answers]
        return sorted(found, key=lambda reason: -abs(reason.weight))

    @property
    def speaks_for(self) -> list[Reason]:
        """Return the reasons that speak for it."""
        return self.of(Answer.YES, Answer.PARTLY)

    @property
    def does_not(self) -> list[Reason]:
        """Return the reasons that do not."""
        return self.of(Answer.NO)

    @property
    def unknown(self) -> list[Reason]:
        """Return what the notice does not tell."""
        return self.of(Answer.UNKNOWN)


ASKED: dict[str, Callable[[Notice, FitSettings, Offers], Told]] = {
    "reserved": reasons.reserved,
    "execution": reasons.execution,
    "objectives": reasons.objectives,
    "sold_here": reasons.sold_here,
    "place": reasons.place,
    "value": reasons.value,
    "lots": reasons.lots,
    "smes": reasons.smes,
    "social_services": reasons.social_services,
}
PREFETCHED = ("codes", "lots", "municipalities")


def judge(notice: Notice, settings: FitSettings, offers: Offers) -> Fit:
    """Return the suggestion for a notice whose codes, lots and municipalities are fetched."""
    found = []
    for code in REASONS:
        weight = settings.weight(code)
        if weight:
            answer, sentence = ASKED[code](notice, settings, offers)
            found.append(Reason(code, answer, sentence, weight))
    return Fit(_suggestion(found, settings), found)


def judge_all(notices: Iterable[Notice]) -> dict[int, Fit]:
    """Return the suggestions for many notices, by their key."""
    settings, offers = FitSettings.load(), Offers.load()
    return {notice.pk: judge(notice, settings, offers) for notice in notices}


def _suggestion(found: list[Reason], settings: FitSettings) -> Suggestion:
    answers = {reason.code: reason.answer for reason in found}
    known = sum(reason.points for reason in found)
    possible = sum(reason.most for reason in found)
    is_elsewhere = answers.get("place") == Answer.NO
    if is_elsewhere and answers.get("reserved") != Answer.YES:
        return Suggestion.NO
    if known >= settings.yes_from and not is_elsewhere:
        return Suggestion.YES
    return Suggestion.NO if possible < settings.maybe_from else Suggestion.MAYBE
