"""Reads lists whose columns are parted by a sign (CSV), in whichever encoding."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from enterprises.importing.headings import heading_line
from enterprises.importing.tables import HEAD, MOST_CELLS, Cell, FileRefusedError, Line

DELIMITERS = ";,\t|"
SEPARATOR = re.compile(r"[ \t\"]*sep=(.)\"?[^\r\n]*(?:\r\n|\r|\n|$)", re.IGNORECASE)
BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
# Windows, Mac and DOS write å, ä and ö each in its own way, and any file can be read in all three.
EIGHT_BITS = ("cp1252", "mac_roman", "cp850")
BLANKS = " \u00a0\r\n\t"
UNRUN = re.compile("^'(?=[=+@-])")  # how our own files keep a cell from being run
SWEDISH = re.compile("[åäöÅÄÖéÉ]")
FOREIGN = re.compile("[^\t\r\n -~åäöÅÄÖéÉüÜ\u00a0´–—‘’“”…§°·½€®©•]")


def lines(content: bytes) -> Iterator[Line]:
    """Yield the lines that are not blank."""
    text = decoded(content)
    separator = SEPARATOR.match(text)
    if separator:
        text, delimiter = text[separator.end() :], separator[1]
    else:
        delimiter = max(DELIMITERS, key=lambda sign: _understood(text, sign))
    if text.count('"') % 2:
        _refuse_open_quotation(text, delimiter)
    return _lines(text, delimiter)


def decoded(content: bytes) -> str:
    """Return the text of a file, or refuse one that is no text."""
    for encoding in ("utf-8-sig", *_by_beginning(content)):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    if b"\0" not in content:
        texts = [content.decode(encoding, "replace") for encoding in EIGHT_BITS]
        return max(texts, key=_swedish)
    raise FileRefusedError(_("The file is not a list: send CSV, XLSX or JSON."))


def _by_beginning(content: bytes) -> list[str]:
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return [encoding]
    beginning = content[:200]
    if not beginning.count(0):
        return []
    return ["utf-16-le" if beginning[1::2].count(0) > beginning[::2].count(0) else "utf-16-be"]


def _swedish(text: str) -> int:
    return len(SWEDISH.findall(text)) - 2 * len(FOREIGN.findall(text))


def _understood(text: str, delimiter: str) -> tuple[int, int]:
    """Return how well a list is understood with a sign between its columns."""
    try:
        head = list(islice(_lines(text, delimiter), HEAD))
    except FileRefusedError:
        head = []
    return heading_line(head)[1], text[: text.find("\n")].count(delimiter)


def _lines(text: str, delimiter: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, line in enumerate(reader, start=1):
            cells = {
                place: Cell(shown)
                for place, cell in enumerate(line[: MOST_CELLS + 1], start=1)
                if (shown := UNRUN.sub("", cell.strip(BLANKS)))
            }
            if cells:
                yield Line(number, cells, width=len(line))
    except csv.Error as error:
        raise FileRefusedError(_("The file cannot be read as a list with columns.")) from error


def _refuse_open_quotation(text: str, delimiter: str) -> None:
    """Refuse a list whose last cells would be one, since a quotation mark is never closed."""
    row = 0
    try:
        for _line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            row += 1
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise FileRefusedError(
                _("A quotation mark on row %(row)s is never closed. Close it, or take it away.")
                % {"row": row + 1}
            ) from error
