"""Tables as files that a spreadsheet opens as they are: every cell is text, and none is run."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, BinaryIO

from django.utils.translation import gettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

Row = Sequence[Any]
Writer = Callable[[str, Row, Iterable[Row]], bytes]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH = 24  # of a column, in characters
LONGEST_NAME = 31  # of a sheet, in Excel
NOT_IN_A_NAME = str.maketrans("", "", "[]:*?/\\'")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
BYTE_ORDER_MARK = "\ufeff"  # Excel takes a file for UTF-8, å ä ö and all, when it begins so


def as_csv(title: str, headings: Row, rows: Iterable[Row]) -> bytes:
    """Return a table that Excel in Swedish opens as it is; no cell is a formula."""
    file = io.BytesIO()
    write_csv(file, title, headings, rows)
    return file.getvalue()


def write_csv(file: BinaryIO, title: str, headings: Row, rows: Iterable[Row]) -> None:
    """Write such a table row by row, however long it is."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([str(heading) for heading in headings])
    for row in rows:
        writer.writerow([harmless(in_a_cell(value)) for value in row])
    text.detach()  # writes what is left, and leaves the file open


def as_xlsx(title: str, headings: Row, rows: Iterable[Row]) -> bytes:
    """Return a workbook in which every cell is text, with headings that stay in sight."""
    file = io.BytesIO()
    write_xlsx(file, title, headings, rows)
    return file.getvalue()


def write_xlsx(file: BinaryIO, title: str, headings: Row, rows: Iterable[Row]) -> None:
    """Write such a workbook row by row, however long it is."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title.translate(NOT_IN_A_NAME)[:LONGEST_NAME])
    sheet.freeze_panes = "A2"
    for number in range(1, len(headings) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTH
    sheet.append([str(heading) for heading in headings])
    for row in rows:
        sheet.append([_cell(sheet, in_a_cell(value)) for value in row])
    book.save(file)


FILES: dict[str, tuple[str, Writer]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": (XLSX, as_xlsx),
}


def in_a_cell(value: Any) -> str:
    """Return a value as one cell of text; what no XML can hold is left out."""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, list):
        value = ", ".join(str(each) for each in value)
    return for_xml("" if value is None else str(value))


def _cell(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell


def harmless(value: object) -> str:
    """Return text that a spreadsheet does not take for a formula, however blanks stand before."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" \u00a0\u200b").startswith(FORMULA) else text


def for_xml(text: str) -> str:
    """Return a text without what no XML can hold, be it a feed or a workbook."""
    return NOT_IN_XML.sub("", text)
