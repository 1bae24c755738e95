"""Reads a list of enterprises from CSV, XLSX or JSON into rows of text."""

import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _

from enterprises.importing import delimited, kinds
from enterprises.importing.headings import heading_line
from enterprises.importing.notices import quoted
from enterprises.importing.reading import no_headings, table_of
from enterprises.importing.sheets import Part, Workbook
from enterprises.importing.tables import (
    HEAD,
    MOST_ROWS,
    Cell,
    FileRefusedError,
    Line,
    Sheet,
    Table,
)
from enterprises.importing.typed import shown

MOST_MEGABYTES = 10
MOST_LINES = MOST_ROWS + 500  # with titles, notes and totals
# What a spreadsheet may take unpacked: a real list of 5 000 rows takes a tenth of it.
MOST_UNPACKED = 100 * 1024 * 1024
SPREADSHEET_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    EOFError,
    LookupError,
    ValueError,
    OSError,
    NotImplementedError,
    RuntimeError,
)


def is_too_large(size: int) -> bool:
    """Return whether a file of a size in bytes is more than we take."""
    return size > MOST_MEGABYTES * 1024 * 1024


def too_large() -> str:
    """Return what is wrong with a file that is too large."""
    return _("The file is larger than %(megabytes)s MB.") % {"megabytes": MOST_MEGABYTES}


def read(name: str, content: bytes, *, sheet: str = "", with_hidden: bool = False) -> Table:
    """Return the rows of a file, or refuse it with a sentence."""
    if is_too_large(len(content)):
        raise FileRefusedError(too_large())
    if not content.strip():
        raise FileRefusedError(_("The file is empty."))
    if other := kinds.refusal(content):
        raise FileRefusedError(other)
    if content.startswith(b"PK"):
        return _spreadsheet(content, sheet, with_hidden)
    is_json = name.lower().endswith(".json") or content.lstrip()[:1] in (b"[", b"{")
    lines = _json(content) if is_json else delimited.lines(content)
    return table_of(Sheet(list(islice(lines, MOST_LINES + 1))))


def lines_of(content: bytes) -> list[Line]:
    """Return the lines of a list of anything, in the first sheet that is shown."""
    if is_too_large(len(content)):
        raise FileRefusedError(too_large())
    if not content.strip():
        raise FileRefusedError(_("The file is empty."))
    if other := kinds.refusal(content):
        raise FileRefusedError(other)
    if not content.startswith(b"PK"):
        return list(islice(delimited.lines(content), MOST_LINES + 1))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                raise FileRefusedError(_("The spreadsheet is too large when it is unpacked."))
            book = Workbook(archive)
            part = next(part for part in book.parts if not part.is_hidden)
            return book.sheet(part, MOST_LINES).lines
    except (*SPREADSHEET_ERRORS, StopIteration) as error:
        raise FileRefusedError(_("The file cannot be read as a spreadsheet (XLSX).")) from error


def _spreadsheet(content: bytes, wanted: str, with_hidden: bool) -> Table:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                raise FileRefusedError(_("The spreadsheet is too large when it is unpacked."))
            book = Workbook(archive)
            lists = _lists(book, with_hidden)
            sheet = book.sheet(_chosen(lists, wanted), MOST_LINES)
    except SPREADSHEET_ERRORS as error:
        raise FileRefusedError(_("The file cannot be read as a spreadsheet (XLSX).")) from error
    table = table_of(sheet, with_hidden=with_hidden)
    table.reading.sheets = [part.name for part, _size in lists]
    return table


def _lists(book: Workbook, with_hidden: bool) -> list[tuple[Part, tuple[int, int]]]:
    """Return the sheets that hold a list, with how many headings are understood and its length."""
    found = []
    for part in book.parts:
        if with_hidden or not part.is_hidden:
            head = book.sheet(part, HEAD).lines
            if understood := heading_line(head)[1]:
                found.append((part, (understood, len(head))))
    if not found:
        raise FileRefusedError(no_headings())
    # A word that is a heading, too, may well stand alone in an introduction.
    lists = [each for each in found if each[1][0] > 1]
    return lists or found


def _chosen(lists: list[tuple[Part, tuple[int, int]]], wanted: str) -> Part:
    """Return the sheet that is asked for, or the one that is understood best."""
    if not wanted:
        return max(lists, key=lambda each: each[1])[0]
    for part, _size in lists:
        if part.name == wanted:
            return part
    names = ", ".join(quoted(part.name) for part, _size in lists)
    raise FileRefusedError(
        _("No sheet “%(name)s” holds a list. There is one in: %(names)s.")
        % {"name": wanted, "names": names}
    )


def _json(content: bytes) -> Iterator[Line]:
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise FileRefusedError(_("The file is not valid JSON.")) from error
    if isinstance(data, dict):
        data = next((value for value in data.values() if isinstance(value, list)), None)
    if not isinstance(data, list) or not all(isinstance(item, dict) for item in data):
        raise FileRefusedError(_("The JSON file should hold a list of objects, one for each row."))
    header = list(dict.fromkeys(str(key) for item in data for key in item))
    places = dict(enumerate(header, start=1))
    yield Line(
        1, {place: Cell(shown(key)) for place, key in places.items() if key}, width=len(header)
    )
    for number, item in enumerate(data, start=2):
        texts = {place: shown(item.get(key)) for place, key in places.items()}
        yield Line(number, {place: Cell(text) for place, text in texts.items() if text})
