"""The figures in the public API."""

from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from headless import versions
from headless.identity import locale_of
from headless.lists import FIELDS_HELP, Listing, ListParameters, answer_list
from headless.parameters import FieldsOf, Year
from places.schemas import Code
from procurement.schemas import public_index
from procurement.statistics.figures import Figures, read_figures
from procurement.statistics.schemas import FiguresRecord

router = Router(tags=["procurement-figures"])


class FiguresList(Listing[FiguresRecord]):
    """The figures."""


class FiguresParameters(ListParameters):
    """What the figures may be asked."""

    year: list[Year] = Field([], description="Of any of these years.")
    municipality: list[Code] = Field([], description="Of any of these municipalities.")
    scope: list[Literal["all", "municipality", "unknown"]] = Field(
        [], description="Of whole years, of municipalities, or where none is named."
    )
    order: Literal["year", "-year"] = Field("-year", description="The order.")
    chosen: Annotated[str, FieldsOf(FiguresRecord)] = Field(
        "", alias="fields", description=FIELDS_HELP
    )


class Rows(list[Figures]):
    """Rows that are counted and cut as a list of the API is."""

    def count(self) -> int:  # type: ignore[override] # a list counts one value, a query all
        """Return how many there are."""
        return len(self)


@router.get("", response=FiguresList, summary="List the figures of procurement")
def list_figures(request: HttpRequest, asked: Query[FiguresParameters]) -> HttpResponse:
    """List how many notices there were by year and municipality, and what became of them."""
    locale_of(request, asked.locale)
    rows = read_figures() if public_index(request, asked.locale) else []
    if versions.unchanged_since(request, asked.modified_after):
        rows = []
    found = [row for row in rows if _is_asked_for(row, asked)]
    found.sort(key=lambda row: row.year, reverse=asked.order == "-year")
    return answer_list(request, Rows(found), asked, FiguresRecord)


def _is_asked_for(row: Figures, asked: FiguresParameters) -> bool:
    return (
        (not asked.year or row.year in asked.year)
        and (not asked.municipality or row.code in asked.municipality)
        and (not asked.scope or FiguresRecord.resolve_scope(row) in asked.scope)
    )
