"""The columns of a list of enterprises, their headings, and empty lists to fill in."""

import csv
import io
import re
from typing import NamedTuple

from openpyxl import Workbook

from access.text import comparable

WIDTH = 24


class Column(NamedTuple):
    """One column: the key we know it by, its headings, and an example for the template file."""

    key: str
    swedish: str
    english: str
    example: str = ""
    others: tuple[str, ...] = ()


COLUMNS = (
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
HEADINGS = {column.key: column.swedish for column in COLUMNS}


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]+", "", comparable(heading))


KEYS = {
    _plain(name): column.key
    for column in COLUMNS
    for name in (column.key, column.swedish, column.english, *column.others)
}


def key_of(heading: str) -> str:
    """Return the key of the column with a heading, in whichever language, or nothing."""
    return KEYS.get(_plain(heading), "")


LINES = [[column.swedish for column in COLUMNS], [column.example for column in COLUMNS]]


def as_csv() -> bytes:
    """Return a list with headings and an example, as Excel in Swedish opens it."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";").writerows(LINES)
    return file.getvalue().encode("utf-8-sig")


def as_xlsx() -> bytes:
    """Return the same list as a spreadsheet, with every cell as text."""
    book, file = Workbook(), io.BytesIO()
    sheet = book.active
    for line in LINES:
        sheet.append(line)
    for column in sheet.columns:
        sheet.column_dimensions[column[0].column_letter].width = WIDTH
        for cell in column:
            cell.number_format = "@"
    sheet.freeze_panes = "B2"
    book.save(file)
    return file.getvalue()
