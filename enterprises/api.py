"""Enterprises and their categories in the public API."""

from typing import Annotated, Literal

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Path, Query, Router
from ninja.errors import HttpError
from pydantic import BeforeValidator, Field

from enterprises.models import Category, EnterprisePage, FormerCategory
from enterprises.models.enums import LegalForm, ReservationRule
from enterprises.models.querysets import EnterpriseQuerySet
from enterprises.profiles.schemas import CategoryRecord, EnterpriseCard, EnterpriseRecord
from headless import versions
from headless.identity import locale_of
from headless.lists import (
    FIELDS_HELP,
    Listing,
    ListParameters,
    RecordParameters,
    WordsParameters,
    answer_list,
    answer_record,
)
from headless.ordering import InOrder, ordered
from headless.parameters import CpvPrefix, FieldsOf, Flag, OneOf, RecordId
from headless.pictures import with_picture
from headless.problems import MAY_BE_GONE
from headless.schemas import one, page_records
from places.schemas import Code

router = Router(tags=["enterprises"])
categories = Router(tags=["categories"])


def category_slugs() -> list[str]:
    """Return the slugs of all categories."""
    return list(Category.objects.order_by("slug").values_list("slug", flat=True))


def _today(slug: str) -> str:
    return FormerCategory.renamed([slug])[0]


CategorySlug = Annotated[str, BeforeValidator(_today), OneOf(category_slugs, "category")]


class EnterpriseList(Listing[EnterpriseCard]):
    """Enterprises."""


class CategoryList(Listing[CategoryRecord]):
    """Categories."""


class EnterpriseParameters(WordsParameters):
    """What a list of enterprises may be asked."""

    municipality: list[Code] = Field([], description="Serving any of these municipalities.")
    category: list[CategorySlug] = Field(
        [], description="In any of these categories, or in one below them."
    )
    cpv: list[CpvPrefix] = Field(
        [], description="Selling what a CPV code beginning so covers.", examples=[["9091"]]
    )
    legal_form: list[LegalForm] = Field([], description="With any of these legal forms.")
    reservation: list[ReservationRule] = Field([], description="Claiming any of these rules.")
    joint_bids: Flag | None = Field(
        None, description="Whether they would like to bid with others."
    )
    order: Literal["title", "-title", "modified_at", "-modified_at", "relevance"] | None = Field(
        None, description="The order: by relevance when q is given, else by title."
    )
    chosen: Annotated[str, FieldsOf(EnterpriseCard)] = Field(
        "", alias="fields", description=FIELDS_HELP
    )


class EnterpriseChoice(RecordParameters):
    """What one enterprise may be asked."""

    chosen: Annotated[str, FieldsOf(EnterpriseRecord)] = Field(
        "", alias="fields", description=FIELDS_HELP
    )


class CategoryParameters(ListParameters):
    """What a list of categories may be asked."""

    order: Literal["position", "slug", "-slug"] = Field("position", description="The order.")
    chosen: Annotated[str, FieldsOf(CategoryRecord)] = Field(
        "", alias="fields", description=FIELDS_HELP
    )


@router.get("", response=EnterpriseList, summary="List enterprises")
def list_enterprises(request: HttpRequest, asked: Query[EnterpriseParameters]) -> HttpResponse:
    """List enterprises, by what they sell, where, and on what terms."""
    listed = EnterprisePage.objects.listed(locale_of(request, asked.locale))
    found = _with_card(_filtered(page_records(listed, asked.modified_after), asked))
    return answer_list(request, _in_order(found, asked), asked, EnterpriseCard)


@router.get(
    "/{id}",
    response=EnterpriseRecord,
    summary="Get one enterprise",
    openapi_extra=MAY_BE_GONE,
)
def get_enterprise(
    request: HttpRequest, id: Path[RecordId], asked: Query[EnterpriseChoice]
) -> HttpResponse:
    """Get everything that is public about one enterprise, paused or not."""
    locale = locale_of(request, asked.locale)
    found = (
        page_records(EnterprisePage.objects.reachable(locale))
        .select_related("municipality")
        .prefetch_related(
            "categories",
            "municipalities",
            "reservation_claims",
            "evidence",
            "offers__municipalities",
            "pictures",
        )
    )
    return answer_record(request, _one(found, id), asked, EnterpriseRecord)


@categories.get("", response=CategoryList, summary="List categories")
def list_categories(request: HttpRequest, asked: Query[CategoryParameters]) -> HttpResponse:
    """List the kinds of goods and services, each with the one it is part of."""
    found = Category.objects.select_related("parent").prefetch_related("codes")
    if asked.order != "position":
        found = found.order_by(asked.order)
    if versions.unchanged_since(request, asked.modified_after):
        found = found.none()
    return answer_list(request, found, asked, CategoryRecord)


def _one(found: EnterpriseQuerySet, number: int) -> EnterprisePage:
    """Return the enterprise with an id, or say whether it has left or never was there."""
    try:
        return one(found, number)
    except Http404:
        if EnterprisePage.objects.filter(pk=number, live=False).exclude(closed_on=None).exists():
            raise HttpError(410, "The enterprise is no longer in the directory.") from None
        raise


def _with_card(found: EnterpriseQuerySet) -> EnterpriseQuerySet:
    return found.select_related("municipality").prefetch_related(
        with_picture("picture"), "categories", "municipalities"
    )


def _filtered(found: EnterpriseQuerySet, asked: EnterpriseParameters) -> EnterpriseQuerySet:
    if asked.municipality:
        found = found.serving(asked.municipality)
    if asked.category:
        found = found.in_categories(asked.category)
    if asked.legal_form:
        found = found.filter(legal_form__in=asked.legal_form)
    if asked.joint_bids is not None:
        found = found.filter(joint_bids=asked.joint_bids)
    if asked.reservation:
        found = found.claiming(asked.reservation)
    return found.selling(asked.cpv) if asked.cpv else found


def _in_order(
    found: EnterpriseQuerySet, asked: EnterpriseParameters
) -> EnterpriseQuerySet | InOrder:
    if asked.q or asked.order not in (None, "title", "relevance"):
        return ordered(found, asked, "enterprise", default="title")
    return found.by_name()
