"""Meetings as iCalendar (RFC 5545), for the reader's own calendar, and the site's time zone."""

import datetime as dt
from collections.abc import Iterable
from datetime import UTC

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

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


def uid_of(event) -> str:
    """Return what calendars know a meeting by, in every file, feed and mail of ours."""
    return str(event.translation_key)


def sequence_of(event) -> int:
    """Return the version of what calendars are told of a meeting: it only grows."""
    return event.live_revision_id or 0


def _entry(event, request: HttpRequest) -> Event:
    changed = event.changed_at.astimezone(UTC).replace(microsecond=0)
    address = event.get_full_url(request)
    entry = Event()
    entry.add("uid", uid_of(event))
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("sequence", sequence_of(event))
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


CENTRAL_EUROPEAN = "Europe/Stockholm"
HOUR = dt.timedelta(hours=1)
FIRST = 1996  # since when the European Union changes its clocks on these days


def site_time_zone(moment: dt.datetime) -> Timezone:
    """Return the rules by which the clocks of the site are changed around a moment.

    Those of Sweden as recurrences, which every calendar reads; lists of days, as the library
    makes them for any other zone, are not read alike by all.
    """
    name = str(timezone.get_default_timezone())
    if name == CENTRAL_EUROPEAN:
        return _central_european()
    years = dt.date(moment.year - 1, 1, 1), dt.date(moment.year + 1, 12, 31)
    return Timezone.from_tzid(name, first_date=years[0], last_date=years[1])


def _central_european() -> Timezone:
    zone = Timezone()
    zone.add("tzid", CENTRAL_EUROPEAN)
    summer, winter = TimezoneDaylight(), TimezoneStandard()
    _rule(summer, "CEST", dt.datetime(FIRST, 3, 31, 2), HOUR)
    _rule(winter, "CET", dt.datetime(FIRST, 10, 27, 3), 2 * HOUR)
    zone.add_component(summer)
    zone.add_component(winter)
    return zone


def _rule(
    part: TimezoneDaylight | TimezoneStandard,
    name: str,
    first: dt.datetime,
    before: dt.timedelta,
) -> None:
    """Say that the clocks are changed on the last Sunday of a month."""
    part.add("dtstart", first)
    part.add("rrule", {"freq": "yearly", "bymonth": first.month, "byday": "-1SU"})
    part.add("tzname", name)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", 3 * HOUR - before)
