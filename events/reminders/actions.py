"""Reminds those who come to a meeting of it, and thanks them once there is something to read.

Done once a day; twice a day, two at a time or a day late does no harm. Each person is read again
while the list is locked: who has cancelled meanwhile gets no mail.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import get_language_info

from access.models import OutgoingMail
from content.duties import one_by_one
from events import times
from events.enums import State
from events.models import EventPage, Registration
from events.registration import announced, notifications
from events.registration.seats import lock_seats
from events.reminders.recipients import recipients_of, unsent
from events.reminders.schedule import THANKS_DAYS, MailRound, reminder_now, thanks_now

REMINDER, STILL_WAITING = "events.reminder", "events.still_waiting"
THANKS = "events.thanks"
MATERIAL = {
    "notes": "afterwards",
    "decisions": "decisions",
    "presentations": "presentations",
    "recording": "recording_url",
}
RoundNow = Callable[[EventPage, dt.datetime], MailRound | None]
Send = Callable[[Registration, str], OutgoingMail | None]  # to whom, and under which key


def send_reminders(now: dt.datetime | None = None) -> int:
    """Write the reminders that are due; return how many.

    Raise SomeFailedError, when all have had their turn, if some could not be written.
    """
    now = now or timezone.now()
    coming = EventPage.objects.live().filter(starts_at__gt=now)
    with_people = coming.filter(pk__in=Registration.objects.coming().values("event"))
    events = with_people.defer_streamfields().order_by("pk")
    return one_by_one(events, lambda event: _remind(event, now))


def send_thanks(now: dt.datetime | None = None) -> int:
    """Write the thanks that are due; return how many.

    Raise SomeFailedError, when all have had their turn, if some could not be written.
    """
    now = now or timezone.now()
    begun = now - dt.timedelta(days=2 * THANKS_DAYS)  # a meeting may last some days
    held_lately = EventPage.objects.live().filter(starts_at__gt=begun, starts_at__lt=now)
    with_people = held_lately.filter(pk__in=Registration.objects.named().values("event"))
    events = with_people.order_by("pk")
    return one_by_one(events, lambda event: _send_round(event, now, thanks_now, _send_thanks))


def material_of(page: EventPage) -> list[str]:
    """Return what the page of a meeting has to read, by name."""
    return [name for name, field in MATERIAL.items() if getattr(page, field)]


def _remind(event: EventPage, now: dt.datetime) -> int:
    if reminder_now(event, now) is None:
        return 0
    uninformed = _uninformed_keys(event)

    def send(person: Registration, key: str) -> OutgoingMail | None:
        kind = REMINDER if person.state == State.CONFIRMED else STILL_WAITING
        context = _reminder_context(person, has_news=person.pk in uninformed)
        return notifications.send(kind, person, key=key, **context)

    return _send_round(event, now, reminder_now, send)


def _send_round(event: EventPage, now: dt.datetime, round_now: RoundNow, send: Send) -> int:
    """Write what is due of a meeting to each who has not got it."""
    going = round_now(event, now)
    if going is None:
        return 0
    people = Registration.objects.filter(pk__in=unsent(event, going)).order_by("pk")

    def write(person: Registration) -> int:
        with lock_seats(event, now) as seats:
            if round_now(seats.event, now) != going:
                return 0
            people = recipients_of(seats.event, going).select_for_update()
            current = people.filter(pk=person.pk).first()
            if current is None:
                return 0
            current.event = seats.event
            return int(send(current, going.key(current.uid)) is not None)

    return one_by_one(people, write)


def _uninformed_keys(event: EventPage) -> set[int]:
    """Return who knows something of the meeting that is no longer true."""
    participant_list = getattr(event, "participant_list", None)
    return {
        person.pk for group in announced.uninformed(participant_list) for person in group.people
    }


def _send_thanks(person: Registration, key: str) -> OutgoingMail | None:
    return notifications.send(THANKS, person, carries=[], key=key, **_thanks_context(person))


def _reminder_context(person: Registration, *, has_news: bool) -> dict[str, object]:
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


def _thanks_context(person: Registration) -> dict[str, Any]:
    """Return what there is to read and where, in the reader's language if that is written."""
    own = person.event.in_language(person.language)
    page = own if own.has_outcome else person.event
    written_in = page.locale.language_code
    with translation.override(person.language):
        foreign = str(get_language_info(written_in)["name_translated"]).capitalize()
    return {
        "url": f"{page.full_url}#afterwards" if page.full_url else "",
        "material": material_of(page),
        "language": "" if written_in == person.language else foreign,
        "has_come": person.attended_at is not None,
    }
