"""What the public API tells of municipalities."""

import datetime as dt
from typing import Annotated, Any

from django.utils.text import slugify
from django.utils.translation import get_language
from ninja import Schema
from pydantic import Field

from headless import versions
from headless.parameters import OneOf
from headless.schemas import Record
from places.models import Municipality


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
