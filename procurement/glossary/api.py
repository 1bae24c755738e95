"""The glossary in the public API."""

from typing import Annotated, Literal

from django.db.models import Value
from django.db.models.functions import Lower
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Path, Query, Router
from pydantic import Field

from content.languages import ENGLISH
from headless.identity import locale_of
from headless.lists import (
    FIELDS_HELP,
    Listing,
    RecordParameters,
    WordsParameters,
    answer_list,
    answer_record,
)
from headless.modified import with_modified_at
from headless.ordering import ordered
from headless.parameters import FieldsOf, RecordId
from procurement.glossary.schemas import TermRecord
from procurement.models import GlossaryTerm
from procurement.querysets import GlossaryQuerySet
from procurement.schemas import public_index

glossary = Router(tags=["glossary"])


class TermList(Listing[TermRecord]):
    """Words."""


class GlossaryParameters(WordsParameters):
    """What the glossary may be asked."""

    order: Literal["term", "-term", "modified_at", "-modified_at", "relevance"] | None = Field(
        None, description="The order: by relevance when q is given, else by the word."
    )
    chosen: Annotated[str, FieldsOf(TermRecord)] = Field(
        "", alias="fields", description=FIELDS_HELP
    )


class TermChoice(RecordParameters):
    """What one word may be asked."""

    chosen: Annotated[str, FieldsOf(TermRecord)] = Field(
        "", alias="fields", description=FIELDS_HELP
    )


@glossary.get("", response=TermList, summary="List the words of the glossary")
def list_terms(request: HttpRequest, asked: Query[GlossaryParameters]) -> HttpResponse:
    """List the words of public procurement, with what they mean in plain language."""
    locale_of(request, asked.locale)
    found = _public(request, asked.locale)
    if asked.modified_after:
        found = found.filter(changed__gt=asked.modified_after)
    in_order = ordered(found, asked, "term", default="term", key="pk")
    return answer_list(request, in_order, asked, TermRecord)


@glossary.get("/{id}", response=TermRecord, summary="Get one word of the glossary")
def get_term(request: HttpRequest, id: Path[RecordId], asked: Query[TermChoice]) -> HttpResponse:
    """Get one word of public procurement."""
    locale_of(request, asked.locale)
    term = _public(request, asked.locale).filter(pk=id).first()
    if term is None:
        raise Http404("There is no such word in this language.")
    return answer_record(request, term, asked, TermRecord)


def _public(request: HttpRequest, language: str) -> GlossaryQuerySet:
    """Return the words of a language: none when the page above them is not public."""
    word = Lower("term_en" if language == ENGLISH else "term_sv")
    terms = GlossaryTerm.objects.listed(language).alias(term=word)
    terms = with_modified_at(terms, "modified_at", "pk", Value(language))
    return terms if public_index(request, language) else terms.none()
