"""Reminds those who come to a meeting of it, a week and a day before.

Done once a day; twice a day, two at a time or a day late does no harm. Each person is read again
while the list is held: who has cancelled meanwhile is not reminded.
"""

import datetime as dt

from django.utils import timezone, translation

from content.duties import one_by_one
from events import times
from events.enums import State
from events.models import EventPage, Registration
from events.registration import known, mailing
from events.registration.seats import held
from events.reminding.receivers import left, receivers
from events.reminding.timetable import Round, reminder_now

REMINDER, STILL_WAITING = "events.reminder", "events.still_waiting"


def remind(now: dt.datetime | None = None) -> int:
    """Write the reminders that are due; return how many.

    Raise SomeFailedError, when all have had their turn, if some could not be written.
    """
    now = now or timezone.now()
    coming = EventPage.objects.live().filter(starts_at__gt=now)
    with_people = coming.filter(pk__in=Registration.objects.coming().values("event"))
    events = with_people.defer_streamfields().order_by("pk")
    return one_by_one(events, lambda event: _remind(event, now))


def _remind(event: EventPage, now: dt.datetime) -> int:
    going = reminder_now(event, now)
    if going is None:
        return 0
    unaware = _unaware(event)
    people = Registration.objects.filter(pk__in=left(event, going)).order_by("pk")
    return one_by_one(people, lambda person: _write(person, event, going, now, unaware))


def _unaware(event: EventPage) -> set[int]:
    """Return who knows something of the meeting that is no longer true."""
    roll = getattr(event, "participant_list", None)
    return {person.pk for group in known.unaware(roll) for person in group.people}


def _write(
    person: Registration, event: EventPage, going: Round, now: dt.datetime, unaware: set[int]
) -> int:
    with held(event, now) as seats:
        if reminder_now(seats.event, now) != going:
            return 0
        people = receivers(seats.event, going).select_for_update()
        current = people.filter(pk=person.pk).first()
        if current is None:
            return 0
        current.event = seats.event
        mail = mailing.send(
            REMINDER if current.state == State.CONFIRMED else STILL_WAITING,
            current,
            key=going.key(current.uid),
            **_told(current, has_news=current.pk in unaware),
        )
        return int(mail is not None)


def _told(person: Registration, *, has_news: bool) -> dict[str, object]:
    """Return what a reminder tells besides the facts of today, in the reader's language."""
    event = person.event
    until = person.offered_until
    with translation.override(person.language):
        return {
            "day": times.short_day(event.starts_at),
            "has_news": has_news,
            "has_lost_form": not event.offers_mode(person.mode),
            "form": str(event.get_mode_display()),
            "until": times.moment(until) if until else "",
        }
