"""Takes the answers to a meeting, and to the seats that are offered: each person has one seat.

Nobody is put out of theirs by another, and whoever manages the meeting goes by the same rules.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from events.enums import State
from events.models import EventPage, Registration
from events.registration import announced, mail_status, notifications
from events.registration.answers import DETAILS, NOT_THEN, Reply
from events.registration.seats import Seats, lock_seats
from headless.visibility import is_open

Notify = Callable[[Registration], None]  # mails somebody how their answer stands
CONSENT_VERSION = "2026-11"  # a new one whenever the words in `forms` change


class ClosedError(Exception):
    """The meeting takes no more answers."""


class NoRoomError(Exception):
    """There is no seat of the kind that was asked for; what the person has stays."""


class AlreadyRegisteredError(Exception):
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
    with lock_seats(page) as seats:
        if not _takes_answers(seats):
            raise ClosedError
        seats.advance()
        existing = _existing_answer(seats, reply)
        if existing and existing.is_coming and existing != own:
            return _ask_owner(seats, existing, reply)
        registration = existing or Registration(event=seats.event, email=reply.email)
        if existing and existing.is_coming:
            _change(seats, existing, reply)
        else:
            _begin(seats, registration, reply)
    # What takes time, others need not wait for.
    notifications.notify_if_due(registration)
    return Outcome(State(registration.state), registration)


def add(
    page: EventPage, reply: Reply, *, by: Any, notify: Notify = notifications.notify_state
) -> Registration:
    """Take an answer that the manager gives for somebody, by the same rules, at any time.

    Raise KnownError when the person has a seat or a place in line already.
    """
    with lock_seats(page) as seats:
        if seats.event.is_cancelled or seats.event.has_ended(seats.now):
            raise ClosedError
        seats.advance()
        existing = _existing_answer(seats, reply)
        if existing and existing.is_coming:
            raise AlreadyRegisteredError(existing)
        registration = existing or Registration(event=seats.event, email=reply.email, added_by=by)
        _begin(seats, registration, reply, notify)
        return registration


def change(registration: Registration, reply: Reply) -> Registration:
    """Change an answer for its owner; raise NoRoomError rather than give up the seat."""
    with lock_seats(registration.event) as seats:
        seats.advance()
        current = Registration.objects.select_for_update().get(pk=registration.pk)
        if seats.event.is_cancelled or seats.event.has_ended(seats.now):
            raise ClosedError
        if current.is_coming:
            _change(seats, current, reply)
        elif not _takes_answers(seats):
            raise ClosedError
        else:
            _begin(seats, current, reply)
    notifications.notify_if_due(current)
    return current


def cancel(
    registration: Registration, *, is_silent: bool = False, kind: str = notifications.LEFT
) -> bool:
    """Give up a seat or a place in line, and offer what is free; tell whether there was one.

    A silent one sends no mail to whoever gives it up. `kind` is that of the mail.
    """
    with lock_seats(registration.event) as seats:
        current = Registration.objects.select_for_update().get(pk=registration.pk)
        if not current.is_coming:
            return False
        _leave(seats, current, is_silent=is_silent, kind=kind)
        return True


def _takes_answers(seats: Seats) -> bool:
    """Tell whether the public may answer: not to a hidden meeting, whatever page it came from."""
    return seats.event.is_taking_registrations(seats.now) and is_open(seats.event)


def _existing_answer(seats: Seats, reply: Reply) -> Registration | None:
    return seats.event.registrations.select_for_update().of(reply.email).first()


def _begin(
    seats: Seats,
    registration: Registration,
    reply: Reply,
    notify: Notify | None = None,
) -> None:
    """Store the answer of somebody who has no seat and no place in line.

    Without somebody who notifies at once, a mail is due when the list is free again.
    """
    is_news = not registration.pk or not reply.is_no or reply.says_something_else(registration)
    _note(registration, reply)
    registration.sequence += bool(registration.pk)  # a calendar may have an older entry
    if reply.is_no:
        registration.state, registration.mode = State.DECLINED, ""
        registration.place = registration.offered_until = None
    else:
        seats.seat_or_queue(registration, reply.answer)
    if not notify and is_news:
        registration.notify_at = seats.now
    registration.save()
    announced.start(seats.participant_list, seats.event)
    _keep_question(registration, reply)
    if notify:
        notify(registration)


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
        is_moved = True
    if is_moved or reply.says_something_else(registration) or registration.bounced_at:
        registration.notify_at = seats.now
    _note(registration, reply)
    registration.save()
    _keep_question(registration, reply)
    if is_moved:
        seats.advance()


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
    kind: str = notifications.LEFT,
) -> None:
    had_seat = registration.state == State.CONFIRMED
    registration.state = State.CANCELLED
    registration.place = registration.offered_until = registration.notify_at = None
    registration.proposed = {}
    registration.sequence += had_seat
    registration.save()
    if not is_silent:
        notifications.notify_cancelled(registration, had_seat=had_seat, kind=kind)
    seats.advance()


def _ask_owner(seats: Seats, existing: Registration, reply: Reply) -> Outcome:
    """Ask by mail whether the answer is the owner's, when it says something else."""
    has_bounced = bool(existing.bounced_at)
    existing.bounced_at = None  # who gives the address again says that mail reaches it
    if reply.says_something_else(existing):
        before, existing.proposed = existing.proposed, reply.as_values()
        if not notifications.ask_owner(existing):  # who was asked lately answers that first
            existing.proposed = before
    elif has_bounced:
        notifications.notify_state(existing)
    existing.save(update_fields=["proposed", "bounced_at"])
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
    is_about_time = reply.answer == NOT_THEN
    registration.unsuited_start = registration.event.starts_at if is_about_time else None
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


def accept_offer(registration: Registration, number: int) -> bool:
    """Take the seat that was offered the given time; tell whether it was still to be had.

    An offer that is over is honoured while the seat is free and nobody else waits for it.
    """
    with lock_seats(registration.event) as seats:
        current = Registration.objects.select_for_update().get(pk=registration.pk)
        if current.offers != number:
            return False
        current.bounced_at = None  # the link has arrived
        if current.state != State.OFFERED or current.offered_until <= seats.now:
            current.save(update_fields=["bounced_at"])
            seats.advance()
            current.refresh_from_db()
        is_late = current.state == State.LAPSED and seats.has_room(current.mode)
        if current.state != State.OFFERED and not is_late:
            return current.state == State.CONFIRMED
        mail_status.withdraw_offer(current)
        _confirm(current)
        return True


def refuse_offer(registration: Registration, number: int) -> bool:
    """Leave the seat that was offered the given time to the next in line."""
    current = Registration.objects.get(pk=registration.pk)
    if current.state != State.OFFERED or current.offers != number:
        return False
    return cancel(current)


def confirm_by_hand(
    registration: Registration, notify: Notify = notifications.notify_state
) -> bool:
    """Give somebody in line a seat out of turn; tell whether the person stood in line.

    Raise NoRoomError when there is no seat.
    """
    with lock_seats(registration.event) as seats:
        current = Registration.objects.select_for_update().get(pk=registration.pk)
        if current.state not in (State.WAITING, State.OFFERED, State.LAPSED):
            return False
        if current.state != State.OFFERED and seats.free(current.mode) == 0:
            raise NoRoomError
        _confirm(current, notify)
        return True


def _confirm(registration: Registration, notify: Notify = notifications.notify_state) -> None:
    registration.confirm()
    registration.save()
    notify(registration)
