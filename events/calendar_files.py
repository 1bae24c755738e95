"""Meetings as iCalendar (RFC 5545), for the reader's own calendar."""

from collections.abc import Iterable
from datetime import UTC

from django.http import HttpRequest
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

REFRESH = "PT12H"


def calendar_file(events: Iterable, name: str, request: HttpRequest) -> bytes:
    """Return the meetings as one calendar, every time in UTC."""
    calendar = Calendar()
    calendar.add("prodid", "-//events//Wagtail calendar//")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    calendar.add("x-published-ttl", REFRESH)
    for event in events:
        calendar.add_component(_entry(event, request))
    return calendar.to_ical()


def _entry(event, request: HttpRequest) -> Event:
    changed = event.changed_at.astimezone(UTC).replace(microsecond=0)
    address = event.get_full_url(request)
    entry = Event()
    entry.add("uid", str(event.translation_key))
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("sequence", event.live_revision_id or 0)
    entry.add("dtstart", event.starts_at.astimezone(UTC))
    if event.ends_at:
        entry.add("dtend", event.ends_at.astimezone(UTC))
    entry.add("summary", event.title)
    entry.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    entry.add("location", event.where)
    entry.add("url", address)
    entry.add("description", _description(event, address))
    return entry


def _description(event, address: str) -> str:
    joined = event.public_online_url
    link = _("Join online: %(url)s") % {"url": joined} if joined else ""
    return "\n\n".join(part for part in (event.summary, link, address) if part)
