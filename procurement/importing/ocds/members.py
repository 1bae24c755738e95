"""Looks up members of JSON from strangers, where anything may be of the wrong type."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from procurement.importing.codes import OCDS, UNDETERMINED
from procurement.importing.values import amount, squash

Members = dict[str, Any]
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*")


def member(found: Any, *names: str) -> Any:
    """Return what stands below the names, or None."""
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found


def object_(found: Any, *names: str) -> Members:
    """Return the object below the names, or an empty one."""
    inner = member(found, *names)
    return inner if isinstance(inner, dict) else {}


def objects(found: Any, *names: str) -> list[Members]:
    """Return the objects in the list below the names."""
    inner = member(found, *names)
    return [each for each in inner if isinstance(each, dict)] if isinstance(inner, list) else []


def text(found: Any, *names: str) -> str:
    """Return the text or number below the names in one line, or nothing."""
    return as_text(member(found, *names))


def texts(found: Any, *names: str) -> list[str]:
    """Return the texts in the list below the names."""
    inner = member(found, *names)
    return [said for each in inner if (said := as_text(each))] if isinstance(inner, list) else []


def as_text(found: Any) -> str:
    """Return a text or number in one line; whatever else it is says nothing."""
    if isinstance(found, bool) or not isinstance(found, str | int | Decimal):
        return ""
    return squash(str(found))


def translated(
    found: Members, name: str, main: str | None, tidy: Callable[[str | None], str] = squash
) -> dict[str, str]:
    """Return a text by language: the member itself in the main one, others by their suffix."""
    said = [(main or UNDETERMINED, found.get(name))]
    said += [(suffix.lower(), found[f"{name}_{suffix}"]) for suffix in suffixes(found, name)]
    words: dict[str, str] = {}
    for code, raw in said:
        if isinstance(raw, str) and tidy(raw):
            words.setdefault(code, tidy(raw))
    return words


def suffixes(found: Members, name: str) -> Iterator[str]:
    """Yield the languages that a text has versions in."""
    for key in found:
        head, _, suffix = key.rpartition("_")
        if head == name and LANGUAGE.fullmatch(suffix):
            yield suffix


def money(found: Any, *names: str) -> dict[str, str | None] | None:
    """Return an amount as the file writes it, with its currency."""
    value = member(found, *names)
    return amount(text(value, "amount"), text(value, "currency"))


def ours(code_list: str, code: str) -> str | None:
    """Return our code for one of theirs, however its letters are written."""
    return OCDS[code_list].get(code.casefold())


def country(address: Any) -> str | None:
    """Return the three letters of a country."""
    code = text(address, "country")
    return ours("country", code) or code or None
