"""What the public API tells of a word of the glossary."""

import datetime as dt
from typing import Any

from django.utils.translation import get_language
from pydantic import Field

from headless.identity import default_language
from headless.modified import modified_at
from headless.schemas import Record
from procurement.models import GlossaryTerm
from procurement.schemas import public_index


class TermRecord(Record):
    """A word of the glossary."""

    term: str = Field(description="The word.", examples=["direktupphandling"])
    explanation: str = Field(description="What it means, in plain words.")
    forms: list[str] = Field(
        description="Other forms of it, and other words for it.",
        examples=[["direktupphandlingen", "direktupphandlingar"]],
    )
    source: str = Field(
        description="Where the law speaks of it, or nothing.",
        examples=["LOU (2016:1145) 19 a kap. 2 §"],
    )

    @staticmethod
    def resolve_slug(term: GlossaryTerm) -> str:
        """Return the name of its place in the glossary."""
        return term.anchor

    @staticmethod
    def resolve_url(term: GlossaryTerm, context: dict[str, Any]) -> str | None:
        """Return the address of its place in the glossary, with its host."""
        index = public_index(context["request"], get_language() or default_language())
        if index is None:
            return None
        address = index.get_full_url(context["request"]) + index.reverse_subpage("glossary")
        return f"{address}#{term.anchor}"

    @staticmethod
    def resolve_locale(term: GlossaryTerm) -> str | None:
        """Return the language that was asked for."""
        return get_language()

    @staticmethod
    def resolve_modified_at(term: GlossaryTerm) -> dt.datetime | None:
        """Return when the word was changed, or its change became public."""
        return modified_at(term, term.modified_at)
