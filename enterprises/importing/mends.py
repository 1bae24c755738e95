"""Mends what a spreadsheet has done to what people wrote: one cell, by the column it stands in."""

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote

from access import phones
from enterprises.importing.tables import Cell
from enterprises.importing.typed import shown

DIGITS = frozenset(["organisation_number", "phone", "postcode", "municipality"])
LINKED = frozenset(["website", "email", "phone"])
DECIMALS = re.compile(r"(\d[\d \u00a0]*)[.,]0+")
SHORTENED = re.compile(r"\d(?:[.,]\d+)?[Ee]\+?\d+")
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T]00:00(?::00)?)?")
DAY_AND_MONTH = re.compile(r"(\d{1,2})[- ]([a-zåäö]{3,4})\.?", re.IGNORECASE)
MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
OTHER_MONTHS = {"may": 5, "oct": 10, "mars": 3, "juni": 6, "juli": 7, "sept": 9}
DATE_ALONE = re.compile(r"\d{4}-\d\d-\d\d[T\d :.]*|\d{1,2}[- ][a-zåäö]{3,4}\.?", re.IGNORECASE)
TIME = re.compile(r"(\d{1,2}:\d\d):00")
FRACTION = re.compile(r"0[.,]\d{2,}")
POSTCODE = re.compile(r"(?:SE?-)?(\d{3})[ \u00a0]*(\d\d)")
SCHEME = re.compile(r"^(?:mailto|tel):(?://)?", re.IGNORECASE)
LAST_HOUR = 24


class Mended(NamedTuple):
    """What a cell says in the end, why it cannot be read, and the ways in which it was mended."""

    text: str
    fault: str = ""
    kinds: tuple[str, ...] = ()


def mended(key: str, cell: Cell) -> Mended:
    """Return what a cell of a column says."""
    found = _behind(key, cell) if key in LINKED and cell.link else None
    if found:
        return Mended(found, kinds=("link",))
    if cell.fault == "missing":
        return Mended("", kinds=("missing",))
    if cell.fault:
        return Mended(cell.text, cell.fault)
    text, kinds = cell.text, cell.ways
    for mend in (*MENDS.get(key, ()), _scheme):
        after, kind = mend(text, cell)
        text, kinds = after, (*kinds, kind) if after != text else kinds
    return Mended(text, _fault(key, text, cell), kinds)


def _fault(key: str, text: str, cell: Cell) -> str:
    if key in DIGITS and SHORTENED.fullmatch(text):
        return "shortened"
    is_date = isinstance(cell.value, dt.date | dt.time | dt.timedelta) and text == cell.text
    if key == "opening_hours":
        return "date" if DATE_ALONE.fullmatch(text) else ""
    return "date" if is_date else ""


def _behind(key: str, cell: Cell) -> str:
    """Return where the link behind a cell's words leads, when the words are no address."""
    scheme, colon, rest = cell.link.partition(":")
    scheme = scheme.lower()
    if not colon or cell.fault not in ("", "formula"):
        return ""
    if key == "website":
        is_address = re.fullmatch(r"\S+\.\S+", cell.text) and not cell.fault
        return cell.link if scheme in ("http", "https") and not is_address else ""
    if key == "email":
        is_address = "@" in cell.text and not cell.fault
        return unquote(rest.split("?")[0]) if scheme == "mailto" and not is_address else ""
    return unquote(rest) if scheme == "tel" and not re.search(r"\d{3}", cell.text) else ""


def _decimals(text: str, cell: Cell) -> tuple[str, str]:
    found = DECIMALS.fullmatch(text)
    return (found[1].strip() if found else text), "decimals"


def _number_below(text: str, cell: Cell) -> tuple[str, str]:
    """Return the digits that were taken for a date: a cell keeps the number all the same."""
    if isinstance(cell.value, dt.datetime):
        days = cell.value - dt.datetime(1899, 12, 30)
        return shown(float(days.days)), "number"
    return text, ""


def _zero(text: str, cell: Cell) -> tuple[str, str]:
    return phones.with_zero(text), "zero"


def _country(text: str, cell: Cell) -> tuple[str, str]:
    is_bare = re.fullmatch(r"46[1-9]\d{7,8}", text) and not phones.unread(f"+{text}")
    return (f"+{text}" if is_bare else text), "plus"


def _postcode(text: str, cell: Cell) -> tuple[str, str]:
    found = POSTCODE.fullmatch(text)
    return (f"{found[1]} {found[2]}" if found else text), "postcode"


def _hours(text: str, cell: Cell) -> tuple[str, str]:
    """Return from when to when: 8-17 has become the 17th of August, and 9:00 a part of a day."""
    if found := DAY.fullmatch(text):
        return _from_to(int(found[2]), int(found[3]), text), "date"
    if found := DAY_AND_MONTH.fullmatch(text):
        name = found[2].lower()
        month = OTHER_MONTHS.get(name) or (MONTHS.index(name) + 1 if name in MONTHS else 0)
        return _from_to(month, int(found[1]), text), "date"
    if FRACTION.fullmatch(text):
        return shown(dt.timedelta(days=float(text.replace(",", ".")))), "time"
    found = TIME.fullmatch(text)
    return (found[1] if found else text), "time"


def _from_to(first: int, last: int, text: str) -> str:
    return f"{first}–{last}" if 0 < first < last <= LAST_HOUR else text


def _scheme(text: str, cell: Cell) -> tuple[str, str]:
    return SCHEME.sub("", text), "scheme"


Way = Callable[[str, Cell], tuple[str, str]]
MENDS: dict[str, tuple[Way, ...]] = {
    "organisation_number": (_decimals,),
    "municipality": (_decimals,),
    "phone": (_decimals, _zero, _country),
    "postcode": (_number_below, _decimals, _postcode),
    "opening_hours": (_hours,),
}
