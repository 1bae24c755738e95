"""Who has come, noted at the door: many phones at once, and never a seat that there is not.

A free seat goes to whoever stands there. Where there is none the door may let somebody in all the
same, after a question: that person has come without a seat, and takes none from anybody.
"""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from events.enums import State
from events.models import EventPage, Registration
from events.registration import audit_log
from events.registration.actions import NoRoomError
from events.registration.seats import Seats, lock_seats


@dataclass(frozen=True)
class WalkIn:
    """Somebody at the door who has not registered."""

    uid: UUID
    name: str
    organisation: str = ""
    email: str = ""


def check_in(
    registration: Registration, mode: str, user: Any, *, is_sure: bool = False
) -> Registration:
    """Note that somebody has come; raise NoRoomError before one without a seat is let in."""
    with lock_seats(registration.event) as seats:
        current = Registration.objects.select_for_update().get(pk=registration.pk)
        return _arrive(seats, current, mode, user, is_sure=is_sure)


def undo_check_in(registration: Registration, user: Any) -> None:
    """Take back that somebody has come, and what the door changed with it."""
    with lock_seats(registration.event) as seats:
        current = Registration.objects.select_for_update().get(pk=registration.pk)
        if current.attended_at is None:
            return
        current.attended_at = None
        if current.state_before:
            current.state, current.state_before = current.state_before, ""
        current.save()
        audit_log.write(seats.event, "events.undo_arrival", user, number=current.pk)
        seats.advance()


def check_in_walk_in(
    event: EventPage, guest: WalkIn, mode: str, user: Any, *, is_sure: bool = False
) -> Registration:
    """Note somebody who has come without having registered; sent twice, it is one person."""
    with lock_seats(event) as seats:
        people = seats.event.registrations.select_for_update()
        existing = people.filter(uid=guest.uid).first()
        if existing is None and guest.email:
            existing = people.of(guest.email).first()
        if existing:
            return _arrive(seats, existing, mode, user, is_sure=is_sure)
        if Registration.objects.filter(uid=guest.uid).exists():  # at another meeting
            guest = replace(guest, uid=uuid4())
        registration = Registration(
            event=seats.event, added_by=user, state=State.CANCELLED, **vars(guest)
        )
        return _arrive(seats, registration, mode, user, is_sure=is_sure)


def _arrive(
    seats: Seats, person: Registration, mode: str, user: Any, *, is_sure: bool
) -> Registration:
    if person.attended_at:
        return person
    if person.state != State.CONFIRMED:
        _let_in(seats, person, person.mode if person.is_coming else mode, is_sure=is_sure)
    action = "events.arrive" if person.pk else "events.walk_in"
    person.attended_at = timezone.now()
    person.save()
    audit_log.write(seats.event, action, user, number=person.pk)
    return person


def _let_in(seats: Seats, person: Registration, mode: str, *, is_sure: bool) -> None:
    """Give a free seat, or the one that was offered; else let in without one."""
    before = person.state
    if before == State.OFFERED or seats.free(mode) != 0:
        person.state = State.CONFIRMED
    elif is_sure:
        person.state = State.WALKED_IN
    else:
        raise NoRoomError
    person.state_before, person.mode = before, mode
    if before == State.OFFERED:  # the seat is taken for good, as by the link in the mail
        person.state_before, person.place, person.offered_until = "", None, None
