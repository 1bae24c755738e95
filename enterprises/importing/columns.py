"""The columns of a list of enterprises, their headings, and empty lists to fill in.

The words are not taken from the catalogues: what a list out there calls a column is known for
ever. A public field that stands in no line here is known by its name in both languages.
"""

import csv
import io
import re
from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import override
from openpyxl import Workbook

from access.text import comparable
from content.languages import ENGLISH, SWEDISH
from enterprises.models import EnterprisePage

WIDTH = 24


class Column(NamedTuple):
    """One column: the key we know it by, its headings, and an example for the template file."""

    key: str
    swedish: str
    english: str
    example: str = ""
    others: tuple[str, ...] = ()


KNOWN = (
    Column("name", "Namn", "Name", "Blanka Rutor", ("Företag", "Enterprise")),
    Column("organisation_number", "Organisationsnummer", "Organisation number", "", ("Orgnr",)),
    Column("legal_form", "Juridisk form", "Legal form", "ekonomisk förening"),
    Column("municipality", "Kommun", "Municipality", "Örebro", ("Säte", "Seat")),
    Column("municipalities", "Verksamt i", "Municipalities served", "Örebro, Kumla", ("Serves",)),
    Column("categories", "Kategorier", "Categories", "Städ och hemservice", ("Kategori",)),
    Column("offers", "Tjänster", "Services", "Fönsterputs, Hemstädning", ("Offers",)),
    Column("summary", "Ingress", "Lead", "Vi putsar fönster i hela Örebro.", ("Summary",)),
    Column("description", "Beskrivning", "Description", "Vi är elva medarbetare."),
    Column("purpose", "Samhällsnytta", "Social purpose", "Vi ger arbete åt fler.", ("Purpose",)),
    Column("name_en", "Namn (engelska)", "Name (English)", "Blanka Rutor"),
    Column("summary_en", "Ingress (engelska)", "Lead (English)", "We clean windows in Örebro."),
    Column("description_en", "Beskrivning (engelska)", "Description (English)", "We are eleven."),
    Column("website", "Webbplats", "Website", "https://www.exempel.example", ("Hemsida", "Web")),
    Column("email", "E-post", "E-mail", "info@exempel.example", ("Mejl", "Epostadress")),
    Column("phone", "Telefon", "Phone", "019-12 34 56", ("Telefonnummer", "Tel")),
    Column("address", "Besöksadress", "Address", "Storgatan 1", ("Adress", "Visiting address")),
    Column("opening_hours", "Öppettider", "Opening hours", "måndag till fredag 9–16"),
    Column("joint_bids", "Anbud tillsammans", "Joint bids", "ja"),
)


def columns() -> list[Column]:
    """Return every column, in the order of the lists to fill in."""
    known = {column.key for column in KNOWN}
    public = [each for each in EnterprisePage.public_fields if each.column not in known]
    return [*KNOWN, *[Column(each.column, *_names(each.name)) for each in public]]


def heading_of(key: str) -> str:
    """Return the Swedish heading of a column, the key itself if there is no such column."""
    return next((column.swedish for column in columns() if column.key == key), key)


def _names(field: str) -> list[str]:
    names = []
    for language in (SWEDISH, ENGLISH):
        with override(language):
            names.append(capfirst(str(EnterprisePage._meta.get_field(field).verbose_name)))
    return names


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]+", "", comparable(heading))


def key_of(heading: str) -> str:
    """Return the key of the column with a heading, in whichever language, or nothing."""
    keys = {
        _plain(name): column.key
        for column in columns()
        for name in (column.key, column.swedish, column.english, *column.others)
    }
    return keys.get(_plain(heading), "")


def _lines() -> list[list[str]]:
    return [
        [column.swedish for column in columns()],
        [column.example for column in columns()],
    ]


def as_csv() -> bytes:
    """Return a list with headings and an example, as Excel in Swedish opens it."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";").writerows(_lines())
    return file.getvalue().encode("utf-8-sig")


def as_xlsx() -> bytes:
    """Return the same list as a spreadsheet, with every cell as text."""
    book, file = Workbook(), io.BytesIO()
    sheet = book.active
    for line in _lines():
        sheet.append(line)
    for column in sheet.columns:
        sheet.column_dimensions[column[0].column_letter].width = WIDTH
        for cell in column:
            cell.number_format = "@"
    sheet.freeze_panes = "B2"
    book.save(file)
    return file.getvalue()
