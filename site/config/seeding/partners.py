"""Seeds the calendar of a partner that is made up, as a file that the partner could have sent."""

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from icalendar import Calendar, Event, vRecur

from config.seeding.reading import records
from events.models import EventPage, PartnerCalendar
from events.partners.actions import refresh

KIND = "partners"
FRIDAY = 4


def seed_partners() -> int:
    """Add the partners that are missing, and read their calendars; return how many were added."""
    added = 0
    for record in records(KIND):
        if PartnerCalendar.objects.filter(name=record["name"]).exists():
            continue
        meeting = EventPage.objects.live().after(timezone.now()).first()
        beside = meeting.local_starts_at if meeting else None
        file = ContentFile(calendar_of(record["activities"], beside), name="kalender.ics")
        calendar = PartnerCalendar.objects.create(
            name=record["name"], website=record["website"], file=file
        )
        refresh(calendar.pk)
        added += 1
    return added


def calendar_of(activities: list[dict[str, Any]], beside: dt.datetime | None) -> bytes:
    """Return the file, with an activity beside our own next meeting if there is one."""
    calendar = Calendar()
    calendar.add("prodid", "-//made up//")
    calendar.add("version", "2.0")
    for number, activity in enumerate(activities):
        calendar.add_component(_event(activity, beside, f"{number}@partnerskapet.example"))
    text: bytes = calendar.to_ical()
    return text


def _event(activity: dict[str, Any], beside: dt.datetime | None, uid: str) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", timezone.now())
    event.add("summary", activity["title"])
    event.add("location", activity.get("online") or activity["place"])
    event.add("status", activity.get("status", "CONFIRMED"))
    if "rule" in activity:
        event.add("rrule", vRecur.from_ical(activity["rule"]))
    is_beside = activity.get("beside_next_meeting") and beside
    starts = beside if is_beside else _starts(activity)
    event.add("dtstart", starts)
    length = {"days": activity["days"]} if "days" in activity else {"hours": activity["hours"]}
    event.add("dtend", starts + dt.timedelta(**length))
    return event


def _starts(activity: dict[str, Any]) -> dt.date:
    """Return a day, or a time on a day, between Monday and Friday."""
    day = timezone.localdate() + dt.timedelta(days=activity.get("in_days", 20))
    day += dt.timedelta(days=max(0, day.weekday() - FRIDAY) and 7 - day.weekday())
    if "days" in activity:
        return day
    clock = dt.time.fromisoformat(activity.get("starts", "13:00"))
    return timezone.make_aware(dt.datetime.combine(day, clock))
