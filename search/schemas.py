"""What the public API tells of a search result."""

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

from pydantic import Field

from headless.modified import modified_at
from headless.schemas import Record
from search.models import Kind, SearchDocument, address_of
from search.results import Hit


class SuggestionRecord(Record):
    """Something whose name begins as what is typed."""

    kind: Kind = Field(description="What it is.")
    title: str = Field(description="The title.", examples=["Mossens bageri"])

    @staticmethod
    def resolve_id(row: SearchDocument) -> int:
        """Return the id of the record that was found, under the address of its kind."""
        return row.record_id

    @staticmethod
    def resolve_modified_at(row: SearchDocument) -> dt.datetime | None:
        """Return when it was changed, or its change became public."""
        return modified_at(row, row.modified_at)

    @staticmethod
    def resolve_slug(row: SearchDocument) -> str:
        """Return the last part of the address."""
        parts = urlsplit(row.url)
        return parts.fragment or parts.path.rstrip("/").rpartition("/")[2]

    @staticmethod
    def resolve_url(row: SearchDocument, context: dict[str, Any]) -> str:
        """Return the address with the host that was asked."""
        return context["request"].build_absolute_uri(address_of(row.url))

    @staticmethod
    def resolve_locale(row: SearchDocument) -> str:
        """Return the language code."""
        return row.language


class SearchRecord(SuggestionRecord):
    """One search result."""

    summary: str = Field(description="One or two sentences that say what it is about.")
    highlight: str = Field(
        description="HTML: the sentence that answers, with the words found inside `mark`.",
        examples=["Vi gör <mark>hemstädning</mark> i hela länet."],
    )
    municipalities: list[str] = Field(description="The codes of the municipalities concerned.")
    categories: list[str] = Field(description="The slugs of its categories.")

    @staticmethod
    def resolve_highlight(row: SearchDocument) -> str:
        """Return the lead or a part of the text, escaped, with the words marked."""
        return str(Hit(row, getattr(row, "stems", set()), {}).text)
