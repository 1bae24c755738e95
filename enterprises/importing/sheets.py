"""Reads spreadsheets (XLSX) in one pass: what each cell shows, and what stands behind it.

openpyxl shows a value or its formula, never both, and takes ten digits in a cell that is
formatted as a date for an error; see docs/decisions/lists-from-offices.md.
"""

import posixpath
import re
import zipfile
from functools import cached_property, lru_cache
from typing import IO, NamedTuple
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring, iterparse
from openpyxl.utils import column_index_from_string, get_column_letter, range_boundaries

from enterprises.importing.tables import MOST_CELLS, Cell, Line, Sheet
from enterprises.importing.typed import Formats, shown

EMPTY = Cell()
NOT_THERE = "#N/A"
PATIENCE = 500_000  # rows that merged cells and links may name, all in all
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
LINK_FORMULA = re.compile(r'\s*HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)


class Part(NamedTuple):
    """Where a sheet is in a workbook."""

    name: str
    path: str
    is_hidden: bool


class Workbook:
    """A spreadsheet, and its sheets one by one."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.path = self._part_of_kind("", "/officeDocument")
        self.book = fromstring(archive.read(self.path))

    @property
    def parts(self) -> list[Part]:
        """Return the sheets that have cells, in their order."""
        links, found = self._links(self.path), []
        for sheet in self.book.iterfind("{*}sheets/{*}sheet"):
            path, kind = links.get(_id(sheet), ("", ""))
            if kind.endswith("/worksheet"):
                is_hidden = sheet.get("state", "visible") != "visible"
                found.append(Part(sheet.get("name", ""), path, is_hidden))
        return found

    def sheet(self, part: Part, most: int) -> Sheet:
        """Return the first lines of a sheet that are not blank, with all that belongs to them."""
        links = {key: target for key, (target, _kind) in self._links(part.path).items()}
        reader = _SheetReader(self.strings, self.formats, links)
        with self.archive.open(part.path) as file:
            reader.read(file, most)
        return Sheet(list(reader.lines.values()), part.name, frozenset(reader.hidden_columns))

    @cached_property
    def strings(self) -> list[str]:
        """Return the texts that cells refer to by number."""
        path = self._part_of_kind(self.path, "/sharedStrings")
        if not path:
            return []
        found: list[str] = []
        root = None
        with self.archive.open(path) as file:
            for event, element in iterparse(file, ("start", "end")):
                if root is None:
                    root = element
                elif event == "end" and _local(element.tag) == "si":
                    found.append(_words(element))
                    root.clear()
        return found

    @cached_property
    def formats(self) -> Formats:
        """Return how the styles of cells show numbers."""
        path = self._part_of_kind(self.path, "/styles")
        properties = self.book.find("{*}workbookPr[@date1904]")
        from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        return Formats(fromstring(self.archive.read(path)) if path else None, from_1904=from_1904)

    def _part_of_kind(self, path: str, end: str) -> str:
        links = self._links(path).values()
        return next((target for target, kind in links if kind.endswith(end)), "")

    def _links(self, path: str) -> dict[str, tuple[str, str]]:
        """Return where the relations of a part lead, and their kinds, by their ids."""
        folder, name = posixpath.split(path)
        try:
            root = fromstring(self.archive.read(posixpath.join(folder, "_rels", f"{name}.rels")))
        except KeyError:
            return {}
        return {each.get("Id", ""): (_target(each, folder), each.get("Type", "")) for each in root}


class _SheetReader:
    """Goes through the XML of one sheet, where links and merged cells stand after the cells."""

    def __init__(self, strings: list[str], formats: Formats, links: dict[str, str]) -> None:
        self.strings, self.formats, self.links = strings, formats, links
        self.lines: dict[int, Line] = {}
        self.hidden_columns: set[int] = set()
        self.number = 0
        self.patience = PATIENCE
        self.kinds = {
            "row": self._read_row,
            "col": self._read_column,
            "mergeCell": self._read_merged,
            "hyperlink": self._read_link,
        }

    def read(self, file: IO[bytes], most: int) -> None:
        """Take the lines that are not blank, and stop when there are more than are asked for."""
        parent = None
        for event, element in iterparse(file, ("start", "end")):
            name = _local(element.tag)
            if event == "start":
                parent = element if name in ("sheetData", "hyperlinks", "mergeCells") else parent
            elif name in self.kinds:
                self.kinds[name](element)
                if parent is not None:
                    parent.clear()  # or a million empty rows would fill the memory
                if len(self.lines) > most:
                    break

    def _read_row(self, row: Element) -> None:
        self.number = int(row.get("r") or self.number + 1)
        cells, column = {}, 0
        for element in row:
            reference = element.get("r")
            column = _column(reference.rstrip("0123456789")) if reference else column + 1
            cell = self._cell(element) if column <= MOST_CELLS else EMPTY
            if cell.is_filled:
                cells[column] = cell
        if cells:
            is_hidden = _is_on(row, "hidden") or row.get("ht") in ("0", "0.0")
            self.lines[self.number] = Line(self.number, cells, is_hidden)

    def _cell(self, element: Element) -> Cell:
        text = formula = None
        for child in element:
            name = _local(child.tag)
            if name == "v":
                text = child.text
            elif name == "is":
                text = _words(child)
            elif name == "f":
                formula = child.text or ""
        cell = self._shown(text, element) if text else EMPTY
        if formula is None:
            return cell
        link = LINK_FORMULA.match(formula)
        if not text and element.get("t") != "str":
            cell = Cell(f"={formula}", fault="formula")
        return cell._replace(link=link[1] if link else "", ways=("formula",))

    def _shown(self, text: str, element: Element) -> Cell:
        kind = element.get("t", "n")
        if kind == "n":
            return self.formats.cell(text, element.get("s", "0"))
        if kind == "b":
            return Cell(shown(text in ("1", "true")))
        if kind == "e":
            return Cell(text, fault="missing" if text == NOT_THERE else "error")
        words = self.strings[int(text)] if kind == "s" else text
        return Cell(shown(ESCAPED.sub(lambda found: chr(int(found[1], 16)), words)))

    def _read_column(self, element: Element) -> None:
        if _is_on(element, "hidden") or element.get("width") in ("0", "0.0"):
            last = min(int(element.get("max", 0)), MOST_CELLS)
            self.hidden_columns.update(range(int(element.get("min", 1)), last + 1))

    def _read_merged(self, element: Element) -> None:
        """Give what stands in merged cells to each of their rows."""
        column, first, _last_column, last = range_boundaries(element.get("ref", ""))
        cell = self.lines[first].cells.get(column, EMPTY) if first in self.lines else EMPTY
        for number in self._rows(first + 1, last) if cell.is_filled else ():
            if number in self.lines and column not in self.lines[number].cells:
                self.lines[number].cells[column] = cell._replace(ways=(*cell.ways, "merged"))

    def _rows(self, first: int, last: int) -> range:
        """Return the rows of a range, as long as a file does not name the same ones for ever."""
        rows = range(first, min(last, self.number, first + self.patience) + 1)
        self.patience -= len(rows)
        return rows

    def _read_link(self, element: Element) -> None:
        link = self.links.get(_id(element), "")
        column, first, last_column, last = range_boundaries(element.get("ref", ""))
        for number in self._rows(first, last) if link else ():
            cells = self.lines[number].cells if number in self.lines else {}
            for each in range(column, min(last_column, MOST_CELLS) + 1):
                if each in cells:
                    cells[each] = cells[each]._replace(link=link)


def letter(column: int) -> str:
    """Return a column's name in a spreadsheet."""
    return get_column_letter(column)


@lru_cache(maxsize=1024)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    return column_index_from_string(letters)


def _words(element: Element) -> str:
    """Return a text that may be written in several ways, without how it is pronounced."""
    found = []
    for child in element:
        name = _local(child.tag)
        if name == "t":
            found.append(child.text or "")
        elif name == "r":
            found.append(_words(child))
    return "".join(found)


def _id(element: Element) -> str:
    return next((value for key, value in element.items() if _local(key) == "id"), "")


def _is_on(element: Element, name: str) -> bool:
    return element.get(name) in ("1", "true")


def _target(relation: Element, folder: str) -> str:
    target = relation.get("Target", "")
    if relation.get("TargetMode") == "External":
        return target
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
