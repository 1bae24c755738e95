"""Keeps of a calendar what we need, line by line, so that little of it has to be understood.

Who arranges and who comes, alarms, attachments and descriptions are left out here, before
anything else sees them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from events.ical_reader import limits
from events.ical_reader.errors import ReadingError

TEXTS = {"UID", "SUMMARY", "LOCATION", "URL"}
ONCE = {"DTSTART", "DTEND", "DURATION", "STATUS", "CLASS", "SEQUENCE", "RECURRENCE-ID"}
OFTEN = {"RRULE", "RDATE", "EXDATE"}
OF_ZONES = {"TZID", "TZNAME", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"}
ZONE_PARTS = {"VTIMEZONE", "STANDARD", "DAYLIGHT"}
ZONE_LINES = 400
LONGEST_TEXT_LINE = 2000
DEEPEST = 20


@dataclass
class Component:
    """One activity, or one change of one, as the lines that are kept of it."""

    lines: dict[str, list[str]] = field(default_factory=dict)
    is_broken: bool = False

    def keep(self, name: str, line: str) -> None:
        """Keep a line, if it is one that we need; of two where one may be, the first."""
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
        """Return what stands after the colon of the first line with a name."""
        line = self.lines.get(name, [""])[0]
        return line.rpartition(":")[2].strip()

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
    left_out: int = 0


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
    kept.left_out += len(kept.components) - len(kept.components[: limits.MOST_EVENTS])
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
        kept.left_out += bool(self.component)
        self.path, self.component, self.zone = [], None, []

    def _finish(self, kept: CalendarParts) -> None:
        if self.component and self.component.is_broken:
            kept.left_out += 1
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


def _last(path: list[str], name: str) -> int:
    return max(place for place, each in enumerate(path) if each == name)
