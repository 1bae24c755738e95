"""Empty lists to fill in, as a spreadsheet or as text."""

import csv
import io

from openpyxl import Workbook

from enterprises.importing.columns import COLUMNS

LINES = [[column.swedish for column in COLUMNS], [column.example for column in COLUMNS]]
WIDTH = 24


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
