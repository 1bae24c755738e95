"""What is coming as iCalendar: a day for each, when it is probably announced at the earliest."""

import datetime as dt
from collections.abc import Iterable
from datetime import UTC

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from procurement.pipeline.listing import Coming

REFRESH = "PT12H"
CALENDAR = "text/calendar; charset=utf-8"


def coming_calendar(found: Iterable[Coming], name: str, page: str) -> bytes:
    """Return what is coming as one calendar; `page` is the whole address of the page."""
    calendar = Calendar()
    calendar.add("prodid", "-//procurement//Wagtail//")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    calendar.add("x-published-ttl", REFRESH)
    for each in found:
        calendar.add_component(_entry(each, page))
    return calendar.to_ical()


def _entry(each: Coming, page: str) -> Event:
    changed = each.modified_at.astimezone(UTC).replace(microsecond=0)
    entry = Event()
    entry.add("uid", f"coming-{each.anchor}@{page.split('/')[2]}")
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("dtstart", each.starts_on)
    entry.add("dtend", each.starts_on + dt.timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    words = _("Coming procurement: %(title)s (%(buyer)s)")
    entry.add("summary", words % {"title": each.title, "buyer": each.buyer})
    likely = _("Probably announced in %(quarter)s.") % {"quarter": each.quarter_in_words}
    address = f"{page}#{each.anchor}"
    entry.add("url", address)
    entry.add("description", f"{likely}\n\n{address}")
    return entry
