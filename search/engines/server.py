"""The search server, when there is one: told of every row that is written or removed."""

from collections.abc import Sequence

from search.models import SearchDocument


def add(rows: Sequence[SearchDocument]) -> None:
    """Put rows into the index of the search server."""


def remove(rows: Sequence[SearchDocument]) -> None:
    """Take rows out of the index of the search server."""


def catch_up() -> None:
    """Tell the search server of everything it missed."""
