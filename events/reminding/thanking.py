"""Thanks those who came to a meeting, once its page has something to read of it."""

import datetime as dt
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import get_language_info

from content.duties import one_by_one
from events.models import EventPage, Registration
from events.registration import mailing
from events.registration.seats import held
from events.reminding.receivers import left, receivers
from events.reminding.timetable import THANKS_DAYS, Round, thanks_now

THANKS = "events.thanks"
MATERIAL = {
    "notes": "afterwards",
    "decisions": "decisions",
    "presentations": "presentations",
    "recording": "recording_url",
}


def thank(now: dt.datetime | None = None) -> int:
    """Write the thanks that are due; return how many.

    Raise SomeFailedError, when all have had their turn, if some could not be written.
    """
    now = now or timezone.now()
    begun = now - dt.timedelta(days=2 * THANKS_DAYS)  # a meeting may last some days
    held_lately = EventPage.objects.live().filter(starts_at__gt=begun, starts_at__lt=now)
    with_people = held_lately.filter(pk__in=Registration.objects.named().values("event"))
    return one_by_one(with_people.order_by("pk"), lambda event: _thank(event, now))


def material_of(page: EventPage) -> list[str]:
    """Return what the page of a meeting has to read, by name."""
    return [name for name, field in MATERIAL.items() if getattr(page, field)]


def _thank(event: EventPage, now: dt.datetime) -> int:
    going = thanks_now(event, now)
    if going is None:
        return 0
    people = Registration.objects.filter(pk__in=left(event, going)).order_by("pk")
    return one_by_one(people, lambda person: _write(person, event, going, now))


def _write(person: Registration, event: EventPage, going: Round, now: dt.datetime) -> int:
    with held(event, now) as seats:
        if thanks_now(seats.event, now) != going:
            return 0
        people = receivers(seats.event, going).select_for_update()
        current = people.filter(pk=person.pk).first()
        if current is None:
            return 0
        current.event = seats.event
        key = going.key(current.uid)
        mail = mailing.send(THANKS, current, carries=[], key=key, **_told(current))
        return int(mail is not None)


def _told(person: Registration) -> dict[str, Any]:
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
