"""Tables as files that a spreadsheet opens as they are: every cell is text, and none is run."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

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
NOT_IN_XML = "\ufffe\uffff"
BYTE_ORDER_MARK = "\ufeff"  # Excel takes a file for UTF-8, å ä ö and all, when it begins so


def as_csv(title: str, headings: Row, rows: Iterable[Row]) -> bytes:
    """Return a table that Excel in Swedish opens as it is; no cell is a formula."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([str(heading) for heading in headings])
    for row in rows:
        writer.writerow([harmless(in_a_cell(value)) for value in row])
    return f"{BYTE_ORDER_MARK}{file.getvalue()}".encode()


def as_xlsx(title: str, headings: Row, rows: Iterable[Row]) -> bytes:
    """Return a workbook in which every cell is text, with headings that stay in sight."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title.translate(NOT_IN_A_NAME)[:LONGEST_NAME])
    sheet.freeze_panes = "A2"
    for number in range(1, len(headings) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTH
    sheet.append([str(heading) for heading in headings])
    for row in rows:
        sheet.append([_cell(sheet, in_a_cell(value)) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


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
    allowed = (each for each in text if each >= " " or each in "\n\t")
    return "".join(each for each in allowed if each not in NOT_IN_XML)
