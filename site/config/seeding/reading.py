"""Reads the content files: each text stands in Swedish and English side by side.

A text is a table with the keys `sv` and `en`; everything else means the same in both languages.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.strings import extract_strings

CONTENT = Path(__file__).parent / "content"
LANGUAGES = {"sv", "en"}


def records(kind: str) -> list[dict[str, Any]]:
    """Return the records of one kind, from every file whose name starts with it."""
    found: list[dict[str, Any]] = []
    for path in sorted(CONTENT.glob(f"{kind}*.toml")):
        found += tomllib.loads(path.read_text(encoding="utf-8"))[kind]
    return found


def in_language(value: Any, language: str) -> Any:
    """Return the value with every text in one language; Swedish where there is no other."""
    if isinstance(value, dict):
        if is_text(value):
            return value.get(language, value["sv"])
        return {key: in_language(part, language) for key, part in value.items()}
    if isinstance(value, list):
        return [in_language(part, language) for part in value]
    return value


def is_text(value: Any) -> bool:
    """Tell whether a value is a text in one or both languages."""
    return isinstance(value, dict) and "sv" in value and set(value) <= LANGUAGES


def english_strings(value: Any) -> dict[str, str]:
    """Return the English for each Swedish string, cut up as wagtail-localize cuts them up."""
    strings: dict[str, str] = {}
    for text in _texts(value):
        if "en" in text:
            swedish, english = _cut(text["sv"]), _cut(text["en"])
            strings.update(zip(swedish, english, strict=True))
    return strings


def _texts(value: Any) -> Iterator[dict[str, str]]:
    if is_text(value):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _cut(text: str) -> list[str]:
    if text.startswith("<"):
        return [string.data for string, _attributes in extract_strings(text)[1]]
    return [StringSegmentValue("", text).string.data]
