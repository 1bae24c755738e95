"""What is coming, in the public API."""

from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from ninja import Query, Router
from pydantic import Field

from headless.identity import locale_of
from headless.lists import FIELDS_HELP, Listing, ListParameters, answer_list
from headless.parameters import CpvPrefix, FieldsOf, Whole
from places.schemas import Code
from procurement.pipeline.listing import Coming, coming, within
from procurement.pipeline.schemas import ComingRecord
from procurement.schemas import public_index

router = Router(tags=["coming"])


class ComingList(Listing[ComingRecord]):
    """What is coming."""


class ComingParameters(ListParameters):
    """What the list of what is coming may be asked."""

    months: Whole = Field(12, ge=1, le=60, description="Announced in so many months, probably.")
    municipality: list[Code] = Field([], description="Done in any of these municipalities.")
    cpv: list[CpvPrefix] = Field([], description="With a CPV code that begins so.")
    order: Literal["announced_from", "-announced_from"] = Field(
        "announced_from", description="The order."
    )
    chosen: Annotated[str, FieldsOf(ComingRecord)] = Field(
        "", alias="fields", description=FIELDS_HELP
    )


class Found:
    """What is coming, as a list of the API takes it."""

    def __init__(self, rows: list[Coming]) -> None:
        self.rows = rows

    def count(self) -> int:
        """Return how many there are."""
        return len(self.rows)

    def __getitem__(self, part: slice) -> list[Coming]:
        return self.rows[part]


@router.get("", response=ComingList, summary="List what is coming")
def list_coming(request: HttpRequest, asked: Query[ComingParameters]) -> HttpResponse:
    """List contracts that end and planned notices, by when they are probably announced."""
    locale_of(request, asked.locale)
    index, today = public_index(request, asked.locale), timezone.localdate()
    with translation.override(asked.locale):
        rows = within(coming(index, today), today, asked.months) if index else []
    kept = [row for row in rows if _fits(row, asked)]
    if asked.order.startswith("-"):
        kept.reverse()
    return answer_list(request, Found(kept), asked, ComingRecord)


def _fits(row: Coming, asked: ComingParameters) -> bool:
    places = {place.code for place in row.places}
    is_new = not asked.modified_after or row.modified_at > asked.modified_after
    is_there = not asked.municipality or not places.isdisjoint(asked.municipality)
    codes = tuple(asked.cpv)
    return is_new and is_there and (not codes or any(code.startswith(codes) for code in row.codes))
