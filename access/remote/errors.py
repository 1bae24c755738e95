"""Why something could not be fetched from the server of another, in words for machines."""

from typing import Literal

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
    "truncated",
    "unreadable",
]


class FetchError(Exception):
    """Something that could not be fetched: why, and what the server said if it did."""

    def __init__(
        self, cause: Cause, *, status: int = 0, retry_after: str = "", said: bytes = b""
    ) -> None:
        super().__init__(cause)
        self.cause = cause
        self.status = status
        self.retry_after = retry_after
        self.said = said
