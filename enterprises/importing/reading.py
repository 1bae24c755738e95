"""Makes rows of the lines of a list, and tells how they were read."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from enterprises.importing.headings import columns_of, heading_line, without_words_beside
from enterprises.importing.mends import mended
from enterprises.importing.tables import (
    ADDRESS_PARTS,
    MOST_ROWS,
    Column,
    FileRefusedError,
    Line,
    Mend,
    Reading,
    Row,
    Sheet,
    Table,
)

LONGEST_SHOWN = 120  # characters of an example, or of a note beside the list


def no_headings() -> str:
    """Return what is wrong with a file in which no list is found."""
    return _(
        "The file has no column “Namn” or “Name”. A row of the list should hold the headings."
    )


def table_of(sheet: Sheet, *, with_hidden: bool = False) -> Table:
    """Return the rows of a sheet."""
    place, understood = heading_line(sheet.lines)
    if not understood:
        raise FileRefusedError(no_headings())
    heading = sheet.lines[place]
    columns, unknown = columns_of(heading)
    reading = Reading(unknown=unknown, with_hidden=with_hidden, sheet=sheet.name)
    below = sheet.lines[place + 1 :]
    if not with_hidden:
        reading.hidden_rows = [line.number for line in below if line.is_hidden]
        below = [line for line in below if not line.is_hidden]
        hidden = sheet.hidden_columns & columns.keys()
        reading.hidden_columns = [columns.pop(each).heading for each in sorted(hidden)]
    if not any(column.key == "name" for column in columns.values()):
        raise FileRefusedError(_("The column with the names is hidden in the spreadsheet."))
    lines, beside = without_words_beside(below, heading)
    if len(lines) > MOST_ROWS:
        raise FileRefusedError(
            _("The file has more than %(rows)s rows. Divide it into several files.")
            % {"rows": number_format(MOST_ROWS, force_grouping=True)}
        )
    reading.beside = [_words(line) for line in (*sheet.lines[:place], *beside)]
    reading.columns = list(columns.values())
    headed = heading.cells.keys() | sheet.hidden_columns
    reading.untitled = _untitled(lines, headed) if not heading.width else []
    return Table([_row(line, columns, heading.width) for line in lines], reading)


def _row(line: Line, columns: dict[int, Column], width: int) -> Row:
    row = Row(line.number, {column.key: "" for column in columns.values()})
    for place, column in columns.items():
        cell = line.cells.get(place)
        if cell is None:
            continue
        text, fault, ways = mended(column.key, cell)
        row.cells[column.key] = text
        column.filled += 1
        if fault:
            row.faults[column.key] = fault
        if ways:
            row.mended.append(column.key)
        for way in ways:
            _note(column, Mend(way, line.number, _short(cell.text), _short(text)))
    _join_address(row)
    row.has_too_many_cells = bool(width) and any(place > width for place in line.cells)
    return row


def _note(column: Column, mend: Mend) -> None:
    same = next((each for each in column.mends if each.kind == mend.kind), None)
    if same:
        same.count += 1
    else:
        column.mends.append(mend)


def _join_address(row: Row) -> None:
    """Put a postcode and a town, in columns of their own, behind the street."""
    parts = [row.cells.pop(key, "") for key in ADDRESS_PARTS]
    town = " ".join(part for part in parts if part)
    for key in ADDRESS_PARTS:
        if fault := row.faults.pop(key, ""):
            row.faults["address"] = fault
    street = row.cells.get("address", "")
    if town and town not in street:
        row.cells["address"] = f"{street}, {town}" if street else town


def _untitled(lines: list[Line], headed: set[int]) -> list[str]:
    places = {place for line in lines for place in line.cells} - headed
    return [get_column_letter(place) for place in sorted(places)]


def _words(line: Line) -> tuple[int, str]:
    words = " ".join(cell.text for _place, cell in sorted(line.cells.items()))
    return line.number, _short(words)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
