"""Tells how far two words are from each other, and which is the nearest."""

from collections.abc import Iterable

SHORTEST_CORRECTED = 4
SHORTEST_WITH_ANOTHER_LETTER = 6
LONG_WORD = 8


def allowed_distance(word: str) -> int:
    """Return how many letters of a word may be wrong: none in a short one, two in a long."""
    if len(word) < SHORTEST_CORRECTED or word.isdigit():
        return 0
    return 2 if len(word) >= LONG_WORD else 1


def distance(a: str, b: str, most: int) -> int:
    """Return how many letters to add, leave out, change or swap; too many is `most` + 1."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    earlier: list[int] = []
    before = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        row = [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        earlier, before = before, row
    return min(before[-1], most + 1)


def nearest(word: str, candidates: Iterable[tuple[str, int]]) -> str | None:
    """Return the candidate nearest to a word, of equals the most used; none if all are far."""
    most = allowed_distance(word)
    if not most:
        return None
    best: tuple[int, int, str] | None = None
    for candidate, uses in candidates:
        if _is_another_word(word, candidate):
            continue
        found = distance(word, candidate, most)
        if found <= most and (best is None or (found, -uses, candidate) < best):
            best = (found, -uses, candidate)
    return best[2] if best else None


def _is_another_word(word: str, candidate: str) -> bool:
    """Tell whether a short word differs by a letter in place of another: kvast is not kvart."""
    alike = len(word) == len(candidate) and sorted(word) != sorted(candidate)
    return alike and len(word) < SHORTEST_WITH_ANOTHER_LETTER
