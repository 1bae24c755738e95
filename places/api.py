"""Municipalities in the public API."""

from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from headless import versions
from headless.lists import FIELDS_HELP, Listing, ListParameters, answer_list
from headless.parameters import FieldsOf
from places.models import Municipality
from places.schemas import MunicipalityRecord

router = Router(tags=["municipalities"])


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
