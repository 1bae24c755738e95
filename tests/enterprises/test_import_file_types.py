"""What the cells of a spreadsheet and of JSON become, and how far a list may go."""

import datetime as dt
import io
import json

import pytest
from openpyxl import Workbook

from enterprises.importing import FileRefusedError, read
from enterprises.importing.columns import as_csv, as_xlsx
from enterprises.importing.tables import MOST_ROWS

pytestmark = pytest.mark.django_db


def sheet(*lines):
    book, file = Workbook(), io.BytesIO()
    for line in lines:
        book.active.append(line)
    book.save(file)
    return read("a.xlsx", file.getvalue())


def listed(data):
    return read("a.json", json.dumps(data).encode())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5560360793, "5560360793"),
        (5560360793.0, "5560360793"),
        (1.5, "1.5"),
        (True, "ja"),
        (False, "nej"),
        (None, ""),
        ("  Fika\u00a0", "Fika"),
        ("=1+1", "=1+1"),
        (dt.date(2026, 3, 1), "2026-03-01"),
        ("019-12 34 56", "019-12 34 56"),
    ],
    ids=[
        "number",
        "whole",
        "half",
        "yes",
        "no",
        "nothing",
        "spaces",
        "formula",
        "date",
        "text",
    ],
)
def test_a_cell_of_a_spreadsheet_becomes_text(value, text):
    [row] = sheet(["Namn", "Telefon", "Kommun"], ["A", value, "Nora"]).rows
    assert row.cells == {"name": "A", "phone": text, "municipality": "Nora"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5560360793, "5560360793"),
        (True, "ja"),
        (None, ""),
        (["Fika", "Lunch"], "Fika\nLunch"),
        ([], ""),
        ("a\0b", "ab"),
    ],
    ids=["number", "yes", "null", "list", "empty list", "control"],
)
def test_a_value_of_json_becomes_text(value, text):
    [row] = listed([{"Namn": "A", "Tjänster": value}]).rows
    assert row.cells == {"name": "A", "offers": text}


@pytest.mark.parametrize(
    "data",
    [
        [{"name": "A"}],
        {"enterprises": [{"name": "A"}]},
        {"count": 1, "rows": [{"Namn": "A"}]},
        [{"Name": "A", "Colour": "red"}],
    ],
    ids=["list", "object", "object with more", "unknown key"],
)
def test_json_comes_in_several_shapes(data):
    assert listed(data).rows[0].cells["name"] == "A"


def test_objects_of_json_may_have_different_keys():
    table = listed([{"Namn": "A"}, {"Kommun": "Nora", "Namn": "B"}])
    assert [row.cells["municipality"] for row in table.rows] == ["", "Nora"]


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (["Namn", "A", "B"], [2, 3]),
        (["", "", "Namn", "A"], [4]),
        (["Namn", "", "A", "", "B"], [3, 5]),
        (["Namn"], []),
    ],
    ids=["plain", "empty above", "empty between", "headings alone"],
)
def test_rows_keep_the_numbers_that_a_spreadsheet_shows(lines, numbers):
    table = read("a.csv", "\n".join(lines).encode())
    assert [row.number for row in table.rows] == numbers


@pytest.mark.parametrize("text", ['Namn;Ingress\nA;"Två\nrader"', 'Namn,Ingress\nA,"Två\nrader"'])
def test_a_cell_may_hold_several_lines(text):
    assert read("a.csv", text.encode()).rows[0].cells["summary"] == "Två\nrader"


@pytest.mark.parametrize(
    ("line", "too_many"),
    [("A;Nora", False), ("A", False), ("A;Nora;;", False), ("A;Nora;mer", True)],
    ids=["right", "short", "empty cells more", "a cell more"],
)
def test_a_row_that_is_too_long_is_marked(line, too_many):
    [row] = read("a.csv", f"Namn;Kommun\n{line}".encode()).rows
    assert row.has_too_many_cells is too_many


def test_unknown_headings_are_listed_and_empty_ones_are_not():
    table = read("a.csv", "Namn;;Färg;Höjd\nA;1;2;3".encode())
    assert table.unknown == ["Färg", "Höjd"]
    assert table.rows[0].cells == {"name": "A"}


def test_as_many_rows_as_may_be_are_read_and_not_one_more():
    rows = "A\n" * MOST_ROWS
    assert len(read("a.csv", f"Namn\n{rows}".encode()).rows) == MOST_ROWS
    with pytest.raises(FileRefusedError, match="5\xa0000 rader"):
        read("a.csv", f"Namn\n{rows}A\n".encode())


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"", "tom"),
        ("a.csv", b"\n \n", "tom"),
        ("a.csv", b"Fel;Rubriker\nA;B", "ingen kolumn"),
        ("a.csv", b"\x89PNG\0\0", "CSV, XLSX eller JSON"),
        ("a.csv", b'Namn\n"' + b"x" * 140_000 + b'"', "lista med kolumner"),
        ("a.json", b"{not json", "giltig JSON"),
        ("a.json", "[]".encode("utf-16"), "giltig JSON"),
        ("a.json", b"[1]", "lista med objekt"),
        ("a.json", b'{"a": {"b": 1}}', "lista med objekt"),
        ("a.xlsx", b"PK\x03\x04", "kalkylblad"),
        ("a.csv", b"x" * (10 * 1024 * 1024 + 1), "10 MB"),
    ],
    ids=[
        "empty",
        "blank",
        "headings",
        "picture",
        "endless cell",
        "broken json",
        "json of windows",
        "numbers",
        "object",
        "broken zip",
        "big",
    ],
)
def test_each_fault_of_a_file_has_its_sentence(name, content, words):
    with pytest.raises(FileRefusedError, match=words):
        read(name, content)


@pytest.mark.parametrize("name", ["lista", "LISTA.JSON", "lista.txt"])
def test_json_is_known_by_its_beginning_whatever_its_name(name):
    assert read(name, b'\n [{"Namn": "A"}]').rows[0].cells == {"name": "A"}


@pytest.mark.parametrize(("name", "make"), [("a.csv", as_csv), ("a.xlsx", as_xlsx)])
def test_the_empty_list_has_every_column_and_one_example(name, make):
    table = read(name, make())
    assert table.unknown == []
    assert len(table.rows[0].cells) >= 18
