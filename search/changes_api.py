"""What was changed or removed, in the public API, for those who keep a copy."""

from typing import Annotated, Any, Literal

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from headless.identity import languages
from headless.lists import FIELDS_HELP, Listing, ListParameters, as_json, one_page
from headless.parameters import FieldsOf, Moment, OneOf, RecordId
from headless.schemas import LocalTime
from search.models import Change, Kind, address_of

router = Router(tags=["changes"])


class ChangeRecord(Schema):
    """That a record was changed, or is public no longer."""

    model_config = {"json_schema_extra": lambda schema: schema.update(required=["id"])}

    id: int = Field(description="The id of the record, under the address of its kind.")
    kind: Kind = Field(description="What it is.")
    locale: str = Field(description="The language of the record.", examples=["sv"])
    url: str = Field(description="The public address that it has, or had.")
    changed_at: LocalTime = Field(description="When it last changed, or ceased to be public.")
    is_removed: bool = Field(description="Whether it is public no longer: forget your copy.")

    @staticmethod
    def resolve_id(row: Change) -> int:
        """Return the id of the record."""
        return row.record_id

    @staticmethod
    def resolve_locale(row: Change) -> str:
        """Return the language code."""
        return row.language

    @staticmethod
    def resolve_url(row: Change, context: dict[str, Any]) -> str:
        """Return the address with the host that was asked."""
        return context["request"].build_absolute_uri(address_of(row.url))


class ChangeList(Listing[ChangeRecord]):
    """Changes."""


class ChangesParameters(ListParameters):
    """What the list of changes may be asked."""

    locale: Annotated[str, OneOf(languages, "language")] | None = Field(  # type: ignore[assignment]  # any
        None, description="Only this language; otherwise all."
    )
    since: Moment | None = Field(
        None,
        description="What changed at this time or later: give the last `changed_at` that you saw.",
    )
    after: RecordId | None = Field(
        None, description="Only what comes after this one of those at `since`: see `next`."
    )
    kind: list[Kind] = Field([], description="Only these kinds.")
    order: Literal["changed_at", "-changed_at"] = Field("changed_at", description="The order.")
    chosen: Annotated[str, FieldsOf(ChangeRecord)] = Field(
        "", alias="fields", description=FIELDS_HELP
    )


@router.get("", response=ChangeList, summary="See what was changed or removed")
def list_changes(request: HttpRequest, asked: Query[ChangesParameters]) -> HttpResponse:
    """See what was changed or removed, of every kind and in every language, the oldest first.

    Each record is here once in each language, with its last change. One that is removed stays
    here, so that nobody goes on showing it. `next` begins where a page ended, however much has
    changed meanwhile, and `count` is then what is left.
    """
    found = Change.objects.order_by(asked.order, "pk")
    if asked.since is not None:
        same = Q(changed_at=asked.since, pk__gt=asked.after or 0)
        found = found.filter(Q(changed_at__gt=asked.since) | same)
    if asked.modified_after is not None:
        found = found.filter(changed_at__gt=asked.modified_after)
    if asked.kind:
        found = found.filter(kind__in=asked.kind)
    if asked.locale is not None:
        found = found.filter(language=asked.locale)
    page = Page(found)
    answer = one_page(request, page, asked, ChangeRecord)
    if answer["next"] and asked.order == "changed_at":
        answer["next"] = _continued(request, page.last)
    return as_json(answer)


class Page:
    """One page of changes, which remembers the last of them."""

    last: Change

    def __init__(self, found: QuerySet[Change]) -> None:
        self.found = found

    def count(self) -> int:
        """Return how many there are."""
        return self.found.count()

    def __getitem__(self, part: slice) -> list[Change]:
        rows = list(self.found[part])
        self.last = rows[-1] if rows else Change()
        return rows


def _continued(request: HttpRequest, last: Change) -> str:
    """Return the address of what comes after a change.

    By its time and not by how many come before it: one that is changed again meanwhile moves to
    the end, and all others would move up by a place.
    """
    query = request.GET.copy()
    query.pop("offset", None)
    query["since"], query["after"] = last.changed_at.isoformat(), str(last.pk)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
