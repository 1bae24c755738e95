"""Takes the answers to a meeting: each person once, at one seat, and nobody out of another's."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from events.enums import State
from events.models import EventPage, Registration
from events.registration import known, mailing
from events.registration.replies import DETAILS, Reply
from events.registration.seats import Seats, held

Teller = Callable[[Registration], None]  # mails somebody how their answer stands
CONSENT_VERSION = "2026-11"  # a new one whenever the words in `forms` change


class ClosedError(Exception):
    """The meeting takes no more answers."""


class NoRoomError(Exception):
    """There is no seat of the kind that was asked for; what the person has stays."""


class KnownError(Exception):
    """Somebody with this address has answered already; `registration` is the answer."""

    def __init__(self, registration: Registration) -> None:
        super().__init__()
        self.registration = registration


@dataclass(frozen=True)
class Outcome:
    """What the page may say: the same whether the address was known or not.

    `registration` is for the browser that made it, and is None when it was another's.
    """

    state: State
    registration: Registration | None = None


def answer(page: EventPage, reply: Reply, own: Registration | None = None) -> Outcome:
    """Take an answer; `own` is the registration that this browser has made before.

    An answer for an address that has a seat or a place in line, from another browser, changes
    nothing before its owner has pressed a button in a mail: else anybody could take it away.
    """
    with held(page) as seats:
        if not seats.event.is_taking_registrations(seats.now):
            raise ClosedError
        seats.go_on()
        first = _first_answer(seats, reply)
        if first and first.is_coming and first != own:
            return _ask_owner(seats, first, reply)
        registration = first or Registration(event=seats.event, email=reply.email)
        if first and first.is_coming:
            _change(seats, first, reply)
        else:
            _begin(seats, registration, reply)
        return Outcome(State(registration.state), registration)


def add(
    page: EventPage, reply: Reply, *, by: Any, tell: Teller = mailing.tell_state
) -> Registration:
    """Take an answer that the manager gives for somebody, by the same rules, at any time.

    Raise KnownError when the person has a seat or a place in line already.
    """
    with held(page) as seats:
        if seats.event.is_cancelled or seats.event.has_ended(seats.now):
            raise ClosedError
        seats.go_on()
        first = _first_answer(seats, reply)
        if first and first.is_coming:
            raise KnownError(first)
        registration = first or Registration(event=seats.event, email=reply.email, added_by=by)
        _begin(seats, registration, reply, tell)
        return registration


def change(registration: Registration, reply: Reply) -> Registration:
    """Change an answer for its owner; raise NoRoomError rather than give up the seat."""
    with held(registration.event) as seats:
        seats.go_on()
        current = Registration.objects.select_for_update().get(pk=registration.pk)
        if seats.event.is_cancelled or seats.event.has_ended(seats.now):
            raise ClosedError
        if current.is_coming:
            _change(seats, current, reply)
        elif not seats.event.is_taking_registrations(seats.now):
            raise ClosedError
        else:
            _begin(seats, current, reply)
        return current


def cancel(
    registration: Registration, *, is_silent: bool = False, kind: str = mailing.LEFT
) -> bool:
    """Give up a seat or a place in line, and offer what is free; tell whether there was one.

    A silent one sends no mail to whoever gives it up. `kind` is that of the mail.
    """
    with held(registration.event) as seats:
        current = Registration.objects.select_for_update().get(pk=registration.pk)
        if not current.is_coming:
            return False
        _leave(seats, current, is_silent=is_silent, kind=kind)
        return True


def _first_answer(seats: Seats, reply: Reply) -> Registration | None:
    return seats.event.registrations.select_for_update().of(reply.email).first()


def _begin(
    seats: Seats,
    registration: Registration,
    reply: Reply,
    tell: Teller = mailing.tell_state,
) -> None:
    """Store the answer of somebody who has no seat and no place in line."""
    _note(registration, reply)
    registration.sequence += bool(registration.pk)  # a calendar may have an older entry
    if reply.is_no:
        registration.state, registration.mode = State.DECLINED, ""
        registration.place = registration.offered_until = None
    else:
        seats.seat_or_queue(registration, reply.answer)
    registration.save()
    known.begin(seats.roll, seats.event)
    _keep_question(registration, reply)
    tell(registration)


def _change(seats: Seats, registration: Registration, reply: Reply) -> None:
    """Store a new answer of somebody who has a seat or a place in line."""
    if reply.is_no:
        _note(registration, reply)
        registration.save()
        _keep_question(registration, reply)
        _leave(seats, registration)
        return
    is_moved = reply.answer != registration.mode
    if is_moved:
        _move(seats, registration, reply.answer)
    elif registration.state == State.OFFERED:
        registration.confirm()
    _note(registration, reply)
    registration.save()
    _keep_question(registration, reply)
    mailing.tell_state(registration)
    if is_moved:
        seats.go_on()


def _move(seats: Seats, registration: Registration, mode: str) -> None:
    is_seated = registration.state in State.seated()
    if is_seated and not seats.has_room(mode):
        raise NoRoomError
    seats.seat_or_queue(registration, mode)
    registration.sequence += 1


def _leave(
    seats: Seats,
    registration: Registration,
    *,
    is_silent: bool = False,
    kind: str = mailing.LEFT,
) -> None:
    had_seat = registration.state == State.CONFIRMED
    registration.state = State.CANCELLED
    registration.place = registration.offered_until = None
    registration.proposed = {}
    registration.sequence += had_seat
    registration.save()
    if not is_silent:
        mailing.tell_cancelled(registration, had_seat=had_seat, kind=kind)
    seats.go_on()


def _ask_owner(seats: Seats, known: Registration, reply: Reply) -> Outcome:
    """Ask by mail whether the answer is the owner's, when it says something else."""
    has_bounced = bool(known.bounced_at)
    known.bounced_at = None  # who gives the address again says that mail reaches it
    if reply.says_something_else(known):
        known.proposed = reply.as_values()
        known.save(update_fields=["proposed", "bounced_at"])
        mailing.ask_owner(known)
    else:
        known.save(update_fields=["bounced_at"])
        mailing.tell_state(known, is_repeated=not has_bounced)
    if reply.is_no:
        return Outcome(State.DECLINED)
    return Outcome(State.CONFIRMED if seats.has_room(reply.answer) else State.WAITING)


def _note(registration: Registration, reply: Reply) -> None:
    """Take over the details; what is left empty says nothing, unless the answer is complete."""
    for name in DETAILS:
        value = getattr(reply, name)
        if value or reply.is_complete:
            setattr(registration, name, value)
    registration.language = reply.language
    registration.proposed, registration.bounced_at = {}, None
    if reply.consent:
        registration.consent, registration.consent_version = reply.consent, CONSENT_VERSION
        registration.consented_at = timezone.now()


def _keep_question(registration: Registration, reply: Reply) -> None:
    """Keep a question that was not asked before."""
    if not reply.question or registration.questions.filter(text=reply.question).exists():
        return
    registration.questions.create(
        event=registration.event, text=reply.question, language=reply.language
    )
