"""Marks the words that were found, whole and in text that stays text."""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.language.compounds import parts
from search.language.stemming import stem
from search.language.words import placed_words

SNIPPET = 220
BEFORE = 60


def marked(text: str, stems: set[str], language: str) -> SafeString:
    """Return a text as HTML with every word that answers inside `<mark>`."""
    pieces, at = [], 0
    for start, end in _answering(text, stems, language):
        pieces += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    pieces.append(escape(text[at:]))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece of text is escaped above


def holds(text: str, stems: set[str], language: str) -> bool:
    """Tell whether any word of a text answers."""
    return bool(_answering(text, stems, language))


def snippet(text: str, stems: set[str], language: str) -> str:
    """Return the part of a long text where the first word that answers stands."""
    text = " ".join(text.split())
    found = _answering(text, stems, language)
    start = max(0, found[0][0] - BEFORE) if found else 0
    start = text.find(" ", start) + 1 if start else 0
    end = start + SNIPPET
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + SNIPPET // 2)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")


def _answering(text: str, stems: set[str], language: str) -> list[tuple[int, int]]:
    return [
        (start, end)
        for word, start, end in placed_words(text)
        if stem(word, language) in stems or stems.intersection(parts(word, language))
    ]
