"""Takes the activities out of a calendar."""

import datetime as dt
import hashlib
import re
import warnings
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from access import text
from events.ical_reader import limits
from events.ical_reader.components import CalendarParts, Component, LeftOut, split_components
from events.ical_reader.decode import lines
from events.ical_reader.errors import LeftOutError
from events.ical_reader.occurrences import (
    Occurrence,
    Window,
    is_over,
    learn_zones,
    occurrences,
    odd_line,
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
    """The activities of a calendar, and what could not be taken."""

    activities: list[Activity]
    left_out: list[LeftOut]


def parse_calendar(body: bytes, charset: str, window: Window) -> ParsedCalendar:
    """Return the activities of a calendar within some days, the first to start first."""
    budget = limits.Budget()
    parts = split_components(lines(body, charset))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what others wrote
        learn_zones(parts)
        found, failed = _found(parts, window.within(parts.zone), budget)
    found.sort(key=lambda each: (each.starts, each.title))
    most = limits.MOST_ACTIVITIES
    too_many = [LeftOut(each.title, each.starts, "too_many") for each in found[most:]]
    return ParsedCalendar(found[:most], [*parts.left_out, *failed, *too_many])


def _found(
    parts: CalendarParts, window: Window, budget: limits.Budget
) -> tuple[list[Activity], list[LeftOut]]:
    """Return all activities, and those that could not be understood."""
    found: list[Activity] = []
    failed: list[LeftOut] = []
    for components in _by_activity(parts, window):
        budget.check()
        activities, left_out = _of_one(
            components, window, is_named=len(failed) < limits.MOST_NAMED
        )
        found += activities
        failed += left_out
    return found, failed


def _of_one(
    components: list[Component], window: Window, *, is_named: bool
) -> tuple[list[Activity], list[LeftOut]]:
    """Return when one activity takes place; a change that cannot be read costs only itself."""
    try:
        with limits.of_the_processor():
            return _activities(components, window), []
    except limits.OutOfTimeError:
        return [], [components[0].left_out("too_slow")]
    except Exception as error:
        if len(components) > 1:
            return _without_odd_changes(components, window, is_named=is_named)
        return [], [_why(components[0], error, window, is_named=is_named)]


def _without_odd_changes(
    components: list[Component], window: Window, *, is_named: bool
) -> tuple[list[Activity], list[LeftOut]]:
    """Return an activity with those of its changes that can be read beside it."""
    activity, *changes = components
    found, left_out = _of_one([activity], window, is_named=is_named)
    if left_out:
        return [], left_out
    lines = [(change, _odd_line(change, window)) for change in changes]
    failed = [change.left_out("odd_line", line) for change, line in lines if line]
    whole, readable = [activity], [change for change, line in lines if not line]
    with suppress(Exception, limits.OutOfTimeError), limits.of_the_processor():
        return _activities([activity, *readable], window), failed
    for change in readable:  # each can be read alone, but not all of them together
        try:
            with limits.of_the_processor():
                found = _activities([*whole, change], window)
            whole.append(change)
        except (Exception, limits.OutOfTimeError) as error:
            failed.append(_why(change, error, window, is_named=is_named))
    return found, failed


def _why(component: Component, error: BaseException, window: Window, *, is_named: bool) -> LeftOut:
    if isinstance(error, LeftOutError):
        return component.left_out(error.why)
    line = _odd_line(component, window) if is_named else ""
    return component.left_out("odd_line" if line else "not_understood", line)


def _odd_line(component: Component, window: Window) -> str:
    with suppress(limits.OutOfTimeError), limits.of_the_processor():
        return odd_line(component, window)
    return ""


def _by_activity(parts: CalendarParts, window: Window) -> Iterator[list[Component]]:
    """Return what is said of each activity: itself, and the changes of single occasions.

    Programs that give all their activities one UID do not mean one activity.
    """
    groups: dict[str, list[Component]] = {}
    for number, component in enumerate(parts.components):
        if not is_over(component, window):
            groups.setdefault(component.value("UID") or f"without {number}", []).append(component)
    for group in groups.values():
        alone = [each for each in group if not each.has("RECURRENCE-ID")]
        changes = [each for each in group if each.has("RECURRENCE-ID")]
        if len(alone) < 2:
            yield [*alone, *changes]
            continue
        newest = _newest(alone)
        recurs = next((each for each in newest if each.has("RRULE", "RDATE")), newest[0])
        yield [recurs, *changes]
        yield from ([each] for each in newest if each is not recurs)


def _newest(components: list[Component]) -> list[Component]:
    """Return the last version of what has one UID: one, or one at each time that it begins."""
    last = max(_sequence(each) for each in components)
    newest = [each for each in components if _sequence(each) == last]
    return list({each.value("DTSTART"): each for each in newest}.values())


def _sequence(component: Component) -> int:
    number = component.value("SEQUENCE")
    return int(number) if number.isascii() and number.isdigit() else 0


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
        raise LeftOutError("unnamed")
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
        uid=_digest(_text(event, "UID")),
    )


def _digest(uid: str) -> str:
    """Return what tells an activity from others, and not whose machine or mailbox named it."""
    return hashlib.sha256(uid.encode()).hexdigest()[:32] if uid else ""


def _text(event: object, name: str) -> str:
    return text.line(str(event.get(name, "")))


def _address(url: str) -> str:
    is_link = ADDRESS.fullmatch(url) and len(url) <= limits.LONGEST_ADDRESS
    return url if is_link else ""
