"""Reads a list of enterprises from CSV, XLSX or JSON into rows of text."""

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from enterprises.importing.columns import key_of

MOST_MEGABYTES = 10
MOST_ROWS = 5000
MOST_CELLS = 100
# What a spreadsheet may take unpacked: a real list of 5 000 rows takes a tenth of it.
MOST_UNPACKED = 100 * 1024 * 1024
SPREADSHEET_ERRORS = (
    zipfile.BadZipFile,
    InvalidFileException,
    zlib.error,
    EOFError,
    KeyError,
    ValueError,
    OSError,
    SyntaxError,
    TypeError,
    AttributeError,
    IndexError,
)


class FileRefusedError(Exception):
    """A file that cannot be read at all, with a sentence that says why."""


@dataclass
class Row:
    """One row of a list: its number as a spreadsheet shows it, and its cells by column."""

    number: int
    cells: dict[str, str]
    has_too_many_cells: bool = False


@dataclass
class Table:
    """The rows of a list, and the headings that we do not know."""

    rows: list[Row]
    unknown: list[str] = field(default_factory=list)


def is_too_large(size: int) -> bool:
    """Return whether a file of a size in bytes is more than we take."""
    return size > MOST_MEGABYTES * 1024 * 1024


def too_large() -> str:
    """Return what is wrong with a file that is too large."""
    return _("The file is larger than %(megabytes)s MB.") % {"megabytes": MOST_MEGABYTES}


def read(name: str, content: bytes) -> Table:
    """Return the rows of a file, or refuse it with a sentence."""
    if is_too_large(len(content)):
        raise FileRefusedError(too_large())
    if not content.strip():
        raise FileRefusedError(_("The file is empty."))
    lines = list(islice(_lines(name, content), MOST_ROWS + 2))
    if len(lines) > MOST_ROWS + 1:
        raise FileRefusedError(
            _("The file has more than %(rows)s rows. Divide it into several files.")
            % {"rows": number_format(MOST_ROWS, force_grouping=True)}
        )
    return _table(lines)


def _lines(name: str, content: bytes) -> Iterator[list[str]]:
    if content.startswith(b"PK"):
        return _xlsx(content)
    if name.lower().endswith(".json") or content.lstrip()[:1] in (b"[", b"{"):
        return _json(content)
    return _csv(content)


def _table(lines: list[list[str]]) -> Table:
    header = next((line for line in lines if any(line)), [])
    keys = [key_of(heading) for heading in header]
    if "name" not in keys:
        raise FileRefusedError(
            _("The file has no column “Namn” or “Name”. The first row should hold the headings.")
        )
    start = lines.index(header)
    rows = [
        _row(number, keys, line)
        for number, line in enumerate(lines[start + 1 :], start=start + 2)
        if any(line)
    ]
    pairs = zip(header, keys, strict=True)
    return Table(rows, [heading for heading, key in pairs if heading and not key])


def _row(number: int, keys: list[str], line: list[str]) -> Row:
    cells = {key: cell for key, cell in zip(keys, line, strict=False) if key}
    return Row(number, cells, has_too_many_cells=any(line[len(keys) :]))


def _csv(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    first = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [cell.strip(" \u00a0\r\n") for cell in line[:MOST_CELLS]]
    except csv.Error as error:
        raise FileRefusedError(_("The file cannot be read as a list with columns.")) from error


def _decoded(content: bytes) -> str:
    encodings = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else []
    for encoding in [*encodings, "utf-8-sig", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FileRefusedError(_("The file is not a list: send CSV, XLSX or JSON."))


def _json(content: bytes) -> Iterator[list[str]]:
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise FileRefusedError(_("The file is not valid JSON.")) from error
    if isinstance(data, dict):
        data = next((value for value in data.values() if isinstance(value, list)), None)
    if not isinstance(data, list) or not all(isinstance(item, dict) for item in data):
        raise FileRefusedError(_("The JSON file should hold a list of objects, one for each row."))
    header = list(dict.fromkeys(str(key) for item in data for key in item))
    yield header
    for item in data:
        yield [_text(item.get(key)) for key in header]


def _xlsx(content: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                raise FileRefusedError(_("The spreadsheet is too large when it is unpacked."))
        workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = workbook.worksheets[0]
        for line in sheet.iter_rows(values_only=True, max_col=MOST_CELLS):
            yield _trimmed(line)
    except SPREADSHEET_ERRORS as error:
        raise FileRefusedError(_("The file cannot be read as a spreadsheet (XLSX).")) from error


def _trimmed(line: Iterable[Any]) -> list[str]:
    cells = [_text(cell) for cell in line]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return "\n".join(_text(item) for item in value)
    return str(value).replace("\0", "").strip(" \u00a0\r\n")
