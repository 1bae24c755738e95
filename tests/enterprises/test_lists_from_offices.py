"""Lists as offices have them: what a spreadsheet has done to them, and what stands around them."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from enterprises.importing import FileRefusedError, read
from enterprises.importing.notices import notices

HEADINGS = ["Namn", "Kommun"]


@pytest.fixture
def book():
    return Workbook()


def table(book, **how):
    file = io.BytesIO()
    book.save(file)
    return read("a.xlsx", file.getvalue(), **how)


def fill(sheet, *lines):
    for line in lines:
        sheet.append(line)
    return sheet


def listed(book, *lines, **how):
    fill(book.active, *lines)
    return table(book, **how)


def told(found):
    return " ".join(notices(found.reading))


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"'])
def test_the_line_that_names_the_separator_is_no_row(first, line_end):
    found = read("a.csv", line_end.join([first, "Namn;Kommun, säte", "Å, Ä;Nora"]).encode())
    assert [(row.number, row.cells["name"]) for row in found.rows] == [(2, "Å, Ä")]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "mac_roman", "cp850"],
)
def test_a_list_is_read_in_any_encoding_that_offices_use(encoding):
    content = "Företagsnamn;Kommun\r\nÅsnan på Öland – Ä;Örebro".replace(
        "–", "-" if encoding == "cp850" else "–"
    ).encode(encoding)
    assert read("a.csv", content).rows[0].cells["municipality"] == "Örebro"


@pytest.mark.parametrize("delimiter", ";,\t|")
def test_a_title_with_signs_of_its_own_does_not_part_the_columns(delimiter):
    lines = ["Lista, uppdaterad; se not", "", delimiter.join(HEADINGS), f"A{delimiter}Nora"]
    found = read("a.csv", "\n".join(lines).encode())
    assert found.rows[0].cells == {"name": "A", "municipality": "Nora"}
    assert "uppdaterad" in told(found)


def test_a_list_is_found_wherever_it_begins_and_ends(book):
    lines = [
        ["Sociala företag 2026"],
        [],
        [None, None, "FÖRETAGS-\nNAMN", "Kommun (säte)", None, "Tel."],
        [None, None, "A", "Nora", None, "019-12 34 56"],
        [],
        [None, None, "B", "Kumla"],
        [None, None, "Summa:", 2],
        [],
        [None, None, "Källa: kommunen"],
    ]
    found = listed(book, *lines)
    assert [(row.number, row.cells["name"]) for row in found.rows] == [(4, "A"), (6, "B")]
    assert all(words in told(found) for words in ("Sociala företag", "Summa: 2", "9: ”Källa"))


def test_headings_that_are_repeated_on_each_page_are_no_rows(book):
    found = listed(book, HEADINGS, ["A", "Nora"], HEADINGS, ["B", "Nora"])
    assert [row.number for row in found.rows] == [2, 4]


def test_a_bad_row_in_the_list_is_no_note(book):
    found = listed(book, HEADINGS, ["A", "Nora"], ["B"], ["C", "Nora"], ["D"])
    assert [row.cells["name"] for row in found.rows] == ["A", "B", "C", "D"]


def test_the_sheet_with_the_list_is_read_and_the_others_are_named(book):
    fill(book.active, ["Läs mig"], ["Företag"], ["Fyll i listan"])
    fill(book.create_sheet("Nora"), HEADINGS, ["A", "Nora"])
    fill(book.create_sheet("Alla"), [*HEADINGS, "Telefon"], ["B", "Nora", "019-12 34 56"])
    found = table(book)
    assert (found.reading.sheet, found.reading.sheets) == ("Alla", ["Nora", "Alla"])
    assert "Nora" in told(found)
    assert table(book, sheet="Nora").rows[0].cells["name"] == "A"
    with pytest.raises(FileRefusedError, match="Nora”, ”Alla"):
        table(book, sheet="Läs mig")


def test_hidden_sheets_rows_and_columns_are_read_only_when_asked_for(book):
    fill(book.active, [*HEADINGS, "E-post"], ["A", "Nora", "a@x.example"], ["B", "Nora"])
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["C"].hidden = True
    fill(book.create_sheet("Gammal"), HEADINGS, *[["C", "Nora"]] * 9).sheet_state = "hidden"
    found = table(book)
    assert [row.cells for row in found.rows] == [{"name": "A", "municipality": "Nora"}]
    assert "3" in told(found)
    assert "E-post" in told(found)
    assert "Gammal" not in told(found)
    whole = table(book, with_hidden=True, sheet="Sheet")
    assert (len(whole.rows), whole.rows[0].cells["email"]) == (2, "a@x.example")


def test_what_stands_in_merged_cells_belongs_to_each_row(book):
    fill(book.active, HEADINGS, ["A", "Nora"], ["B", None], ["C", None], ["D", "Kumla"])
    book.active.merge_cells("B2:B4")
    found = table(book)
    assert [row.cells["municipality"] for row in found.rows] == ["Nora"] * 3 + ["Kumla"]
    assert found.reading.columns[1].mends[0].count == 2


def test_headings_may_stand_in_two_rows_that_are_merged(book):
    fill(book.active, ["Namn", "Kontakt", None], [None, "E-post", "Telefon"], ["A", "a@x.example"])
    book.active.merge_cells("A1:A2")
    book.active.merge_cells("B1:C1")
    [row] = table(book).rows
    assert row.cells == {"name": "A", "email": "a@x.example", "phone": ""}


def test_a_postcode_and_a_town_become_part_of_the_address(book):
    heading = ["Namn", "Adress", "Postnr", "Postort"]
    found = listed(book, heading, ["A", "Storgatan 1", 70220.0, "Örebro"], ["B", None, "702 20"])
    addresses = [row.cells["address"] for row in found.rows]
    assert addresses == ["Storgatan 1, 702 20 Örebro", "702 20"]


def test_what_has_been_mended_is_counted_with_an_example(book):
    heading = ["Namn", "Telefon"]
    found = listed(book, heading, ["A", 191234567], ["B", "019-12 34 56"], ["C", 701234567])
    [mend] = found.reading.columns[1].mends
    assert (mend.kind, mend.count, mend.row) == ("zero", 2, 2)
    assert (mend.before, mend.after) == ("191234567", "0191234567")


def test_columns_without_a_heading_are_told_of(book):
    assert "D" in told(listed(book, HEADINGS, ["A", "Nora", None, "kolla!"]))


def archive(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "äldre Excelfil"),
        (archive("mimetype", "content.xml"), "OpenDocument"),
        (archive("Index/Document.iwa"), "Numbers"),
        (archive("xl/workbook.bin"), "xlsb"),
        (archive("word/document.xml"), "textdokument"),
        (b"%PDF-1.7", "PDF"),
        (b"<html><table><tr><td>Namn", "webbsida"),
    ],
    ids=["xls", "ods", "numbers", "xlsb", "docx", "pdf", "html"],
)
def test_a_file_of_another_kind_is_refused_with_what_to_do(content, words):
    with pytest.raises(FileRefusedError, match=rf"{words}.*\.xlsx"):
        read("lista.xls", content)


def test_a_sheet_that_claims_a_million_rows_is_read(book):
    sheet = fill(book.active, HEADINGS, ["A", "Nora"])
    sheet.row_dimensions[1_048_576].height = 20
    assert len(table(book).rows) == 1


def test_xml_that_unfolds_itself_is_refused(book):
    file, changed = io.BytesIO(), io.BytesIO()
    book.save(file)
    entity = b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, entity if name.endswith("sheet1.xml") else old.read(name))
    with pytest.raises(FileRefusedError, match="kalkylblad"):
        read("a.xlsx", changed.getvalue())


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows():
    with pytest.raises(FileRefusedError, match="rad 3"):
        read("a.csv", b'Namn;Beskrivning\nA;B\nC;"D\nE;F\n')
    assert len(read("a.csv", 'Namn;Beskrivning\nA;5" rör\nB;C'.encode()).rows) == 2


def test_what_our_own_files_put_before_a_plus_is_taken_away_again():
    assert read("a.csv", b"Namn;Tel\nA;'+46701234567").rows[0].cells["phone"] == "+46701234567"
