"""Turns a text into the stems it is found by, each compound followed by its parts."""

from collections.abc import Iterable

from search.language.compounds import parts
from search.language.stemming import stem
from search.language.words import joined_numbers, words


def stems(text: str, language: str) -> list[str]:
    """Return the stems of a text in its order, with the parts of compounds."""
    found = []
    for word in words(joined_numbers(text)):
        found += [stem(word, language), *parts(word, language)]
    return found


def analysed(texts: Iterable[str], language: str) -> str:
    """Return the stems of some texts with blanks between, as the engines index them."""
    return " ".join(found for text in texts for found in stems(text, language))


def vocabulary(texts: Iterable[str], language: str) -> dict[str, tuple[str, bool]]:
    """Return each word with its stem, and whether it is but the stem of a compound's part."""
    found: dict[str, tuple[str, bool]] = {}
    for text in texts:
        for word in words(joined_numbers(text)):
            found[word] = (stem(word, language), False)
            for part in parts(word, language):
                found.setdefault(part, (part, True))
    return found
