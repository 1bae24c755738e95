"""How near two CPV codes are: by how many of the digits that mean something they begin alike."""

from collections.abc import Iterable
from functools import lru_cache
from os.path import commonprefix

LENGTH, DIVISION = 8, 2
FEWEST = 3  # a shared division, the first two digits, says too little
NOT_TELLING = "0" * (LENGTH - DIVISION)  # how a code ends that says no more than its division


def significant(code: str) -> str:
    """Return the digits of a code that mean something: without the zeros at its end."""
    return code.rstrip("0").ljust(DIVISION, "0")


def is_telling(code: str) -> bool:
    """Tell whether a code says enough to be compared."""
    return len(code) == LENGTH and code.isdigit() and len(significant(code)) >= FEWEST


@lru_cache(maxsize=100_000)  # few codes are compared again and again
def shared_digits(one: str, other: str) -> int:
    """Return how many digits two codes share, none when they are too few to say anything."""
    shared = len(commonprefix([significant(one), significant(other)]))
    return shared if shared >= FEWEST else 0


def prefixes(codes: Iterable[str]) -> list[str]:
    """Return what a code must begin with to be near any of these."""
    return sorted({code[:FEWEST] for code in codes if is_telling(code)})


def nearest(code: str, others: Iterable[str]) -> tuple[int, str]:
    """Return the nearest of some codes, and how many digits it shares: none, if it is far."""
    found = [(shared_digits(code, other), other) for other in others]
    return min(found, key=lambda pair: (-pair[0], pair[1]), default=(0, ""))
