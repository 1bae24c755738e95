"""Splits Swedish compounds into words that mean something: sjukhustvätt into sjukhus, tvätt."""

from functools import cache, lru_cache
from pathlib import Path

from content.languages import SWEDISH
from search.language.stemming import stem

LISTED = Path(__file__).with_name("parts.sv.txt")
SHORTEST_PART = 3
SHORTEST_KNOWN_END = 5
VOWELS = frozenset("aeiouyåäöé")


@cache
def listed_words() -> frozenset[str]:
    """Return the words that a compound may be made of, as they are listed."""
    lines = LISTED.read_text(encoding="utf-8").splitlines()
    return frozenset(" ".join(line for line in lines if not line.startswith("#")).split())


@cache
def known_parts() -> frozenset[str]:
    """Return the stems that a compound may be made of."""
    return frozenset(stem(word, SWEDISH) for word in listed_words() if len(word) >= SHORTEST_PART)


@lru_cache(maxsize=50_000)
def parts(word: str, language: str) -> tuple[str, ...]:
    """Return the stems of the parts of a compound; none for a word that is not one."""
    if language != SWEDISH or len(word) < 2 * SHORTEST_PART or not word.isalpha():
        return ()
    if stem(word, SWEDISH) in known_parts():
        return ()
    return _split(word) or _known_end(word)


def _split(word: str) -> tuple[str, ...]:
    """Return parts that are all known, as few as possible, the last as long as possible."""
    best: tuple[str, ...] = ()
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        end = stem(word[cut:], SWEDISH)
        if end not in known_parts() or word[cut - 1 :].startswith("skap"):
            continue
        beginning = _beginning(word[:cut], word[cut])
        if beginning and (not best or len(beginning) + 1 < len(best)):
            best = (*beginning, end)
    return best


def _beginning(word: str, following: str) -> tuple[str, ...]:
    forms = _without_link(word, following)
    for form in forms:
        known = stem(form, SWEDISH)
        if known in known_parts():
            return (known,)
    return next((found for form in forms if (found := _split(form))), ())


def _without_link(word: str, following: str) -> list[str]:
    """Return the forms a word may have had before it was joined to the next."""
    forms = [word]
    if word[-1] == following:
        forms.insert(0, word + following)  # tvätt + tjänst: tvättjänst
    if word[-1] in "soeu":
        forms.append(word[:-1])
    if len(word) > SHORTEST_PART:
        forms.append(word + "a")  # skol + klass: skola
    return [form for form in forms if len(form) >= SHORTEST_PART]


def _known_end(word: str) -> tuple[str, ...]:
    """Return two parts when the end is a long known word and a word could stand before it."""
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_KNOWN_END + 1):
        if not VOWELS.intersection(word[:cut]):
            continue
        end = stem(word[cut:], SWEDISH)
        if end in known_parts() and len(end) >= SHORTEST_KNOWN_END - 1:
            return (stem(word[:cut], SWEDISH), end)
    return ()
