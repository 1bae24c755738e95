"""What a spreadsheet has done to the cells of a list, mended or told of."""

import datetime as dt
import io
import zipfile

import pytest
from openpyxl import Workbook

from enterprises.importing import read
from enterprises.importing.mends import mended
from enterprises.importing.tables import Cell


@pytest.fixture
def book():
    return Workbook()


def filled(book, *lines):
    for line in lines:
        book.active.append(line)
    return book.active


def cell_of(book, heading, value, number_format=None, link=None):
    """Return the one row of a list with a cell of a kind in a column."""
    sheet = filled(book, ["Namn", heading], ["A", value])
    if number_format:
        sheet["B2"].number_format = number_format
    if link:
        sheet["B2"].hyperlink = link
    file = io.BytesIO()
    book.save(file)
    [row] = read("a.xlsx", file.getvalue()).rows
    return row


@pytest.mark.parametrize(
    ("heading", "value", "number_format", "text"),
    [
        ("Telefon", 191234567, None, "0191234567"),
        ("Telefon", 701234567.0, None, "0701234567"),
        ("Telefon", 46701234567, None, "+46701234567"),
        ("Orgnr", 5560360793.0, None, "5560360793"),
        ("Orgnr", 5560360793, "yyyy-mm-dd", "5560360793"),
        ("Orgnr", "5560360793.0", None, "5560360793"),
        ("Kommun", "1880.0", None, "1880"),
        ("Öppettider", dt.datetime(2026, 8, 17), None, "8–17"),
        ("Öppettider", "2026-08-17 00:00:00", None, "8–17"),
        ("Öppettider", "17-aug", None, "8–17"),
        ("Öppettider", dt.time(9, 0), None, "09:00"),
        ("Öppettider", 0.375, None, "09:00"),
        ("Öppettider", "09:00:00", None, "09:00"),
        ("Ingress", 0.25, "0%", "25 %"),
        ("Ingress", 12.5, None, "12.5"),
        ("Ingress", 0.1 + 0.2, None, "0.3"),
        ("Kommun", 7, "0000", "0007"),
        ("Beskrivning", "Rad ett\nrad två", None, "Rad ett\nrad två"),
        ("Anbud tillsammans", True, None, "ja"),
        ("E-post", "mailto:a@x.example", None, "a@x.example"),
        ("E-post", "#N/A", None, ""),
    ],
)
def test_a_cell_says_what_was_meant(book, heading, value, number_format, text):
    row = cell_of(book, heading, value, number_format)
    [found] = [cell for key, cell in row.cells.items() if key != "name"]
    assert (found, row.faults) == (text, {})


@pytest.mark.parametrize(
    ("heading", "value", "fault"),
    [
        ("Telefon", dt.datetime(2026, 3, 1), "date"),
        ("Ingress", dt.datetime(2026, 3, 1), "date"),
        ("Öppettider", dt.datetime(2026, 9, 5), "date"),
        ("Öppettider", "2026-08-17 09:30", "date"),
        ("Telefon", "7,01E+08", "shortened"),
        ("Orgnr", "5.56036E+09", "shortened"),
        ("Webbplats", "#REF!", "error"),
        ("Kommun", "#VALUE!", "error"),
        ("Telefon", "=A1", "formula"),
    ],
)
def test_a_cell_that_no_longer_says_what_was_meant_has_a_fault(book, heading, value, fault):
    assert list(cell_of(book, heading, value).faults.values()) == [fault]


@pytest.mark.parametrize(
    ("heading", "words", "link", "text"),
    [
        ("Webbplats", "Klicka här", "https://x.example/a", "https://x.example/a"),
        ("Webbplats", "www.y.example", "https://x.example/a", "www.y.example"),
        ("E-post", "Mejla oss", "mailto:info@x.example?subject=Hej", "info@x.example"),
        ("E-post", "b@x.example", "mailto:a@x.example", "b@x.example"),
        ("Telefon", "Ring", "tel:+46701234567", "+46701234567"),
        ("Ingress", "Läs mer", "https://x.example/a", "Läs mer"),
    ],
)
def test_the_link_behind_words_is_taken_where_an_address_should_stand(
    book, heading, words, link, text
):
    assert text in cell_of(book, heading, words, link=link).cells.values()


def with_value(book, formula, value):
    """Return a list whose formula shows a value, as a spreadsheet program saves it."""
    file, changed = io.BytesIO(), io.BytesIO()
    filled(book, ["Namn", "Webbplats"], ["A", formula])
    book.save(file)
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.endswith("sheet1.xml"):
                text = text.replace(b'<c r="B2">', b'<c r="B2" t="str">')
                text = text.replace(b"<v></v>", f"<v>{value}</v>".encode())
                text = text.replace(b"<v />", f"<v>{value}</v>".encode())
            new.writestr(name, text)
    return read("a.xlsx", changed.getvalue())


@pytest.mark.parametrize(
    ("formula", "value", "text"),
    [
        ('="x"&".example"', "x.example", "x.example"),
        ('=HYPERLINK("https://x.example","Klicka")', "Klicka", "https://x.example"),
        ('=IF(A2="","",A2)', "", ""),
    ],
    ids=["worked out", "a link", "nothing"],
)
def test_the_value_that_a_formula_shows_is_taken(book, formula, value, text):
    [row] = with_value(book, formula, value).rows
    assert (row.cells["website"], row.faults) == (text, {})


@pytest.mark.parametrize("link", ["file:///C:/lista.txt", "javascript:alert(1)", "Blad2!A1"])
def test_a_link_that_leads_to_no_website_is_left_alone(link):
    assert mended("website", Cell("Klicka här", link=link)).text == "Klicka här"
