"""Writes calendars as partners do, and takes them apart as the reader does."""

import datetime as dt
from zoneinfo import ZoneInfo

from events.ical_reader.occurrences import Window
from events.ical_reader.parse import parse_calendar

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOW = dt.datetime(2027, 1, 4, 12, tzinfo=STOCKHOLM)


def event(*lines, uid="1@example.org", summary="Idécafé", start="20270201T130000", **more):
    """Return one activity; further lines as they are, further properties by name."""
    started = [] if start is None else [f"DTSTART{'' if ':' in start else ':'}{start}"]
    named = [f"{name.upper().replace('_', '-')}:{value}" for name, value in more.items()]
    parts = [f"UID:{uid}", *started, f"SUMMARY:{summary}", *named, *lines]
    return "\r\n".join(["BEGIN:VEVENT", *parts, "END:VEVENT", ""])


def ics(*parts):
    """Return a calendar of activities and whatever else stands in it."""
    return "".join(["BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", *parts, "END:VCALENDAR\r\n"]).encode()


def taken(*parts, now=NOW, charset=""):
    """Return what is taken of a calendar, or of the bytes of one."""
    body = parts[0] if parts and isinstance(parts[0], bytes) else ics(*parts)
    return parse_calendar(body, charset, Window.ahead(now, STOCKHOLM))


def starts(*parts, now=NOW):
    """Return when the activities of a calendar begin, on our clocks."""
    moments = [
        dt.datetime.fromisoformat(each.starts) for each in taken(*parts, now=now).activities
    ]
    return [moment.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M") for moment in moments]


def only(*parts, now=NOW):
    """Return the one activity of a calendar."""
    (activity,) = taken(*parts, now=now).activities
    return activity
