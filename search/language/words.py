"""Cuts a text into the words that are searched for, and knows those that mean nothing alone."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from content.languages import ENGLISH, SWEDISH

NUMBER = re.compile(r"(?<=\d)[\s-](?=\d{4}\b)|(?<=\d)\s(?=\d{3}\b)")  # 556036-0793, 10 000
# Accents may stand behind their letter, and within a word what nobody sees: a soft hyphen, a
# joiner, a direction.
UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff"
WORD = re.compile(rf"(?:[^\W_][\u0300-\u036f{UNSEEN}]*)+")
LONGEST_WORD = 40
SWEDISH_LETTERS = str.maketrans("åäöéèüáø", "aaoeeuao")
STOPWORDS = {
    code: frozenset(Path(__file__).with_name(f"stopwords.{code}.txt").read_text("utf-8").split())
    for code in (SWEDISH, ENGLISH)
}


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, numbers written together."""
    return [word for word, _start, _end in placed_words(text)]


def placed_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word in lower case with where it begins and ends in the text."""
    text = text.replace("\0", " ")
    for found in WORD.finditer(text):
        if found.end() - found.start() <= LONGEST_WORD:
            yield normal(found[0]), found.start(), found.end()


def joined_numbers(text: str) -> str:
    """Return the text with organisation numbers and thousands written as one number."""
    return NUMBER.sub("", text)


def normal(word: str) -> str:
    """Return a word in lower case, its accents in one piece."""
    return unicodedata.normalize("NFC", re.sub(f"[{UNSEEN}]", "", word)).lower()


def folded(word: str) -> str:
    """Return a word as it is typed on a keyboard without å, ä and ö."""
    return word.translate(SWEDISH_LETTERS)
