"""When an activity takes place: once, or again and again, with all its exceptions."""

import datetime as dt
import re
import zoneinfo
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import recurring_ical_events
from icalendar import Calendar, Event
from icalendar.timezone import tzp

from events.ical_reader import limits
from events.ical_reader.components import CalendarParts, Component
from events.ical_reader.errors import LeftOutError

SLOW_ENOUGH = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
OF_THE_CLOCK = {"BYHOUR", "BYMINUTE", "BYSECOND"}
REPEATED = ("RRULE", "RDATE", "RECURRENCE-ID")
DAY = dt.timedelta(days=1)
DAY_IN_DIGITS = re.compile(r"\d{8}(?:T|$|[^\w])", re.ASCII)
UNTIL = re.compile(r"UNTIL=(\d{8})([^;]*)", re.IGNORECASE)


@dataclass(frozen=True)
class Window:
    """The days that are asked for, on our clocks; a time without a zone may be meant elsewhere."""

    starts: dt.datetime
    ends: dt.datetime
    zone: dt.tzinfo
    elsewhere: str = ""

    @classmethod
    def ahead(cls, now: dt.datetime, zone: dt.tzinfo) -> "Window":
        """Return the days from this one on."""
        today = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
        return cls(today, today + limits.DAYS_AHEAD * DAY, zone)

    def within(self, zone: str) -> "Window":
        """Return the same days, for a calendar that says which clocks all of it is meant by."""
        return replace(self, elsewhere=_zone_name(zone))

    def moment(self, value: dt.date) -> dt.datetime:
        """Return a day or a time of any kind as a moment on our clocks."""
        if not isinstance(value, dt.datetime):
            return dt.datetime.combine(value, dt.time(), self.zone)
        if not value.tzinfo:
            meant = zoneinfo.ZoneInfo(self.elsewhere) if self.elsewhere else self.zone
            value = value.replace(tzinfo=meant)
        return value.astimezone(self.zone)

    @property
    def last_day(self) -> str:
        """Return the last day that anybody asks for, as calendars write it."""
        return (self.ends + 2 * DAY).strftime("%Y%m%d")

    def is_before(self, value: str) -> bool:
        """Tell whether a date as calendars write it is well over, without understanding it."""
        is_day = DAY_IN_DIGITS.match(value)
        return bool(is_day) and value[:8] < (self.starts - 2 * DAY).strftime("%Y%m%d")


@dataclass(frozen=True)
class Occurrence:
    """One time that an activity takes place, and what is said of it."""

    starts: dt.datetime
    ends: dt.datetime | None
    is_all_day: bool
    event: Event

    def is_in(self, window: Window) -> bool:
        """Tell whether it is asked for: neither over nor far away."""
        return self.starts < window.ends and (self.ends or self.starts) >= window.starts

    @property
    def is_too_long(self) -> bool:
        """Tell whether it goes on for so long that it is no activity to come to."""
        return (self.ends or self.starts) - self.starts > limits.LONGEST_DAYS * DAY


def is_over(component: Component, window: Window) -> bool:
    """Tell whether an activity is over for good, from how its dates begin."""
    if component.has("RDATE", "RECURRENCE-ID"):
        return False
    if component.has("RRULE"):
        until = [line.upper().partition("UNTIL=")[2] for line in component.lines["RRULE"]]
        return all(window.is_before(value) for value in until) and not component.has("DURATION")
    last = component.value("DTEND" if component.has("DTEND") else "DTSTART")
    return window.is_before(last) and not component.has("DURATION")


def occurrences(components: list[Component], window: Window) -> Iterator[Occurrence]:
    """Return when one activity takes place, from all that is said of it."""
    events = [_event(component, window) for component in components]
    if len(events) == 1 and not components[0].has(*REPEATED):
        found = events
    else:
        found = _repeated(events, window)
    for event in found[: limits.MOST_ACTIVITIES]:
        occurrence = _occurrence(event, window)
        if occurrence.is_in(window):
            if occurrence.is_too_long:
                raise LeftOutError("too_long")
            yield occurrence


