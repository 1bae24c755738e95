"""What somebody answers to a meeting: as plain values, and in the words of the pages."""

from dataclasses import asdict, dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from content.languages import SWEDISH
from events import times
from events.enums import Mode, State
from events.models import EventPage, Registration

NO = "no"
NOT_THEN = "not_then"  # a no because of the time: told of a new one
ANSWERS: dict[str, str | Promise] = {
    Mode.ON_SITE.value: gettext_lazy("I come on site"),
    Mode.ONLINE.value: gettext_lazy("I join online"),
    NO: gettext_lazy("I cannot come"),
    NOT_THEN: gettext_lazy("The time does not suit me: write to me if the meeting is moved"),
}
DETAILS = ["name", "organisation", "access_needs", "food_needs"]


@dataclass(frozen=True)
class Reply:
    """One answer: `answer` is a form of taking part, or no."""

    answer: str
    name: str
    email: str
    organisation: str = ""
    question: str = ""
    access_needs: str = ""
    food_needs: str = ""
    language: str = SWEDISH
    consent: str = ""  # the words about needs that were agreed to
    is_complete: bool = False  # written over all that is stored: what is empty is to be empty

    @property
    def is_no(self) -> bool:
        """Tell whether the person cannot come."""
        return self.answer in (NO, NOT_THEN)

    def says_something_else(self, registration: Registration) -> bool:
        """Tell whether the answer adds to what is stored; what is left empty says nothing."""
        if self.answer != answer_of(registration) or self.asks_something_new(registration):
            return True
        told = {name: getattr(self, name) for name in DETAILS}
        return any(
            (value or self.is_complete) and value != getattr(registration, name)
            for name, value in told.items()
        )

    def asks_something_new(self, registration: Registration) -> bool:
        """Tell whether there is a question that is not stored already."""
        return bool(self.question) and not registration.questions.filter(text=self.question)

    def as_values(self) -> dict[str, Any]:
        """Return the answer as JSON can hold it."""
        return asdict(self)


def answer_of(registration: Registration) -> str:
    """Return what a registration answers."""
    if registration.state in State.coming():
        return registration.mode
    return NOT_THEN if registration.unsuited_start else NO


FULL = {
    Mode.ON_SITE.value: gettext_lazy("All seats on site are taken"),
    Mode.ONLINE.value: gettext_lazy("All seats online are taken"),
}
INSTEAD = {
    Mode.ON_SITE.value: gettext_lazy("There are seats on site. Do you want one of them?"),
    Mode.ONLINE.value: gettext_lazy("There are seats online. Do you want one of them?"),
}


def other_way(event: EventPage, mode: str) -> str:
    """Return the form in which there is a seat for who waits for one of the other."""
    return next((each for each in event.free_modes if each != mode), "")


def outcome_in_words(state: str, *, is_own: bool, full: str = "") -> tuple[str, str]:
    """Return the heading and the sentence after an answer, true for whoever owns the address.

    They must not tell whether the address was registered before. `full` is the form that has no
    seats left, where the other has.
    """
    if state == State.CONFIRMED:
        return _("You have a seat"), _("Welcome! The meeting comes by mail for your calendar.")
    if state == State.DECLINED:
        return _("Thank you for telling us"), _(
            "If you had a seat already, the mail asks you to confirm that you give it up."
        )
    if state == State.CANCELLED:
        return _("You have cancelled"), _("Thank you for telling us. Your seat goes to another.")
    if is_own:
        return _("You are on the waiting list"), _(
            "When a seat becomes free we offer it to you by mail."
        )
    return str(FULL.get(full) or _("All seats are taken")), _(
        "You are on the waiting list, and we write when a seat becomes free. If you had a seat "
        "already you still have it: the mail says how it is."
    )


def closed_reason(event: EventPage) -> str:
    """Return why nobody comes to a meeting any more, or nothing while they do."""
    if event.is_cancelled:
        return _("The meeting is cancelled and will not be held.")
    return _("The meeting has been held.") if event.has_ended() else ""


def status_in_words(registration: Registration, place: int | None) -> str:
    """Return how an answer stands, to its owner."""
    match State(registration.state):
        case State.CONFIRMED:
            return _("You have a seat.")
        case State.WAITING:
            return ngettext(
                "You are first on the waiting list.",
                "You are number %(place)s on the waiting list.",
                place or 1,
            ) % {"place": place}
        case State.OFFERED:
            return _("We keep a seat for you until %(until)s. Do you take it?") % {
                "until": times.moment(registration.offered_until or timezone.now())
            }
        case State.DECLINED | State.CANCELLED if registration.unsuited_start:
            return _("You cannot come at that time. We write to you if the meeting is moved.")
        case State.DECLINED:
            return _("You have told us that you cannot come.")
        case State.CANCELLED:
            return _("You have cancelled.")
        case State.WALKED_IN:
            return _("You took part.")
    return _("The seat that we offered you has gone to the next person.")
