"""What is left to fill in by hand on the note for the file."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Blank:
    """Something to write, and on how many lines."""

    label: Promise
    lines: int = 1

    @property
    def rows(self) -> range:
        """Return the lines, for the template to draw."""
        return range(self.lines)


PURCHASE = [
    Blank(_("Reference number")),
    Blank(_("Who buys, and who answers questions")),
    Blank(_("What we need, and what for"), 3),
    Blank(_("How we counted the value, with similar purchases this year"), 2),
]
DECISION = [
    Blank(_("Whom we chose")),
    Blank(_("Price without VAT, and how long the contract runs")),
    Blank(_("Why: price, quality, social and environmental matters"), 3),
    Blank(_("If only one was asked: why"), 2),
    Blank(_("The others told on")),
    Blank(_("Contract signed on")),
    Blank(_("This note finished on (within 30 days)")),
    Blank(_("Name and signature")),
]
