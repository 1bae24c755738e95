"""Files that hold, or do not hold, a list of enterprises."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from enterprises.importing import FileRefusedError, import_enterprises, preview, read
from enterprises.models import EnterprisePage

pytestmark = pytest.mark.django_db

LISTS = Path(__file__).parent / "lists"
NAMES = ["county.csv", "county-windows.csv"]


def county(name):
    return read(name, (LISTS / name).read_bytes())


def spreadsheet(*lines):
    book, file = Workbook(), io.BytesIO()
    for line in lines:
        book.active.append(line)
    book.save(file)
    return file.getvalue()


def first(table):
    return table.rows[0].cells


@pytest.mark.parametrize("name", NAMES)
def test_the_countys_list_has_seven_faults(name):
    report = preview(county(name))
    refused = [outcome.row for outcome in report.outcomes if outcome.action == "refuse"]
    assert (len(report.outcomes), report.count("create")) == (83, 76)
    assert refused == [6, 11, 17, 24, 32, 42, 84]


@pytest.mark.indexed
def test_the_countys_list_comes_in_once_and_its_windows_twin_changes_nothing():
    import_enterprises(county(NAMES[0]))
    profiles = EnterprisePage.objects.filter(locale__language_code="sv", live=False)
    assert profiles.count() == 76
    assert preview(county(NAMES[1])).count("unchanged") == 76


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_text_list_is_read_whatever_its_dialect(encoding, delimiter):
    text = delimiter.join(["Namn", "Kommun"]) + "\r\n" + delimiter.join(["Åsna", "Örebro"])
    assert first(read("a.csv", text.encode(encoding))) == {
        "name": "Åsna",
        "municipality": "Örebro",
    }


def test_a_spreadsheet_is_read_with_its_row_numbers():
    table = read("a.xlsx", spreadsheet(["Name", "Municipality"], [], ["Åsna", "Nora", None]))
    assert first(table) == {"name": "Åsna", "municipality": "Nora"}
    assert table.rows[0].number == 3


def test_a_formula_in_a_spreadsheet_is_refused_and_not_run():
    table = read("a.xlsx", spreadsheet(["Namn", "Kommun"], ['=HYPERLINK("http://x")', "Nora"]))
    assert preview(table).count("refuse") == 1


@pytest.mark.indexed
def test_json_is_read_with_lists_in_its_cells():
    rows = [{"Namn": "Åsna", "Kommun": "Nora", "Tjänster": ["Ridning, med guide", "Turer"]}]
    table = read("a.json", json.dumps({"enterprises": rows}).encode())
    import_enterprises(table)
    offers = EnterprisePage.objects.get().offers.all()
    assert [offer.name for offer in offers] == ["Ridning, med guide", "Turer"]


def bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 101 * 1024 * 1024)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b""),
        ("a.csv", b"Fel;Rubriker\nA;B"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("a.xlsx", b"PK\x03\x04 not a spreadsheet"),
        ("a.json", b"{not json"),
        ("a.json", b"[" * 100_000),
        ("a.json", b'{"a": 1}'),
        ("a.json", b"[1, 2]"),
        ("a.csv", b"Namn\n" + b"A\n" * 5001),
        ("a.csv", b"x" * (10 * 1024 * 1024 + 1)),
    ],
    ids=[
        "empty",
        "headings",
        "picture",
        "zip",
        "json",
        "deep",
        "object",
        "numbers",
        "long",
        "big",
    ],
)
def test_a_file_that_is_no_list_is_refused_with_a_sentence(name, content):
    with pytest.raises(FileRefusedError, match=r"\w+ .*\.$"):
        read(name, content)


def test_a_spreadsheet_that_would_fill_the_memory_is_refused():
    with pytest.raises(FileRefusedError, match="packas upp"):
        read("a.xlsx", bomb())
