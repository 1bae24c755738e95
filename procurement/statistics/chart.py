"""The bars of the figures: drawn from the numbers of the table below, which says them all."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from procurement.statistics.figures import Figures

SHOWN: list[tuple[str, Promise]] = [
    ("notices", _("Notices")),
    ("fitting", _("An enterprise could deliver")),
    ("reserved", _("Reserved notices")),
    ("social", _("With social conditions")),
    ("won", _("Won by an enterprise")),
]
WIDTH, LINE, BAR, LEFT, RIGHT = 320, 18, 12, 4, 44


@dataclass(frozen=True)
class Bar:
    """One bar: where it stands, how long it is, and what it says."""

    kind: str
    label: str
    number: int
    y: int
    length: int

    @property
    def text_y(self) -> int:
        """Return the line on which its number stands."""
        return self.y + BAR - 2

    @property
    def end(self) -> int:
        """Return where its number begins."""
        return LEFT + self.length + 4


@dataclass(frozen=True)
class YearChart:
    """The bars of one year."""

    year: int
    bars: list[Bar]

    @property
    def height(self) -> int:
        """Return how high the picture is."""
        return len(self.bars) * LINE


def charts(rows: list[Figures]) -> list[YearChart]:
    """Return a chart for each year, all on one scale."""
    largest = max([row.notices for row in rows], default=0) or 1
    room = WIDTH - LEFT - RIGHT
    return [
        YearChart(
            row.year,
            [
                Bar(
                    kind=name,
                    label=str(label),
                    number=getattr(row, name),
                    y=place * LINE,
                    length=round(room * getattr(row, name) / largest),
                )
                for place, (name, label) in enumerate(SHOWN)
            ],
        )
        for row in rows
    ]
