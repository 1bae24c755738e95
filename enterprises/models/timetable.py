"""When a profile is to be confirmed, reminded of and paused: days of the calendar, no clock.

Nobody is left with less time to answer than the weeks between two mails, however late the first
of them goes: a mail waits for the one before it, and the pause for the last.
"""

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """How far the silence of an enterprise has come."""

    ASKED = "asked"
    REMINDED = "reminded"
    LAST = "last"
    PAUSED = "paused"


ORDER = list(Stage)


@dataclass(frozen=True)
class Timetable:
    """What the communicators have decided, in months since the anchor and weeks after those."""

    confirm_months: int = 6
    first_weeks: int = 3
    second_weeks: int = 6
    pause_months: int = 12

    def days(self, anchor: dt.date) -> dict[Stage, dt.date]:
        """Return the day of each stage for details that were right on a day."""
        asked = add_months(anchor, self.confirm_months)
        return {
            Stage.ASKED: asked,
            Stage.REMINDED: asked + dt.timedelta(weeks=self.first_weeks),
            Stage.LAST: asked + dt.timedelta(weeks=self.second_weeks),
            Stage.PAUSED: add_months(anchor, self.pause_months),
        }

    def next_stage(self, anchor: dt.date, sent: Mapping[Stage, dt.date]) -> tuple[Stage, dt.date]:
        """Return what comes after the mails that somebody was sent, and its first day."""
        days = self.days(anchor)
        done = [stage for stage in self._waits if stage in sent]
        if not done:
            return Stage.ASKED, days[Stage.ASKED]
        stage = ORDER[ORDER.index(done[-1]) + 1]
        return stage, max(days[stage], sent[done[-1]] + self._waits[done[-1]])

    def pause_day(self, anchor: dt.date, stage: Stage, day: dt.date) -> dt.date:
        """Return the first day of the pause for somebody who comes to a stage on a day."""
        while stage is not Stage.PAUSED:
            stage, day = self.next_stage(anchor, {stage: day})
        return day

    def unasked_pause_day(self, anchor: dt.date, since: dt.date) -> dt.date:
        """Return the first day of the pause when only reviewers have known, since a day."""
        return self.pause_day(anchor, Stage.ASKED, since)

    def lasts_until(self, anchor: dt.date, stage: Stage, day: dt.date) -> dt.date:
        """Return the day when a stage that comes on a day is over; the last one lasts a year."""
        if stage is Stage.PAUSED:
            return add_months(day, 12)
        return self.next_stage(anchor, {stage: day})[1]

    @property
    def _waits(self) -> dict[Stage, dt.timedelta]:
        """Return how long the next stage waits after a mail, at least."""
        first, second = dt.timedelta(weeks=self.first_weeks), dt.timedelta(weeks=self.second_weeks)
        return {Stage.ASKED: first, Stage.REMINDED: second - first, Stage.LAST: first}


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))
