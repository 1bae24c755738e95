"""Reads a list of contracts that end, and says of each row what will become of it."""

import datetime as dt
import re
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.dateparse import parse_date
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access import text
from enterprises.importing.files import lines_of
from enterprises.importing.tables import Cell, FileRefusedError, Line
from places.models import Municipality
from procurement.models import ExpiringContract

MOST_ROWS = 500
HEADINGS = {
    "buyer": ("köpare", "buyer", "myndighet"),
    "what": ("vad", "avtal", "what", "avtalsnamn"),
    "what_en": ("vad (engelska)", "what in english"),
    "ends_on": ("slutar", "avtalsslut", "slutdatum", "ends on", "ends"),
    "extends_until": ("kan förlängas till", "längst till", "extends until"),
    "codes": ("cpv", "cpv-kod", "cpv-koder"),
    "municipality": ("kommun", "municipality"),
    "source": ("källa", "source"),
    "source_url": ("källans adress", "source url"),
}
NEEDED = ("buyer", "what", "ends_on")
DAYS = ("ends_on", "extends_until")


class Fate(models.TextChoices):
    """What becomes of a row."""

    ADD = "add", _("new")
    CHANGE = "change", _("changed")
    SAME = "same", _("as before")
    REFUSE = "refuse", _("not taken")


@dataclass(frozen=True)
class Row:
    """A row of the list, and what becomes of it."""

    number: int
    values: dict[str, str]
    fate: Fate = Fate.ADD
    faults: list[str] = field(default_factory=list)

    @property
    def is_taken(self) -> bool:
        """Tell whether the row changes anything."""
        return self.fate in (Fate.ADD, Fate.CHANGE)


def read(content: bytes) -> list[Row]:
    """Return the rows of a file with what becomes of each, or refuse it with a sentence."""
    lines = lines_of(content)
    for place, line in enumerate(lines):
        columns = _columns(line)
        if all(name in columns.values() for name in NEEDED):
            below = lines[place + 1 :]
            break
    else:
        raise FileRefusedError(
            gettext("No row holds the headings Köpare, Vad and Slutar. They say what is what.")
        )
    if len(below) > MOST_ROWS:
        raise FileRefusedError(
            gettext("The file has more than %(rows)s rows. Divide it into several files.")
            % {"rows": MOST_ROWS}
        )
    return plan((line.number, _values(line, columns)) for line in below)


def plan(rows: Iterable[tuple[int, dict[str, str]]]) -> list[Row]:
    """Return what becomes of rows that were read."""
    known = _known()
    places = {place.name.lower(): place for place in Municipality.objects.all()}
    seen: set[tuple[str, str]] = set()
    planned = []
    for number, values in rows:
        contract, faults = _contract(values, known, places)
        key = _key(values.get("buyer", ""), values.get("what", ""))
        if not faults and key in seen:
            faults = [gettext("The same contract stands in a row above.")]
        seen.add(key)
        planned.append(Row(number, values, _fate(contract, known.get(key), faults), faults))
    return planned


def take(rows: Iterable[tuple[int, dict[str, str]]]) -> int:
    """Add and change what a list says; return how many rows did so."""
    with transaction.atomic():
        taken = [row for row in plan(rows) if row.is_taken]
        known = _known()
        places = {place.name.lower(): place for place in Municipality.objects.all()}
        for row in taken:
            contract, _faults = _contract(row.values, known, places)
            contract.save()
    return len(taken)


def _known() -> dict[tuple[str, str], ExpiringContract]:
    rows = ExpiringContract.objects.select_related("municipality")
    return {_key(row.buyer, row.what): row for row in rows}


def _columns(line: Line) -> dict[int, str]:
    names = {heading: name for name, headings in HEADINGS.items() for heading in headings}
    said = {place: cell.text.strip().lower() for place, cell in line.cells.items()}
    return {place: names[heading] for place, heading in said.items() if heading in names}


def _values(line: Line, columns: dict[int, str]) -> dict[str, str]:
    found = {name: _shown(line.cells.get(place), name) for place, name in columns.items()}
    return {name: value for name, value in found.items() if value}


def _shown(cell: Cell | None, name: str) -> str:
    if cell is None:
        return ""
    if name in DAYS and isinstance(cell.value, dt.date):
        return f"{cell.value:%Y-%m-%d}"
    return text.line(cell.text)


def _contract(
    values: dict[str, str],
    known: dict[tuple[str, str], ExpiringContract],
    places: dict[str, Municipality],
) -> tuple[ExpiringContract, list[str]]:
    """Return the contract as a row tells of it, and what is wrong with the row."""
    found = known.get(_key(values.get("buyer", ""), values.get("what", "")))
    contract = copy(found) if found else ExpiringContract(source=gettext("A list of contracts"))
    faults = []
    for name, value in values.items():
        try:
            setattr(contract, name, _as_value(name, value, places))
        except ValueError as error:
            faults.append(str(error))
    if faults:
        return contract, faults
    try:
        contract.full_clean()
    except ValidationError as error:
        labels = {each.name: each.verbose_name for each in contract._meta.fields}
        faults = [
            f"{labels.get(name, name)}: {' '.join(said)}"
            for name, said in error.message_dict.items()
        ]
    return contract, faults


def _as_value(name: str, value: str, places: dict[str, Municipality]) -> Any:
    if name in DAYS:
        return _day(value)
    if name != "municipality":
        return value
    place = places.get(re.sub(r"s? kommun$", "", value.lower())) or places.get(value.lower())
    if place is None:
        raise ValueError(gettext("There is no municipality “%(name)s”.") % {"name": value[:50]})
    return place


def _day(value: str) -> dt.date:
    try:
        day = parse_date(value)
    except ValueError:
        day = None
    if day is None:
        message = gettext("“%(value)s” is no day. Write 2027-03-31.")
        raise ValueError(message % {"value": value[:50]})
    return day


def _fate(contract: ExpiringContract, stored: ExpiringContract | None, faults: list[str]) -> Fate:
    if faults:
        return Fate.REFUSE
    if stored is None:
        return Fate.ADD
    is_same = all(getattr(stored, name) == getattr(contract, name) for name in HEADINGS)
    return Fate.SAME if is_same else Fate.CHANGE


def _key(buyer: str, what: str) -> tuple[str, str]:
    return text.comparable(buyer), text.comparable(what)
