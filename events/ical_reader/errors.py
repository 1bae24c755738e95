"""Why a calendar, or an activity in one, could not be read, in words for machines.

`events.models.faults` has the words for people.
"""

from typing import Literal, get_args

from access.remote import errors

OfCalendar = Literal["web_page", "not_calendar", "heavy", "no_file"]
Cause = errors.Cause | OfCalendar
Reason = Literal[
    "odd_line",
    "long_line",
    "unfinished",
    "unnamed",
    "no_start",
    "too_often",
    "too_long",
    "too_slow",
    "too_many",
    "not_understood",
]
CAUSES: tuple[str, ...] = (*get_args(errors.Cause), *get_args(OfCalendar))


class ReadingError(Exception):
    """A calendar that could not be read."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause)
        self.cause = cause


class LeftOutError(ValueError):
    """An activity that is not taken."""

    def __init__(self, why: Reason) -> None:
        super().__init__(why)
        self.why = why
