"""What the manager does with one registration; each is written into the history of the meeting."""

from functools import partial
from typing import Any

from django.db.models import Q
from django.utils import timezone

from access.models import Disclosure, SignedLink
from access.personal_data import log_disclosure
from events.attendees.forms import CONSENT
from events.enums import State
from events.models import EventPage, Registration
from events.registration import actions, audit_log, notifications
from events.registration.actions import AlreadyRegisteredError, NoRoomError, Notify
from events.registration.answers import Reply
from events.registration.mail_status import withdraw_emails
from events.registration.privacy import erase_one
from events.registration.seats import CAPACITIES, Seats, lock_seats

REMOVED, CALLED_OFF = "events.removed", "events.called_off"
DETAILS = ("name", "email", "organisation", "language", "access_needs", "food_needs")
IN_LINE = (State.WAITING, State.OFFERED, State.LAPSED)


class MissingSeatsError(NoRoomError):
    """There is no seat; `count` more are needed before this person gets one."""

    def __init__(self, mode: str, count: int) -> None:
        super().__init__()
        self.mode, self.count = mode, count


def notifier(is_told: bool, event: EventPage) -> Notify:
    """Return what mails somebody how their answer stands, or does not.

    Nobody is invited to what has begun or is cancelled.
    """
    if is_told and timezone.now() < event.starts_at and not event.is_cancelled:
        return partial(notifications.notify_state, key=notifications.manager_key())
    return lambda registration: None


def add(event: EventPage, reply: Reply, user: Any, *, is_told: bool) -> Registration:
    """Add somebody by the rules for all: a free seat, or the last place in line."""
    notify = notifier(is_told, event)
    registration = actions.add(event, reply, by=user, notify=notify)
    audit_log.write(event, "events.add", user, number=registration.pk)
    return registration


def edit(registration: Registration, given: dict[str, Any], user: Any) -> Registration:
    """Change what is known about somebody; raise KnownError for the address of another."""
    with lock_seats(registration.event) as seats:
        current = _current(registration)
        others = seats.event.registrations.exclude(pk=current.pk)
        other = others.of(given["email"]).first() if given["email"] else None
        if other:
            raise AlreadyRegisteredError(other)
        if has_moved := given["email"] != current.email:
            withdraw_emails([current.uid], current.email)
        _take_over(current, given, has_moved=has_moved)
        notifier(given["tell"], seats.event)(current)
        audit_log.write(seats.event, "events.edit", user, number=current.pk)
        if has_moved:
            seats.advance()
    if has_moved:
        _close_links(current)
    return current


def move(registration: Registration, mode: str, user: Any) -> Registration | None:
    """Move somebody between on site and online; return nothing when there is nothing to move.

    Who has a seat keeps it unless there is another.
    """
    with lock_seats(registration.event) as seats:
        current = _current(registration)
        if not current.is_coming or current.mode == mode or not seats.event.offers_mode(mode):
            return None
        if current.state in State.seated() and not seats.has_room(mode):
            raise MissingSeatsError(mode, _missing(seats, mode))
        seats.seat_or_queue(current, mode)
        current.sequence += 1
        current.save()
        notifier(True, seats.event)(current)
        audit_log.write(seats.event, "events.move", user, number=current.pk, mode=mode)
        seats.advance()
        return current


def confirm(registration: Registration, user: Any) -> bool:
    """Give somebody in line a seat out of turn, never one that there is not; tell whether so."""
    notify = notifier(True, registration.event)
    try:
        is_confirmed = actions.confirm_by_hand(registration, notify)
    except NoRoomError as error:
        with lock_seats(registration.event) as seats:
            missing = _missing(seats, registration.mode, registration.place)
        raise MissingSeatsError(registration.mode, missing) from error
    if is_confirmed:
        audit_log.write(registration.event, "events.confirm", user, number=registration.pk)
    return is_confirmed


def cancel(registration: Registration, user: Any, *, is_told: bool) -> None:
    """Take somebody off the list; the seat is offered to the next in line."""
    is_silent = not is_told or registration.event.has_ended()
    if actions.cancel(registration, is_silent=is_silent, kind=REMOVED):
        audit_log.write(registration.event, "events.cancel", user, number=registration.pk)


def resend(registration: Registration, user: Any) -> bool:
    """Send how it stands once more, also where mail came back; tell whether there was a mail."""
    if not registration.email or registration.event.has_ended():
        return False
    if registration.state in (State.LAPSED, State.WALKED_IN):
        return False
    Registration.objects.filter(pk=registration.pk).update(bounced_at=None)
    registration.bounced_at = None
    # A second press within the same minute is the same press.
    key = f"events.resend:{registration.uid}:{timezone.now():%Y%m%d%H%M}"
    if registration.event.is_cancelled:
        has_seat = registration.state == State.CONFIRMED
        method = notifications.CANCEL if has_seat else ""
        notifications.send(CALLED_OFF, registration, method=method, carries=[], key=key)
    elif registration.state == State.CANCELLED:
        notifications.send(REMOVED, registration, method=notifications.CANCEL, carries=[], key=key)
    else:
        notifications.notify_state(registration, key=key)
    audit_log.write(registration.event, "events.resend", user, number=registration.pk)
    return True


def erase(registration: Registration, user: Any) -> None:
    """Erase who somebody is; what is left can only be counted."""
    event, number = registration.event, registration.pk
    erase_one(registration)
    subject = f"{Registration._meta.verbose_name} {number}"
    log_disclosure(Disclosure.Action.ERASED, subject, user=user)
    audit_log.write(event, "events.erase", user, number=number)


def _current(registration: Registration) -> Registration:
    """Return the row as it is now, held."""
    return Registration.objects.select_for_update().get(pk=registration.pk)


def _take_over(current: Registration, given: dict[str, Any], *, has_moved: bool) -> None:
    for name in DETAILS:
        if name in given:
            setattr(current, name, given[name])
    if has_moved:
        current.bounced_at, current.proposed = None, {}
    if not given.get("consent"):
        current.consent = current.consent_version = ""
    elif not current.consent:
        current.consent, current.consent_version = str(CONSENT), actions.CONSENT_VERSION
        current.consented_at = timezone.now()
    current.save()


def _missing(seats: Seats, mode: str, place: int | None = None) -> int:
    """Return how many seats to add: the first ones go to those who stand before in line."""
    capacity = getattr(seats.event, CAPACITIES[mode])
    if capacity is None:
        return 0
    before = seats.event.registrations.waiting(mode).reached()
    if place is not None:
        before = before.filter(place__lt=place)
    taken = seats.event.registrations.seated(mode).count()
    return max(1, taken + before.count() + 1 - capacity)


def _close_links(registration: Registration) -> None:
    """Close the links that went to the address before."""
    uid = str(registration.uid)
    about = Q(subject=uid) | Q(subject__startswith=f"{uid}:")
    SignedLink.objects.filter(about, purpose__startswith="events.").delete()
