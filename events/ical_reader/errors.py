"""Why a calendar could not be read, in words for machines; `events.models.faults` has ours."""

from typing import Literal, get_args

Cause = Literal[
    "gone",
    "denied",
    "unreachable",
    "certificate",
    "server_error",
    "slow",
    "redirects",
    "forbidden",
    "too_large",
    "web_page",
    "not_calendar",
    "truncated",
    "unreadable",
    "heavy",
    "no_file",
]
CAUSES: tuple[str, ...] = get_args(Cause)


class ReadingError(Exception):
    """A calendar that could not be read."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause)
        self.cause = cause
