"""Words that ask for the same thing: fik, kafé; LOU, lagen om offentlig upphandling."""

import re
from functools import cache
from pathlib import Path

from content.languages import ENGLISH, SWEDISH
from search.language.stemming import stem
from search.language.words import words

LISTED = {code: Path(__file__).with_name(f"synonyms.{code}.txt") for code in (SWEDISH, ENGLISH)}
Stems = tuple[str, ...]


@cache
def synonyms(language: str) -> dict[Stems, list[Stems]]:
    """Return, for the stems of each word or phrase, the stems of what means the same.

    A line `a = b, c` joins all three; a line `a > b, c` lets `a` find the others only.
    """
    found: dict[Stems, list[Stems]] = {}
    for line in LISTED[language].read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        one_way = ">" in line
        asked, _sign, meant = line.partition(">" if one_way else "=")
        given, others = [_stems(asked, language)], [_stems(o, language) for o in meant.split(",")]
        if not one_way:
            given, others = given + others, given + others
        for stems in given:
            known = found.setdefault(stems, [])
            known += [
                other for other in dict.fromkeys(others) if other != stems and other not in known
            ]
    return found


@cache
def longest(language: str) -> int:
    """Return how many words the longest phrase has."""
    return max(len(stems) for stems in synonyms(language))


def _stems(phrase: str, language: str) -> Stems:
    return tuple(stem(word, language) for word in words(phrase))


@cache
def listed_words(language: str) -> frozenset[str]:
    """Return the single words of the list, which a misspelt word can be corrected to."""
    lines = LISTED[language].read_text(encoding="utf-8").splitlines()
    phrases = [re.split("[>=,]", line) for line in lines if not line.startswith("#")]
    spoken = [words(phrase) for line in phrases for phrase in line]
    return frozenset(phrase[0] for phrase in spoken if len(phrase) == 1)
