"""A picture of what is coming, drawn along a line of months; the table beside it says the same."""

import datetime as dt
from dataclasses import dataclass

from procurement.models.pipeline import months_before
from procurement.pipeline.listing import Coming, in_words, quarter_of

ROW, TOP, WIDTH, SHOWN = 22, 30, 720, 20
LEAST = 8  # pixels of a bar, so that a single day can be seen


@dataclass(frozen=True)
class Bar:
    """One procurement in the picture, and where it stands there."""

    coming: Coming
    x: int
    y: int
    width: int
    height: int = ROW - 8

    @property
    def label_y(self) -> int:
        """Return where the number of the bar stands."""
        return self.y + self.height - 2


@dataclass(frozen=True)
class Timeline:
    """The picture: bars, and where quarters begin."""

    bars: list[Bar]
    quarters: list[tuple[int, str]]
    height: int
    width: int = WIDTH


def timeline(found: list[Coming], today: dt.date, months: int) -> Timeline | None:
    """Return the picture of the next months, of as many procurements as can be told apart."""
    shown = found[:SHOWN]
    if not shown:
        return None
    last = months_before(today, -months)
    days = (last - today).days

    def place(day: dt.date) -> int:
        share = (min(max(day, today), last) - today).days / days
        return round(share * (WIDTH - LEAST))

    bars = [
        Bar(
            each,
            place(each.starts_on),
            TOP + ROW * row,
            max(place(each.ends_on) - place(each.starts_on), LEAST),
        )
        for row, each in enumerate(shown)
    ]
    quarters = [(place(day), in_words(quarter_of(day))) for day in _quarters(today, last)]
    return Timeline(bars, quarters, TOP + ROW * len(bars))


def _quarters(today: dt.date, last: dt.date) -> list[dt.date]:
    year, number = quarter_of(today)
    first = dt.date(year, 3 * number - 2, 1)
    days = (months_before(first, -3 * each) for each in range(1, 6))
    return [day for day in days if day < last]
