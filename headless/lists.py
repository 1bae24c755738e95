"""The rules that every list of the public API follows."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any, Generic, Protocol, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from ninja import Schema
from pydantic import Field

from headless.identity import default_language, languages
from headless.parameters import Moment, OneOf, Parameters, Whole, Words
from headless.schemas import Record

Item = TypeVar("Item", bound=Schema)
LARGEST_OFFSET = 10_000
FIELDS_HELP = "The fields to answer with, with commas between; the id is always there."


class RecordParameters(Parameters):
    """The parameters that one record takes."""

    locale: Annotated[str, OneOf(languages, "language")] = Field(
        default_factory=default_language,
        description="The language: sv unless you say en. English gives only what is translated.",
    )
    chosen: str = Field("", alias="fields", description=FIELDS_HELP)


class ListParameters(RecordParameters):
    """The parameters that every list takes."""

    limit: Whole = Field(20, ge=1, le=100, description="How many records to answer with.")
    offset: Whole = Field(
        0, ge=0, le=LARGEST_OFFSET, description="How many records to pass over first."
    )
    modified_after: Moment | None = Field(
        None, description="Only what was changed after this time."
    )


class WordsParameters(ListParameters):
    """The parameters of a list that can also be asked for words."""

    q: Words = Field("", description="Words to find, in the language asked for.")
    order: str | None = Field(None, description="The order.")


class Listed(Protocol):
    """Whatever a list can show: rows of a table, or what a search found."""

    def count(self) -> int:
        """Return how many there are."""

    def __getitem__(self, part: slice, /) -> Iterable[Any]: ...


class Listing(Schema, Generic[Item]):
    """One page of a list."""

    count: int = Field(ge=0, description="How many records there are in all.", examples=[1])
    next: str | None = Field(description="The address of the next page.")
    previous: str | None = Field(description="The address of the page before.")
    items: list[Item] = Field(description="The records.")


def answer_list(
    request: HttpRequest,
    found: Listed,
    asked: ListParameters,
    record: type[Record],
    prepare: Callable[[list[Any]], None] | None = None,
) -> HttpResponse:
    """Answer with one page of what was found, each object as a record."""
    return as_json(one_page(request, found, asked, record, prepare))


def one_page(
    request: HttpRequest,
    found: Listed,
    asked: ListParameters,
    record: type[Record],
    prepare: Callable[[list[Any]], None] | None = None,
) -> dict[str, Any]:
    """Return what a list tells of one page."""
    count = found.count()
    objects = list(found[asked.offset : asked.offset + asked.limit])
    if prepare:
        prepare(objects)
    return {
        "count": count,
        "next": _neighbour(request, asked, asked.offset + asked.limit, count),
        "previous": _neighbour(request, asked, asked.offset - asked.limit, count),
        "items": [as_record(request, each, asked, record) for each in objects],
    }


def answer_record(
    request: HttpRequest, found: Any, asked: RecordParameters, record: type[Record]
) -> HttpResponse:
    """Answer with one object as a record."""
    return as_json(as_record(request, found, asked, record))


def as_json(answer: dict[str, Any]) -> HttpResponse:
    """Return JSON where å, ä and ö are themselves."""
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def as_record(
    request: HttpRequest, found: Any, asked: RecordParameters, record: type[Record]
) -> dict[str, Any]:
    """Return an object as a record, whole or only the id and the fields that were chosen."""
    names = {"id", *asked.chosen.split(",")} if asked.chosen else None
    with translation.override(asked.locale):
        whole = record.model_validate(found, context={"request": request})
    return whole.model_dump(mode="json", include=names)


def _neighbour(request: HttpRequest, asked: ListParameters, offset: int, count: int) -> str | None:
    forwards = offset > asked.offset
    if (forwards and offset >= min(count, LARGEST_OFFSET + 1)) or (
        not forwards and not asked.offset
    ):
        return None
    query = [
        (name, value)
        for name, values in request.GET.lists()
        for value in values
        if name != "offset"
    ]
    if offset > 0:
        query.append(("offset", str(offset)))
    return request.build_absolute_uri(f"{request.path}?{urlencode(query)}".rstrip("?"))
