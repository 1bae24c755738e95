"""Who gets a seat: never more than there are, and in the order in which people asked.

Whoever gives or takes a seat holds the list of the meeting (`held`), so that on PostgreSQL the
row and on SQLite the one writer makes each wait for its turn. What is read before is not trusted.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from content.duties import SomeFailedError, one_by_one
from events.enums import Mode, State
from events.models import EventPage, MeetingSettings, ParticipantList, Registration
from events.models.registrations import RegistrationQuerySet
from events.registration import mailing, offer_mails
from events.registration.offer_mails import Fate

CAPACITIES = {Mode.ON_SITE.value: "capacity_on_site", Mode.ONLINE.value: "capacity_online"}
SAVED = ["state", "offered_until", "offers", "changed_at"]
MINUTE = dt.timedelta(minutes=1)
SHARE = 4  # an offer lasts at most this part of the time that is left


@dataclass
class Seats:
    """The seats of one meeting, while its list is held."""

    event: EventPage
    roll: ParticipantList
    now: dt.datetime
    settings: MeetingSettings = field(default_factory=MeetingSettings.load)

    def free(self, mode: str) -> int | None:
        """Return how many seats of a kind are left; nothing when there is no limit."""
        capacity = getattr(self.event, CAPACITIES[mode])
        if capacity is None:
            return None
        return max(0, capacity - self.event.registrations.seated(mode).count())

    def has_room(self, mode: str) -> bool:
        """Tell whether somebody new gets a seat of a kind: not before those who wait.

        Whom mail does not reach is passed by, and keeps the place in line.
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
            self.roll.last_place += 1
            self.roll.save(update_fields=["last_place"])
            registration.state, registration.place = State.WAITING, self.roll.last_place

    def go_on(self) -> int:
        """End the offers that nobody answered, offer what is free; return how many offers."""
        if self.event.is_cancelled:
            self._take_offers_back()
            return 0
        offered = self.event.registrations.filter(state=State.OFFERED)
        for registration in offered.order_by("place", "pk"):
            self._mind(registration)
        if self.now >= self.event.starts_at:
            return 0
        return sum(self._offer(mode) for mode in CAPACITIES if self.event.offers_mode(mode))

    def _take_offers_back(self) -> None:
        """Put those with an offer back in line: if it is held after all they are the first."""
        self.event.registrations.filter(state=State.OFFERED).update(
            state=State.WAITING, offered_until=None
        )

    def _mind(self, registration: Registration) -> None:
        """End an offer that nobody answered; one whose mail has not gone waits for it."""
        is_over = registration.offered_until <= self.now
        if self.now >= self.event.starts_at:
            offer_mails.withdraw_unsent(registration)
            self._lapse(registration)
            return
        fate = offer_mails.fate_of(registration)
        if fate == Fate.REFUSED or not registration.is_reached:
            self._pass_by(registration)
            return
        match fate:
            case Fate.WAITS:
                self._wait(registration)
            case Fate.NEVER_WENT if is_over:
                offer_mails.withdraw_unsent(registration)
                self._offer_to(registration)
            case Fate.WENT if is_over:
                self._lapse(registration)
                mailing.tell_lapsed(registration)

    def _pass_by(self, registration: Registration) -> None:
        """Put somebody whom mail does not reach back in line, where only the manager helps."""
        offer_mails.withdraw_unsent(registration)
        registration.state, registration.offered_until = State.WAITING, None
        registration.bounced_at = registration.bounced_at or (
            self.now if registration.email else None
        )
        registration.save(update_fields=[*SAVED, "bounced_at"])

    def _wait(self, registration: Registration) -> None:
        """Let the time to answer begin anew: the mail has not gone yet."""
        until = self.now + self.patience()
        if until - registration.offered_until < MINUTE:
            return
        if offer_mails.postpone(registration, until):
            registration.offered_until = until
            registration.save(update_fields=["offered_until"])

    def _lapse(self, registration: Registration) -> None:
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
        registration.offered_until = self.now + self.patience()
        registration.offers += 1
        registration.save(update_fields=SAVED)
        mailing.offer(registration)

    def patience(self) -> dt.timedelta:
        """Return how long a seat that is offered now is kept: shorter as the meeting nears."""
        longest = dt.timedelta(hours=self.settings.offer_hours)
        shortest = dt.timedelta(minutes=self.settings.shortest_offer_minutes)
        left = self.event.starts_at - self.now
        return min(max(min(longest, left / SHARE), shortest), left)


@contextmanager
def held(event: EventPage, now: dt.datetime | None = None) -> Iterator[Seats]:
    """Hold the list of a meeting: nobody else gives or takes a seat until this is over."""
    meeting = event.source
    ParticipantList.objects.get_or_create(event=meeting)
    with transaction.atomic():
        roll = ParticipantList.objects.select_for_update().get(event=meeting)
        # Read again: seats and time may have been changed while this waited for its turn.
        fresh = EventPage.objects.get(pk=meeting.pk)
        yield Seats(fresh, roll, now or timezone.now())


def go_on(now: dt.datetime | None = None) -> int:
    """End and make the offers of every meeting; return how many seats were offered.

    Raise SomeFailedError, when all have had their turn, if some could not be dealt with.
    """
    now = now or timezone.now()
    over = Registration.objects.filter(state=State.OFFERED, offered_until__lte=now)
    coming = Q(starts_at__gt=now, pk__in=_in_line().values("event"))
    events = EventPage.objects.live().filter(coming | Q(pk__in=over.values("event")))
    return one_by_one(events.defer_streamfields().order_by("pk"), lambda event: _go_on(event, now))


def offer_new_seats(sender: type, instance: EventPage, **kwargs: Any) -> None:
    """Offer the seats that publishing a meeting has added."""
    if _in_line().filter(event=instance).exists():
        _go_on(instance)


def pass_by(people: RegistrationQuerySet) -> None:
    """Offer the seats that are kept for some, whom mail does not reach, to those after them."""
    offered = people.filter(state=State.OFFERED).values("event")
    with suppress(SomeFailedError):  # the log says so, and the next look at the list goes on
        one_by_one(EventPage.objects.filter(pk__in=offered), _go_on)


def _in_line() -> QuerySet[Registration]:
    return Registration.objects.filter(state__in=[State.WAITING, State.OFFERED])


def _go_on(event: EventPage, now: dt.datetime | None = None) -> int:
    with held(event, now) as seats:
        return seats.go_on()
