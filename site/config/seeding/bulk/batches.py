"""Cuts long work into pieces."""

from collections.abc import Iterator

SIZE = 500


def batches(first: int, last: int) -> Iterator[range]:
    """Yield the numbers from the first to the last, some hundred at a time."""
    for start in range(first, last + 1, SIZE):
        yield range(start, min(start + SIZE, last + 1))
