"""What the pages say about how an answer stands."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import times
from events.enums import State
from events.models import EventPage, Registration


def of_outcome(state: str, *, is_own: bool) -> tuple[str, str]:
    """Return the heading and the sentence after an answer, true for whoever owns the address.

    They must not tell whether the address was registered before.
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
    return _("All seats are taken"), _(
        "You are on the waiting list, and we write when a seat becomes free. If you had a seat "
        "already you still have it: the mail says how it is."
    )


def of_what_is_over(event: EventPage) -> str:
    """Return why nobody comes to a meeting any more, or nothing while they do."""
    if event.is_cancelled:
        return _("The meeting is cancelled and will not be held.")
    return _("The meeting has been held.") if event.has_ended() else ""


def of_registration(registration: Registration, place: int | None) -> str:
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
        case State.DECLINED:
            return _("You have told us that you cannot come.")
        case State.CANCELLED:
            return _("You have cancelled.")
        case State.WALKED_IN:
            return _("You took part.")
    return _("The seat that we offered you has gone to the next person.")
