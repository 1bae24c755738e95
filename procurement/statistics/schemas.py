"""What the public API tells of the figures."""

import datetime as dt
from typing import Any

from django.utils.translation import get_language
from pydantic import Field

from headless import versions
from headless.identity import default_language
from headless.request_cache import once
from headless.schemas import Record
from places.models import Municipality
from places.schemas import Place
from procurement.schemas import public_index
from procurement.statistics.figures import UNKNOWN, WHOLE, Figures


def _names() -> dict[str, str]:
    return dict(Municipality.objects.values_list("code", "name"))


class FiguresRecord(Record):
    """The figures of one year, in the whole county or in one municipality."""

    year: int = Field(description="When the notices were announced.", examples=[2026])
    scope: str = Field(
        description="`all` for the whole year, `municipality`, or `unknown` where none is named.",
        examples=["all"],
    )
    municipality: Place | None = Field(description="The municipality, for such a row.")
    notices: int = Field(description="How many notices.")
    reserved: int = Field(description="Reserved in some way.")
    reserved_unknown: int = Field(description="Where the source does not say.")
    social: int = Field(description="With a social objective that the source names.")
    fitting: int = Field(description="That an enterprise of the directory could deliver today.")
    awarded: int = Field(description="Decided.")
    won: int = Field(description="Won, wholly or in part, by an enterprise of the directory.")
    winner_unknown: int = Field(description="Decided, with no organisation number of a winner.")
    with_value: int = Field(description="With a known value in Swedish kronor.")
    value: int = Field(description="The sum of the known values, in kronor.")
    won_value: int = Field(description="What of it the directory has won, as far as known.")

    @staticmethod
    def resolve_id(row: Figures) -> int:
        """Return the year and the code of the municipality in one number: 9999 for unknown."""
        code = {WHOLE: "0", UNKNOWN: "9999"}.get(row.code, row.code)
        return row.year * 10_000 + int(code)

    @staticmethod
    def resolve_slug(row: Figures) -> str:
        """Return the year, with the code of the municipality."""
        return f"{row.year}-{row.code}".rstrip("-")

    @staticmethod
    def resolve_url(row: Figures, context: dict[str, Any]) -> str | None:
        """Return the address of the page with all the figures."""
        language = get_language() or default_language()
        index = public_index(context["request"], language)
        return index.full_subroute_url("figures") if index else None

    @staticmethod
    def resolve_locale(row: Figures) -> str | None:
        """Return the language that was asked for."""
        return get_language()

    @staticmethod
    def resolve_modified_at(row: Figures, context: dict[str, Any]) -> dt.datetime:
        """Return when any public content last changed."""
        return versions.last_change(context["request"])

    @staticmethod
    def resolve_scope(row: Figures) -> str:
        """Return what the row is about."""
        return {WHOLE: "all", UNKNOWN: "unknown"}.get(row.code, "municipality")

    @staticmethod
    def resolve_municipality(row: Figures, context: dict[str, Any]) -> dict[str, str] | None:
        """Return the municipality of the row, if it has one."""
        request = context["request"]
        names = once(request, "names of municipalities", _names)
        name = names.get(row.code)
        return {"code": row.code, "name": name} if name else None