def odd_line(component: Component, window: Window) -> str:
    """Return the line for which an activity cannot be understood, if it is one alone."""
    start = component.lines.get("DTSTART", [])
    for name, lines in component.lines.items():
        for line in lines:
            alone = Component({"DTSTART": [*start], name: [line]})
            try:
                list(occurrences([alone], window))
            except Exception:
                return line[: limits.SHOWN_LINE]
    return ""


def learn_zones(parts: CalendarParts) -> None:
    """Make the zones known that a calendar explains itself, where the world has no such name."""
    tzp.use_default()
    for text in parts.zones:
        # What cannot be understood is no zone, and its times are read on our clocks.
        with suppress(Exception, limits.OutOfTimeError), limits.of_the_processor():
            if _changes_once_a_year(text):
                Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n")


def _zone_name(name: str) -> str:
    """Return the name of the zone that a whole calendar is said to be in, if there is one."""
    try:
        return zoneinfo.ZoneInfo(name).key
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return ""


def _changes_once_a_year(text: str) -> bool:
    rules = [line for line in text.split("\r\n") if line.upper().startswith("RRULE")]
    return all("FREQ=YEARLY" in line.upper() for line in rules)


def _event(component: Component, window: Window) -> Event:
    has_hours = "T" in component.value("DTSTART")
    rules = component.lines.get("RRULE", [])
    bounded = [_bounded(rule, window.last_day, has_hours=has_hours) for rule in rules]
    event = Event.from_ical(Component({**component.lines, "RRULE": bounded}).text())
    if not isinstance(event, Event) or "DTSTART" not in event:
        raise LeftOutError("no_start")
    _check_size(event)
    return event


def _bounded(rule: str, last_day: str, *, has_hours: bool) -> str:
    """Return a rule that ends when nobody asks any more, so that looking for more ends too.

    A rule that ends with a day, where a moment should stand, means all of that day.
    """
    given = UNTIL.search(rule)
    if not given:
        return f"{rule};UNTIL={last_day}T235959Z"
    if given[1] > last_day:
        return UNTIL.sub(f"UNTIL={last_day}T235959Z", rule)
    if has_hours and not given[2]:
        return UNTIL.sub(r"UNTIL=\1T235959Z", rule)
    return rule


def _check_size(event: Event) -> None:
    """Raise when an activity takes place more often than anybody could go to it."""
    rules = _listed(event.get("RRULE"))
    if len(rules) > limits.MOST_RULES or not all(_is_slow(rule) for rule in rules):
        raise LeftOutError("too_often")
    named = [date for name in ("RDATE", "EXDATE") for date in _listed(event.get(name))]
    if sum(len(dates.dts) for dates in named) > limits.MOST_DATES:
        raise LeftOutError("too_often")


def _is_slow(rule: Any) -> bool:
    times = [rule.get(name, []) for name in OF_THE_CLOCK]
    is_forward = all(step > 0 for step in rule.get("INTERVAL", []))
    return is_forward and rule["FREQ"][0] in SLOW_ENOUGH and all(len(each) <= 1 for each in times)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _repeated(events: list[Event], window: Window) -> list[Any]:
    calendar = Calendar()
    if window.elsewhere:
        calendar.add("X-WR-TIMEZONE", window.elsewhere)
    for event in events:
        calendar.add_component(event)
    return recurring_ical_events.of(calendar).between(window.starts, window.ends)


def _occurrence(event: Event, window: Window) -> Occurrence:
    start = _date(event, "DTSTART")
    is_all_day = not isinstance(start, dt.datetime)
    end = _end(event, start, is_all_day=is_all_day)
    starts = window.moment(start)
    ends = window.moment(end) if end else None
    return Occurrence(starts, ends if ends and ends > starts else None, is_all_day, event)


def _end(event: Event, start: dt.date, *, is_all_day: bool) -> dt.date | None:
    if "DTEND" in event:
        end = _date(event, "DTEND")
        return end if not is_all_day or end > start else start + DAY
    if "DURATION" in event:
        length = event["DURATION"].dt
        if not isinstance(length, dt.timedelta):
            raise ValueError("No length.")
        return start + length
    return start + DAY if is_all_day else None


def _date(event: Event, name: str) -> dt.date:
    value = event[name].dt
    if not isinstance(value, dt.date):
        raise ValueError("A time without a day.")
    return value
