"""Takes the activities out of a calendar."""

import datetime as dt
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from access import text
from events.ical_reader import limits
from events.ical_reader.components import CalendarParts, Component, split_components
from events.ical_reader.decode import lines
from events.ical_reader.occurrences import (
    Occurrence,
    Window,
    is_over,
    learn_zones,
    occurrences,
)

HIDDEN = {"PRIVATE", "CONFIDENTIAL"}
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True)
class Activity:
    """What we take of an activity, as it can be written down."""

    title: str
    place: str
    is_online: bool
    url: str
    starts: str
    ends: str | None
    is_all_day: bool
    is_cancelled: bool
    uid: str = ""


@dataclass(frozen=True)
class ParsedCalendar:
    """The activities of a calendar, and how many could not be taken."""

    activities: list[Activity]
    left_out: int


def parse_calendar(body: bytes, charset: str, window: Window) -> ParsedCalendar:
    """Return the activities of a calendar within some days, the first to start first."""
    budget = limits.Budget()
    parts = split_components(lines(body, charset))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what others wrote
        learn_zones(parts)
        found, failed = _found(parts, window.within(parts.zone), budget)
    found.sort(key=lambda each: (each.starts, each.title))
    too_many = max(0, len(found) - limits.MOST_ACTIVITIES)
    return ParsedCalendar(found[: limits.MOST_ACTIVITIES], parts.left_out + failed + too_many)


def _found(
    parts: CalendarParts, window: Window, budget: limits.Budget
) -> tuple[list[Activity], int]:
    """Return all activities, and how many could not be understood."""
    found: list[Activity] = []
    failed = 0
    for components in _by_activity(parts, window):
        budget.check()
        try:
            with limits.of_the_processor():
                found += _activities(components, window)
        except (Exception, limits.OutOfTimeError):
            failed += 1
    return found, failed


def _by_activity(parts: CalendarParts, window: Window) -> Iterator[list[Component]]:
    """Return what is said of each activity: itself, and the changes of single occasions."""
    groups: dict[str, list[Component]] = {}
    for number, component in enumerate(parts.components):
        if not is_over(component, window):
            groups.setdefault(component.value("UID") or f"without {number}", []).append(component)
    yield from groups.values()


def _activities(components: list[Component], window: Window) -> list[Activity]:
    return [
        _activity(occurrence)
        for occurrence in occurrences(components, window)
        if str(occurrence.event.get("CLASS", "")).upper() not in HIDDEN
    ]


def _activity(occurrence: Occurrence) -> Activity:
    event = occurrence.event
    title = _text(event, "SUMMARY")
    if not title:
        raise ValueError("An activity without a name.")
    place = _text(event, "LOCATION")
    named = " ".join(ADDRESS.sub(" ", place).split()).strip(" ,;|()<>")
    ends = occurrence.ends
    return Activity(
        title=title[: limits.LONGEST_TEXT],
        place=named[: limits.LONGEST_TEXT],
        is_online=named != place and not named,
        url=_address(_text(event, "URL")),
        starts=occurrence.starts.astimezone(dt.UTC).isoformat(),
        ends=ends.astimezone(dt.UTC).isoformat() if ends else None,
        is_all_day=occurrence.is_all_day,
        is_cancelled=_text(event, "STATUS").upper() == "CANCELLED",
        uid=_text(event, "UID")[: limits.LONGEST_TEXT],
    )


def _text(event: object, name: str) -> str:
    return text.line(str(event.get(name, "")))


def _address(url: str) -> str:
    is_link = ADDRESS.fullmatch(url) and len(url) <= limits.LONGEST_ADDRESS
    return url if is_link else ""
