"""Municipalities in the public API."""

import datetime as dt
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import get_language
from ninja import Query, Router, Schema
from pydantic import Field

from headless import versions
from headless.lists import FIELDS_HELP, Listing, ListParameters, answer_list
from headless.parameters import FieldsOf, OneOf
from headless.records import Record
from places.models import Municipality

router = Router(tags=["municipalities"])


def codes() -> list[str]:
    """Return the official codes of all municipalities."""
    return list(Municipality.objects.values_list("code", flat=True))


Code = Annotated[str, OneOf(codes, "municipality")]


class Place(Schema):
    """A municipality, as other records name it."""

    code: str = Field(description="The official code.", examples=["1880"])
    name: str = Field(description="The name.", examples=["Örebro"])


class MunicipalityRecord(Record):
    """A municipality."""

    code: str = Field(description="The official code.", examples=["1880"])
    name: str = Field(description="The name.", examples=["Örebro"])
    official_name: str = Field(description="The name in full.", examples=["Örebro kommun"])
    latitude: float = Field(description="Of its seat, WGS 84.", examples=[59.2741])
    longitude: float = Field(description="Of its seat, WGS 84.", examples=[15.2066])

    @staticmethod
    def resolve_id(row: Municipality) -> int:
        """Return the official code as a number."""
        return int(row.code)

    @staticmethod
    def resolve_slug(row: Municipality) -> str:
        """Return the name as it would stand in an address."""
        return slugify(row.name)

    @staticmethod
    def resolve_url(row: Municipality) -> None:
        """Return nothing: a municipality has no page of its own."""

    @staticmethod
    def resolve_locale(row: Municipality) -> str | None:
        """Return the language that was asked for."""
        return get_language()

    @staticmethod
    def resolve_modified_at(row: Municipality, context: dict[str, Any]) -> dt.datetime:
        """Return when any public content last changed: rows do not keep their own time."""
        return versions.last_change(context["request"])


class MunicipalityList(Listing[MunicipalityRecord]):
    """The municipalities."""


class MunicipalityParameters(ListParameters):
    """What a list of municipalities may be asked."""

    chosen: Annotated[str, FieldsOf(MunicipalityRecord)] = Field(
        "", alias="fields", description=FIELDS_HELP
    )
    order: Literal["name", "-name", "code", "-code"] = Field("name", description="The order.")


@router.get("", response=MunicipalityList, summary="List municipalities")
def list_municipalities(
    request: HttpRequest, asked: Query[MunicipalityParameters]
) -> HttpResponse:
    """List the municipalities that enterprises, meetings and notices are sorted by."""
    found = Municipality.objects.order_by(asked.order)
    if versions.unchanged_since(request, asked.modified_after):
        found = found.none()
    return answer_list(request, found, asked, MunicipalityRecord)
