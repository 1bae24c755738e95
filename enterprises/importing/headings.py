"""Finds the headings of a list, whatever stands above them, and what is no row of it below."""

import re
from collections.abc import Iterable
from functools import lru_cache

from openpyxl.utils import get_column_letter

from access.text import comparable
from enterprises.importing.columns import key_of
from enterprises.importing.tables import HEAD, Cell, Column, Line
from enterprises.models import EnterprisePage

# How offices call the columns besides the headings of columns.py.
MORE_WORDS = {
    "name": ("Företagsnamn", "Företagets namn", "Organisation", "Bolag"),
    "organisation_number": ("Org.nr", "Org nummer", "Organisationsnr", "Org. no", "Orgnummer"),
    "legal_form": ("Bolagsform", "Företagsform", "Organisationsform", "Associationsform"),
    "municipality": ("Säteskommun", "Kommunnamn", "Hemkommun"),
    "municipalities": ("Verksamhetskommuner", "Verksam i", "Kommuner"),
    "categories": ("Bransch", "Branscher", "Category"),
    "offers": ("Tjänst", "Varor och tjänster", "Utbud", "Erbjuder", "Products and services"),
    "summary": ("Kort beskrivning", "Sammanfattning", "In short"),
    "description": ("Om företaget", "Presentation"),
    "website": ("Webb", "Webbsida", "Webbadress", "Hemsideadress", "Internetadress", "URL"),
    "email": ("Epost", "Mail", "Mailadress", "E-mailadress", "E-mail address", "Mejladress"),
    "phone": ("Tfn", "Telefonnr", "Tel.nr", "Tele", "Phone number", "Telephone"),
    "address": ("Gatuadress", "Postadress", "Street", "Street address"),
    "postcode": ("Postnummer", "Postnr", "Postcode", "Postal code", "Zip", "Zip code"),
    "town": ("Postort", "Ort", "Town", "City"),
    "opening_hours": ("Öppet", "Öppettid", "Opening times"),
}
# Of the files with bad rows: they may come back as they are.
OURS = ("Rad", "Row", "Orsak", "Reason")
TOTALS = re.compile(
    r"(?:summa|summor|delsumma|s:a|totalt?|antal|sum|subtotal|count|medel(?:värde)?)\b[\W\d]*",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(r"[(\[].*?[)\]]|\*")
ENGLISH = re.compile(r"\beng", re.IGNORECASE)


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]+", "", comparable(heading))


WORDS = {_plain(word): key for key, words in MORE_WORDS.items() for word in words}
OUR_WORDS = frozenset(_plain(word) for word in OURS)


def meaning(heading: str) -> str:
    """Return the key of the column that a heading stands for, or nothing."""
    return _meaning(heading, tuple(each.column for each in EnterprisePage.public_fields))


@lru_cache(maxsize=4096)
def _meaning(heading: str, public: tuple[str, ...]) -> str:
    found = key_of(heading) or WORDS.get(_plain(heading), "")
    bare = IN_BRACKETS.sub("", heading)
    if found or bare == heading or ENGLISH.search(heading):
        return found
    return key_of(bare) or WORDS.get(_plain(bare), "")


def heading_line(lines: Iterable[Line]) -> tuple[int, int]:
    """Return the place of the line whose cells are understood best as headings, and how many.

    Of several that are understood alike, in merged cells, the last one stands above the rows.
    """
    best, most, same = -1, 0, None
    for place, line in zip(range(HEAD), lines, strict=False):
        keys = {meaning(cell.text) for cell in line.cells.values()} - {""}
        words = texts(line)
        if "name" in keys and (len(keys) > most or (words == same and place == best + 1)):
            best, most, same = place, len(keys), words
    return best, most


def columns_of(line: Line) -> tuple[dict[int, Column], list[str]]:
    """Return the columns that are read, by their place, and the headings of those that are not."""
    columns: dict[int, Column] = {}
    unknown = []
    taken = set()
    for place, cell in sorted(line.cells.items()):
        heading, key = " ".join(cell.text.split()), meaning(cell.text)
        if key and key not in taken:
            taken.add(key)
            columns[place] = Column(heading, get_column_letter(place), key)
        elif _plain(heading) not in OUR_WORDS:
            unknown.append(heading)
    return columns, unknown


def texts(line: Line) -> dict[int, str]:
    """Return what the cells of a line show, by their places."""
    return {place: comparable(cell.text) for place, cell in line.cells.items()}


def without_words_beside(lines: list[Line], heading: Line) -> tuple[list[Line], list[Line]]:
    """Return the rows of a list, and the lines below its headings that are no rows of it.

    Those are the headings once more, totals, and notes at the end after a blank line.
    """
    names = texts(heading)
    is_other = [
        _is_total(line) or (len(line.cells) == len(names) and texts(line) == names)
        for line in lines
    ]
    place = len(lines) - 1 if len(names) > 1 else -1
    while place >= 0 and (is_other[place] or len(lines[place].cells) == 1):
        place -= 1
    for note in range(_first_after_blank(lines, place + 1), len(lines)):
        is_other[note] = is_other[note] or len(names) > 1
    rows = [line for line, other in zip(lines, is_other, strict=True) if not other]
    return rows, [line for line, other in zip(lines, is_other, strict=True) if other]


def _is_total(line: Line) -> bool:
    words = [cell for _place, cell in sorted(line.cells.items()) if cell.is_filled]
    is_total = bool(TOTALS.fullmatch(words[0].text.strip()))
    return is_total and all(_is_number(cell) for cell in words[1:])


def _is_number(cell: Cell) -> bool:
    return bool(cell.fault) or not re.search(r"[^\W\d_]", cell.text)


def _first_after_blank(lines: list[Line], start: int) -> int:
    """Return the first line from a place on that has a blank one above it, or a total."""
    for place in range(max(start, 1), len(lines)):
        above = lines[place - 1]
        if above.number < lines[place].number - 1 or _is_total(above):
            return place
    return len(lines)
