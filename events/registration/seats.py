"""Who gets a seat: never more than there are, and in the order in which people asked.

Whoever gives or takes a seat holds the list of the meeting (`held`), so that on PostgreSQL the
row and on SQLite the one writer makes each wait for its turn. What is read before is not trusted.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property

from content.duties import SomeFailedError, one_by_one
from events.enums import Mode, State
from events.models import EventPage, MeetingSettings, ParticipantList, Registration
from events.models.registrations import RegistrationQuerySet
from events.registration import mail_status, notifications
from events.registration.mail_status import DeliveryStatus
from events.registration.offer_times import offer_end

CAPACITIES = {Mode.ON_SITE.value: "capacity_on_site", Mode.ONLINE.value: "capacity_online"}
SAVED = ["state", "offered_until", "offers", "changed_at"]
MINUTE = dt.timedelta(minutes=1)
SHARE = 4  # an offer lasts at most this part of the time that is left


@dataclass
class Seats:
    """The seats of one meeting, while its list is held."""

    event: EventPage
    participant_list: ParticipantList
    now: dt.datetime

    @cached_property
    def settings(self) -> MeetingSettings:
        """Return how long seats are offered; most who answer need not know."""
        return MeetingSettings.load()

    def free(self, mode: str) -> int | None:
        """Return how many seats of a kind are left; nothing when there is no limit."""
        capacity = getattr(self.event, CAPACITIES[mode])
        if capacity is None:
            return None
        return max(0, capacity - self.event.registrations.seated(mode).count())

    def has_room(self, mode: str) -> bool:
        """Tell whether somebody new gets a seat of a kind: not before those who wait.

        RecipientGroup mail does not reach is passed by, and keeps the place in line.
        """
        free = self.free(mode)
        is_first = not self.event.registrations.waiting(mode).reached().exists()
        return (free is None or free > 0) and is_first

    def seat_or_queue(self, registration: Registration, mode: str) -> None:
        """Give a seat of a kind, or the last place in its line."""
        registration.mode = mode
        registration.offered_until = None
        if self.has_room(mode):
            registration.state, registration.place = State.CONFIRMED, None
        else:
            self.participant_list.last_place += 1
            self.participant_list.save(update_fields=["last_place"])
            registration.state, registration.place = (
                State.WAITING,
                self.participant_list.last_place,
            )

    def advance(self) -> int:
        """End the offers that nobody answered, offer what is free; return how many offers."""
        if self.event.is_cancelled:
            self._withdraw_offers()
            return 0
        offered = self.event.registrations.filter(state=State.OFFERED)
        for registration in offered.order_by("place", "pk"):
            self._check_offer(registration)
        if self.now >= self.event.starts_at:
            return 0
        return sum(self._offer(mode) for mode in CAPACITIES if self.event.offers_mode(mode))

    def _withdraw_offers(self) -> None:
        """Put those with an offer back in line: if it is held after all they are the first."""
        self.event.registrations.filter(state=State.OFFERED).update(
            state=State.WAITING, offered_until=None
        )

    def _check_offer(self, registration: Registration) -> None:
        """End an offer that nobody answered; one whose mail has not gone waits for it."""
        is_over = registration.offered_until <= self.now
        if self.now >= self.event.starts_at:
            mail_status.withdraw_offer(registration)
            self._expire(registration)
            return
        status = mail_status.delivery_status(registration)
        if status == DeliveryStatus.REFUSED or not registration.is_reached:
            self._skip(registration)
            return
        match status:
            case DeliveryStatus.WAITING:
                self._extend_offer(registration)
            case DeliveryStatus.FAILED if is_over:
                mail_status.withdraw_offer(registration)
                self._offer_to(registration)
            case DeliveryStatus.SENT if is_over:
                self._expire(registration)
                notifications.notify_lapsed(registration)

    def _skip(self, registration: Registration) -> None:
        """Put somebody whom mail does not reach back in line, where only the manager helps."""
        mail_status.withdraw_offer(registration)
        registration.state, registration.offered_until = State.WAITING, None
        registration.bounced_at = registration.bounced_at or (
            self.now if registration.email else None
        )
        registration.save(update_fields=[*SAVED, "bounced_at"])

    def _extend_offer(self, registration: Registration) -> None:
        """Let the time to answer begin anew: the mail has not gone yet."""
        until = self.offer_end()
        if until - registration.offered_until < MINUTE:
            return
        if mail_status.postpone(registration, until):
            registration.offered_until = until
            registration.save(update_fields=["offered_until"])

    def _expire(self, registration: Registration) -> None:
        registration.state = State.LAPSED
        registration.offered_until = None
        registration.save(update_fields=SAVED)

    def _offer(self, mode: str) -> int:
        free = self.free(mode)
        waiting = self.event.registrations.waiting(mode).reached()
        first = list(waiting if free is None else waiting[:free])
        for registration in first:
            self._offer_to(registration)
        return len(first)

    def _offer_to(self, registration: Registration) -> None:
        registration.state = State.OFFERED
        registration.offered_until = self.offer_end()
        registration.offers += 1
        registration.save(update_fields=SAVED)
        notifications.send_offer(registration)

    def offer_end(self) -> dt.datetime:
        """Return until when a seat that is offered now is kept: shorter as the meeting nears.

        Not past the end of the registration, unless that is over already.
        """
        longest = dt.timedelta(hours=self.settings.offer_hours)
        shortest = dt.timedelta(minutes=self.settings.shortest_offer_minutes)
        starts, closes = self.event.starts_at, self.event.registration_closes_at
        limit = min(closes, starts) if closes and closes > self.now else starts
        lasts = max(min(longest, (limit - self.now) / SHARE), shortest)
        return offer_end(self.now, lasts, shortest, limit)


@contextmanager
def lock_seats(event: EventPage, now: dt.datetime | None = None) -> Iterator[Seats]:
    """Hold the list of a meeting: nobody else gives or takes a seat until this is over."""
    meeting = event.source
    ParticipantList.objects.get_or_create(event=meeting)
    with transaction.atomic():
        participant_list = ParticipantList.objects.select_for_update().get(event=meeting)
        # Read again: seats and time may have been changed while this waited for its turn.
        fresh = EventPage.objects.defer_streamfields().get(pk=meeting.pk)
        yield Seats(fresh, participant_list, now or timezone.now())


def advance_waiting_lists(now: dt.datetime | None = None) -> int:
    """End and make the offers of every meeting; return how many seats were offered.

    Raise SomeFailedError, when all have had their turn, if some could not be dealt with.
    """
    now = now or timezone.now()
    notifications.notify_all_due(now)
    over = Registration.objects.filter(state=State.OFFERED, offered_until__lte=now)
    coming = Q(starts_at__gt=now, pk__in=_in_line().values("event"))
    events = EventPage.objects.live().filter(coming | Q(pk__in=over.values("event")))
    return one_by_one(
        events.defer_streamfields().order_by("pk"), lambda event: _advance(event, now)
    )


def skip_unreachable(people: RegistrationQuerySet) -> None:
    """Offer the seats that are kept for some, whom mail does not reach, to those after them."""
    offered = people.filter(state=State.OFFERED).values("event")
    with suppress(SomeFailedError):  # the log says so, and the next look at the list goes on
        one_by_one(EventPage.objects.filter(pk__in=offered), _advance)


def advance_waiting_list_of(event: EventPage) -> None:
    """Offer what is free at one meeting, if somebody stands in line."""
    if _in_line().filter(event=event).exists():
        _advance(event)


def _in_line() -> QuerySet[Registration]:
    return Registration.objects.filter(state__in=[State.WAITING, State.OFFERED])


def _advance(event: EventPage, now: dt.datetime | None = None) -> int:
    with lock_seats(event, now) as seats:
        return seats.advance()
