"""What a list is once it has been read, whichever kind of file it came in."""

from dataclasses import dataclass
from dataclasses import field as made_by
from typing import Any, NamedTuple

from enterprises.importing.columns import heading_of

MOST_ROWS = 5000
MOST_CELLS = 100
ADDRESS_PARTS = ("postcode", "town")  # they become part of the address
HEAD = 60  # rows among which the headings are looked for


class FileRefusedError(Exception):
    """A file that cannot be read at all, with a sentence that says why."""


class Cell(NamedTuple):
    """What a cell shows, and what a spreadsheet knows of it besides."""

    text: str = ""
    value: Any = None  # the number, date or time that is shown as the text
    fault: str = ""  # "error", or "formula" for one that shows nothing
    link: str = ""
    ways: tuple[str, ...] = ()  # "formula", "merged": how the text came to stand there

    @property
    def is_filled(self) -> bool:
        """Return whether the cell shows anything."""
        return bool(self.text or self.fault)


class Line(NamedTuple):
    """A line that is not blank: its number as a spreadsheet shows it, and its cells."""

    number: int
    cells: dict[int, Cell]
    is_hidden: bool = False
    width: int = 0  # how many cells were written, in a file where one too many tells of a slip


@dataclass
class Sheet:
    """The lines of one sheet, or of a file that has no sheets."""

    lines: list[Line]
    name: str = ""
    hidden_columns: frozenset[int] = frozenset()


@dataclass
class Mend:
    """What was mended in one column in one way: how often, and the first of them."""

    kind: str
    row: int
    before: str
    after: str
    count: int = 1


@dataclass
class Column:
    """A column of the list: where it stands, and what was understood and mended in it."""

    heading: str
    letter: str
    key: str
    filled: int = 0
    mends: list[Mend] = made_by(default_factory=list)

    @property
    def field(self) -> str:
        """Return what the column is called with us."""
        return heading_of("address" if self.key in ADDRESS_PARTS else self.key)


@dataclass
class Reading:
    """How a list was read: what was understood, and what was left unread."""

    columns: list[Column] = made_by(default_factory=list)
    unknown: list[str] = made_by(default_factory=list)
    untitled: list[str] = made_by(default_factory=list)  # letters of columns without a heading
    beside: list[tuple[int, str]] = made_by(default_factory=list)  # titles, totals and notes
    hidden_rows: list[int] = made_by(default_factory=list)
    hidden_columns: list[str] = made_by(default_factory=list)
    with_hidden: bool = False
    sheet: str = ""
    sheets: list[str] = made_by(default_factory=list)  # those that hold a list

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Reading":
        """Return the reading that some plain data was made from."""
        columns = [
            Column(**{**column, "mends": [Mend(**mend) for mend in column["mends"]]})
            for column in data["columns"]
        ]
        beside = [(number, words) for number, words in data["beside"]]
        return cls(**{**data, "columns": columns, "beside": beside})


@dataclass
class Row:
    """One row of a list: its number as a spreadsheet shows it, and its cells by column."""

    number: int
    cells: dict[str, str]
    has_too_many_cells: bool = False
    faults: dict[str, str] = made_by(default_factory=dict)
    mended: list[str] = made_by(default_factory=list)


@dataclass
class Table:
    """The rows of a list, and how they were read."""

    rows: list[Row]
    reading: Reading = made_by(default_factory=Reading)

    @property
    def unknown(self) -> list[str]:
        """Return the headings that we do not know."""
        return self.reading.unknown
