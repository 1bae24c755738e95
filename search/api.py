"""The full-text search in the public API."""

from typing import Annotated, Any, Literal

from django.db.models import OuterRef
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import BeforeValidator, Field

from content.languages import SWEDISH
from headless.lists import (
    FIELDS_HELP,
    Listing,
    ListParameters,
    RecordParameters,
    as_json,
    as_record,
    one_page,
)
from headless.modified import with_modified_at
from headless.ordering import FEW
from headless.parameters import FieldsOf, OneOf, Words
from places.schemas import Code
from search.models import Kind, SearchDocument, SearchDocumentQuerySet
from search.queries import Answer, Filters, search, suggest
from search.results import category_names, renamed_category
from search.schemas import SearchRecord, SuggestionRecord

router = Router(tags=["search"])


def category_slugs() -> list[str]:
    """Return the slugs of the categories that documents are sorted into."""
    return sorted(category_names(SWEDISH))


CategorySlug = Annotated[str, BeforeValidator(renamed_category), OneOf(category_slugs, "category")]


class FacetCounts(Schema):
    """How many results each choice would give, the other choices being as they are."""

    kind: dict[str, int] = Field(description="By kind.")
    municipality: dict[str, int] = Field(description="By the code of the municipality.")
    category: dict[str, int] = Field(description="By the slug of the category.")


class SearchList(Listing[SearchRecord]):
    """What was found, and what may help to find more."""

    similar: list[SearchRecord] = Field(description="What matches only some of the words.")
    facets: FacetCounts | None = Field(description="Counts to narrow the results by.")
    did_you_mean: str | None = Field(
        description="The words as they were understood, when some seemed to be misspelt."
    )
    engine: Literal["elasticsearch", "database"] = Field(description="What answered.")


class SuggestionList(Schema):
    """What begins as what is typed."""

    items: list[SuggestionRecord] = Field(description="At most eight, the best first.")


class SearchParameters(ListParameters):
    """What the search may be asked."""

    q: Words = Field("", description="Words to find, in the language asked for.")
    kind: list[Kind] = Field([], description="Only these kinds.")
    municipality: list[Code] = Field([], description="Concerning any of these municipalities.")
    category: list[
        Annotated[str, BeforeValidator(renamed_category), OneOf(category_slugs, "category")]
    ] = Field([], description="In any of these categories.")
    order: Literal["relevance", "modified_at", "-modified_at"] = Field(
        "relevance", description="The order."
    )
    chosen: Annotated[str, FieldsOf(SearchRecord)] = Field(
        "", alias="fields", description=FIELDS_HELP
    )


class SuggestParameters(RecordParameters):
    """What suggestions may be asked."""

    q: Words = Field("", description="The beginning of a word or a title.")
    chosen: Annotated[str, FieldsOf(SuggestionRecord)] = Field(
        "", alias="fields", description=FIELDS_HELP
    )


class Found:
    """Keys of documents that are read a page at a time."""

    def __init__(self, pks: list[int], stems: set[str]) -> None:
        self.pks = pks
        self.stems = stems

    def count(self) -> int:
        """Return how many there are."""
        return len(self.pks)

    def __getitem__(self, part: slice) -> list[SearchDocument]:
        rows = _documents().in_order(self.pks[part])
        for row in rows:
            row.stems = self.stems
        return rows


@router.get("", response=SearchList, summary="Search everything")
def search_everything(request: HttpRequest, asked: Query[SearchParameters]) -> HttpResponse:
    """Search enterprises, meetings, news, notices and pages at once."""
    filters = Filters(tuple(asked.kind), tuple(asked.municipality), tuple(asked.category))
    answer = search(asked.q, asked.locale, filters)
    found = Found(_ordered(answer.pks, asked), answer.question.stems)
    similar = Found(_ordered(answer.similar, asked), answer.question.stems)
    alike = [as_record(request, row, asked, SearchRecord) for row in similar[:]]
    page = one_page(request, found, asked, SearchRecord)
    return as_json({**page, "similar": alike, **_besides(answer)})


@router.get("/suggest", response=SuggestionList, summary="Complete what is typed")
def suggest_titles(request: HttpRequest, asked: Query[SuggestParameters]) -> HttpResponse:
    """Return what has words in its title or names that begin as what is typed."""
    rows = suggest(asked.q, asked.locale)
    return as_json({"items": [as_record(request, row, asked, SuggestionRecord) for row in rows]})


def _documents() -> SearchDocumentQuerySet:
    rows, kind = SearchDocument.objects.all(), OuterRef("kind")
    return with_modified_at(rows, "modified_at", "record_id", OuterRef("language"), [kind])


def _ordered(pks: list[int], asked: SearchParameters) -> list[int]:
    """Return the keys in the order asked for, without what was changed too long ago."""
    if asked.order == "relevance" and asked.modified_after is None:
        return pks
    rows = _documents().filter(language=asked.locale)
    if len(pks) <= FEW:
        rows = rows.filter(pk__in=pks)
    if asked.modified_after is not None:
        rows = rows.filter(changed__gt=asked.modified_after)
    if asked.order == "relevance":
        allowed = set(rows.values_list("pk", flat=True))
        return [pk for pk in pks if pk in allowed]
    known = set(pks)
    order = asked.order.replace("modified_at", "changed")
    ordered = rows.order_by(order, "pk").values_list("pk", flat=True)
    return [pk for pk in ordered if pk in known]


def _besides(answer: Answer) -> dict[str, Any]:
    facets = answer.facets
    return {
        "facets": {
            "kind": facets.kinds,
            "municipality": facets.municipalities,
            "category": facets.categories,
        },
        "did_you_mean": answer.did_you_mean,
        "engine": "elasticsearch" if answer.engine == "elasticsearch" else "database",
    }
