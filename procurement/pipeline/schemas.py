"""What the public API tells of something that is coming."""

import datetime as dt
from typing import Any, Literal

from django.utils.translation import get_language
from pydantic import Field

from headless.identity import default_language
from headless.schemas import Record
from places.schemas import Place
from procurement.pipeline.listing import Coming
from procurement.schemas import public_index


class ComingRecord(Record):
    """A procurement that is coming; its id is its own among those of its kind."""

    kind: Literal["contract", "notice"] = Field(
        description="A contract that ends, or a planned notice: its id is that in `notices`."
    )
    title: str = Field(description="What is bought.")
    buyer: str = Field(description="Who buys.")
    announced_from: dt.date = Field(description="Probably announced this day or later.")
    announced_until: dt.date = Field(description="Probably announced this day or earlier.")
    quarter: str = Field(description="The likeliest quarter.", examples=["2027-Q2"])
    ends_on: dt.date | None = Field(description="When today's contract ends.")
    extends_until: dt.date | None = Field(description="Until when it can be extended, if known.")
    municipalities: list[Place] = Field(description="Where the work is done.")
    cpv: list[str] = Field(description="Its CPV codes.")
    source: str = Field(description="Where the editors have it from.")

    @staticmethod
    def resolve_id(row: Coming) -> int:
        """Return the number."""
        return row.pk

    @staticmethod
    def resolve_slug(row: Coming) -> str:
        """Return the name of its place on the page."""
        return row.anchor

    @staticmethod
    def resolve_url(row: Coming, context: dict[str, Any]) -> str | None:
        """Return its place on the page."""
        request = context["request"]
        index = public_index(request, get_language() or default_language())
        if index is None:
            return None
        return f"{index.get_full_url(request)}{index.reverse_subpage('coming')}#{row.anchor}"

    @staticmethod
    def resolve_locale(row: Coming) -> str | None:
        """Return the language that was asked for."""
        return get_language()

    @staticmethod
    def resolve_announced_from(row: Coming) -> dt.date:
        """Return the first day."""
        return row.starts_on

    @staticmethod
    def resolve_announced_until(row: Coming) -> dt.date:
        """Return the last day."""
        return row.ends_on

    @staticmethod
    def resolve_quarter(row: Coming) -> str:
        """Return the quarter as programs write it."""
        return "{}-Q{}".format(*row.quarter)

    @staticmethod
    def resolve_ends_on(row: Coming) -> dt.date | None:
        """Return the end of today's contract."""
        return row.contract.ends_on if row.contract else None

    @staticmethod
    def resolve_extends_until(row: Coming) -> dt.date | None:
        """Return how far it can be extended."""
        return row.contract.extends_until if row.contract else None

    @staticmethod
    def resolve_municipalities(row: Coming) -> list[Any]:
        """Return where."""
        return list(row.places)

    @staticmethod
    def resolve_cpv(row: Coming) -> list[str]:
        """Return the codes."""
        return list(row.codes)

    @staticmethod
    def resolve_source(row: Coming) -> str:
        """Return the source."""
        return row.contract.source if row.contract else ""
