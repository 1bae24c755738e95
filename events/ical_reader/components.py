"""Keeps of a calendar what we need, line by line, so that little of it has to be understood.

Who arranges and who comes, alarms, attachments and descriptions are left out here, before
anything else sees them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from events.ical_reader import limits
from events.ical_reader.errors import ReadingError, Reason

TEXTS = {"UID", "SUMMARY", "LOCATION", "URL"}
ONCE = {"DTSTART", "DTEND", "DURATION", "STATUS", "CLASS", "SEQUENCE", "RECURRENCE-ID"}
OFTEN = {"RRULE", "RDATE", "EXDATE"}
OF_ZONES = {"TZID", "TZNAME", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"}
ZONE_PARTS = {"VTIMEZONE", "STANDARD", "DAYLIGHT"}
ZONE_LINES = 400
LONGEST_TEXT_LINE = 2000
DEEPEST = 20
ESCAPED = re.compile(r"\\([,;\\])")
WITH_VALUE = re.compile(r'(?:[^":]|"[^"]*")*:(.*)', re.DOTALL)  # parameters may quote a colon


@dataclass(frozen=True)
class LeftOut:
    """An activity that was not taken: what it is called, when it begins as written, and why."""

    title: str
    starts: str
    why: Reason
    line: str = ""


@dataclass
class Component:
    """One activity, or one change of one, as the lines that are kept of it."""

    lines: dict[str, list[str]] = field(default_factory=dict)
    is_broken: bool = False

    def keep(self, name: str, line: str) -> None:
        """Keep a line, if it is one that we need and says something; of two the first.

        Programs write `RRULE:` for what does not recur, and lists of dates with gaps.
        """
        line = _without_gaps(name, line) if name in OFTEN else line
        if not line.partition(":")[2].strip():
            return
        if name in TEXTS:
            self.lines.setdefault(name, [line[:LONGEST_TEXT_LINE]])
        elif name in ONCE:
            self.lines.setdefault(name, [line])
            self.is_broken |= len(line) > limits.LONGEST_VALUE
        elif name in OFTEN:
            self.lines.setdefault(name, []).append(line)
            self.is_broken |= len(line) > limits.LONGEST_LINE

    def has(self, *names: str) -> bool:
        """Tell whether there is a line with any of these names."""
        return any(name in self.lines for name in names)

    def value(self, name: str) -> str:
        """Return what stands after the colon of the first line with a name, colons and all."""
        line = self.lines.get(name, [""])[0]
        found = WITH_VALUE.match(line)
        return (found[1] if found else line.rpartition(":")[2]).strip()

    def left_out(self, why: Reason, line: str = "") -> LeftOut:
        """Return what can be said of the activity when it is not taken."""
        title = ESCAPED.sub(r"\1", self.value("SUMMARY"))[: limits.LONGEST_TEXT]
        return LeftOut(title, self.value("DTSTART")[: limits.SHOWN_LINE], why, line)

    def text(self) -> str:
        """Return the component as it may stand in a calendar."""
        kept = [line for lines in self.lines.values() for line in lines]
        return "\r\n".join(["BEGIN:VEVENT", *kept, "END:VEVENT", ""])


@dataclass
class CalendarParts:
    """What is kept of a calendar."""

    components: list[Component] = field(default_factory=list)
    zones: list[str] = field(default_factory=list)
    zone: str = ""
    left_out: list[LeftOut] = field(default_factory=list)


def split_components(lines: Iterable[str]) -> CalendarParts:
    """Return what is kept of the lines of a calendar, or raise when it ends too soon."""
    kept, inside, is_whole = CalendarParts(), _OpenComponents(), False
    for line in lines:
        name, begins, ends = _name(line)
        if begins:
            is_whole = False
            inside.begin(begins, kept)
        elif ends:
            inside.end(ends, kept)
            is_whole = is_whole or ends == "VCALENDAR"
        elif not inside.path and name == "X-WR-TIMEZONE":
            kept.zone = line.partition(":")[2].strip()[:100]
        else:
            inside.keep(name, line)
    if not is_whole:
        raise ReadingError("truncated")
    kept.left_out += [each.left_out("too_many") for each in kept.components[limits.MOST_EVENTS :]]
    del kept.components[limits.MOST_EVENTS :]
    return kept


class _OpenComponents:
    """Where in a calendar the reading is: in which component, and in which of its parts."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self.component: Component | None = None
        self.zone: list[str] = []

    def begin(self, name: str, kept: CalendarParts) -> None:
        """Go into a component."""
        if name == "VCALENDAR":
            self.leave_unfinished(kept)
            return
        if name == "VEVENT":
            self.leave_unfinished(kept)
            self.component = Component()
        if len(self.path) < DEEPEST:
            self.path.append(name)
        if self.path[0] == "VTIMEZONE" and name in ZONE_PARTS:
            self.zone.append(f"BEGIN:{name}")

    def keep(self, name: str, line: str) -> None:
        """Keep a line of the component, but none of an alarm in it."""
        if self.component and self.path == ["VEVENT"]:
            self.component.keep(name, line)
        elif self.path[:1] == ["VTIMEZONE"] and name in OF_ZONES:
            self.zone.append(line[: limits.LONGEST_VALUE])

    def end(self, name: str, kept: CalendarParts) -> None:
        """Leave a component, and what was left open in it."""
        if name == "VCALENDAR":
            self.leave_unfinished(kept)
        if name not in self.path:
            return
        del self.path[_last(self.path, name) + 1 :]
        if self.path[0] == "VTIMEZONE" and name in ZONE_PARTS:
            self.zone.append(f"END:{name}")
        self.path.pop()
        if not self.path:
            self._finish(kept)

    def leave_unfinished(self, kept: CalendarParts) -> None:
        """Forget a component that never ended, and count it."""
        if self.component:
            kept.left_out.append(self.component.left_out("unfinished"))
        self.path, self.component, self.zone = [], None, []

    def _finish(self, kept: CalendarParts) -> None:
        if self.component and self.component.is_broken:
            kept.left_out.append(self.component.left_out("long_line"))
        elif self.component:
            kept.components.append(self.component)
        elif self.zone and len(self.zone) < ZONE_LINES and len(kept.zones) < limits.MOST_ZONES:
            kept.zones.append("\r\n".join([*self.zone, ""]))
        self.component, self.zone = None, []


def _name(line: str) -> tuple[str, str, str]:
    """Return the name of a line, and of the component that it begins or ends, if it does."""
    head = line[:60]
    name = head.replace(":", ";").partition(";")[0].strip().upper()
    if name not in {"BEGIN", "END"}:
        return name, "", ""
    component = head.partition(":")[2].strip().upper()
    return (name, component, "") if name == "BEGIN" else (name, "", component)


def _without_gaps(name: str, line: str) -> str:
    """Return a rule or a list of dates without the parts in which nothing stands."""
    head, colon, value = line.partition(":")
    separator = ";" if name == "RRULE" else ","
    parts = [part.strip() for part in value.split(separator)]
    return head + colon + separator.join(part for part in parts if part and part[-1] != "=")


def _last(path: list[str], name: str) -> int:
    return max(place for place, each in enumerate(path) if each == name)
