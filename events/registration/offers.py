"""Answers to an offered seat, and the manager's own confirmation."""

from events.enums import State
from events.models import Registration
from events.registration import mailing, offer_mails
from events.registration.answering import NoRoomError, Teller, cancel
from events.registration.seats import held


def accept(registration: Registration, number: int) -> bool:
    """Take the seat that was offered the given time; tell whether it was still to be had.

    An offer that is over is honoured while the seat is free and nobody else waits for it.
    """
    with held(registration.event) as seats:
        current = Registration.objects.select_for_update().get(pk=registration.pk)
        if current.offers != number:
            return False
        current.bounced_at = None  # the link has arrived
        if current.state != State.OFFERED or current.offered_until <= seats.now:
            current.save(update_fields=["bounced_at"])
            seats.go_on()
            current.refresh_from_db()
        is_late = current.state == State.LAPSED and seats.has_room(current.mode)
        if current.state != State.OFFERED and not is_late:
            return current.state == State.CONFIRMED
        offer_mails.withdraw_unsent(current)
        _confirm(current)
        return True


def is_passed_by(registration: Registration) -> bool:
    """Tell whether an offer was taken back because its mail seemed not to arrive."""
    return registration.state == State.WAITING and bool(registration.bounced_at)


def refuse(registration: Registration, number: int) -> bool:
    """Leave the seat that was offered the given time to the next in line."""
    current = Registration.objects.get(pk=registration.pk)
    if current.state != State.OFFERED or current.offers != number:
        return False
    return cancel(current)


def confirm_by_hand(registration: Registration, tell: Teller = mailing.tell_state) -> bool:
    """Give somebody in line a seat out of turn; tell whether the person stood in line.

    Raise NoRoomError when there is no seat.
    """
    with held(registration.event) as seats:
        current = Registration.objects.select_for_update().get(pk=registration.pk)
        if current.state not in (State.WAITING, State.OFFERED, State.LAPSED):
            return False
        if current.state != State.OFFERED and seats.free(current.mode) == 0:
            raise NoRoomError
        _confirm(current, tell)
        return True


def _confirm(registration: Registration, tell: Teller = mailing.tell_state) -> None:
    registration.confirm()
    registration.save()
    tell(registration)
