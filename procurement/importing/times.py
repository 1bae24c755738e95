"""Dates and times of notices: the offset that was stated is kept, and what is missing is said."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from procurement.importing.findings import Findings

STOCKHOLM = ZoneInfo("Europe/Stockholm")
OFFSET = r"(Z|[+-]\d{2}:\d{2})?"
DATE = re.compile(r"(\d{4}-\d{2}-\d{2})" + OFFSET, re.ASCII)
TIME = re.compile(r"(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?" + OFFSET, re.ASCII)


def moment(day: str, clock: str, findings: Findings) -> str:
    """Return date and time as one text with its offset; ValueError if they are none."""
    dated = DATE.fullmatch(day)
    timed = TIME.fullmatch(clock or "23:59:59")
    if not dated or not timed:
        raise ValueError(f"{day} {clock}")
    offset = timed[2] or dated[2]
    at = _at(dated[1], timed[1]).replace(tzinfo=_zone(offset) if offset else STOCKHOLM)
    at.astimezone(UTC)  # refuses what lies outside the calendar
    if not clock:
        findings.warnings.add("time_missing")
    if not offset:
        findings.warnings.add("offset_missing")
    return at.isoformat(timespec="seconds")


def deadline(day: str, clock: str, findings: Findings) -> str | None:
    """Return a deadline, or None with a warning if it cannot be read."""
    if not day and not clock:
        return None
    try:
        return moment(day, clock, findings)
    except (ValueError, OverflowError):
        findings.warnings.add("bad_deadline")
        return None


def dispatched(day: str, clock: str, findings: Findings) -> str | None:
    """Return when the notice was sent, which every notice has to say."""
    if not day:
        findings.errors.add("missing_dispatch_date")
        return None
    try:
        return moment(day, clock, findings)
    except (ValueError, OverflowError):
        findings.errors.add("bad_dispatch_date")
        return None


def plain_date(text: str, findings: Findings) -> str | None:
    """Return a date without its offset, or None with a warning if it cannot be read."""
    if not text:
        return None
    try:
        if match := DATE.fullmatch(text):
            return date.fromisoformat(match[1]).isoformat()
    except ValueError:  # the thirtieth of February
        pass
    findings.warnings.add("bad_date")
    return None


def split_moment(text: str) -> tuple[str, str]:
    """Return the date and the time of an ISO 8601 text."""
    day, _, clock = text.upper().replace(" ", "T").partition("T")
    return day, clock


def in_utc(text: str) -> str:
    """Return a time with its offset as UTC, for comparing."""
    return datetime.fromisoformat(text).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _at(day: str, clock: str) -> datetime:
    if clock in {"24:00", "24:00:00"}:  # in XML the end of the day
        return datetime.combine(date.fromisoformat(day), time.min) + timedelta(days=1)
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock))


def _zone(offset: str) -> timezone:
    if offset == "Z":
        return UTC
    hours, minutes = int(offset[1:3]), int(offset[4:])
    if minutes > 59:
        raise ValueError(offset)
    away = timedelta(hours=hours, minutes=minutes)
    return timezone(-away if offset[0] == "-" else away)
