"""Pages in the public API, and what is at an address."""

from typing import Annotated, Literal

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Model, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router
from pydantic import Field, StringConstraints
from wagtail.models import Locale, Page

from headless.identity import locale_of
from headless.lists import (
    FIELDS_HELP,
    Listing,
    RecordParameters,
    WordsParameters,
    answer_list,
    answer_record,
    as_json,
)
from headless.ordering import ordered
from headless.parameters import FieldsOf, Parameters, RecordId
from headless.pictures import CARD, public_images
from headless.problems import MAY_BE_GONE
from headless.schemas import one, page_records
from headless.visibility import open_pages
from home.resolve import resolve_path
from home.schemas import KINDS, Kind, PageCard, Resolved, SitePageRecord

router = Router(tags=["pages"])
resolving = Router(tags=["pages"])

PublicPath = Annotated[str, StringConstraints(pattern=r"^/[^\x00]*$", max_length=1000)]


class PageList(Listing[PageCard]):
    """Pages."""


class PageParameters(WordsParameters):
    """What a list of pages may be asked."""

    type: list[Kind] = Field([], description="Of any of these kinds.")
    order: (
        Literal["path", "title", "-title", "modified_at", "-modified_at", "relevance"] | None
    ) = Field(None, description="The order: by relevance when q is given, else as in the menus.")
    chosen: Annotated[str, FieldsOf(PageCard)] = Field("", alias="fields", description=FIELDS_HELP)


class PageChoice(RecordParameters):
    """What one page may be asked."""

    chosen: Annotated[str, FieldsOf(SitePageRecord)] = Field(
        "", alias="fields", description=FIELDS_HELP
    )


class PathParameters(Parameters):
    """What the question about an address may say."""

    path: PublicPath = Field(
        description="The path of a public address, in either language.",
        examples=["/en/calendar/"],
    )


@router.get("", response=PageList, summary="List pages")
def list_pages(request: HttpRequest, asked: Query[PageParameters]) -> HttpResponse:
    """List the pages of the site itself: home, guides, projects and the indexes."""
    models = [model for model, kind in KINDS.items() if kind in asked.type or not asked.type]
    found = page_records(_listed(locale_of(request, asked.locale), models), asked.modified_after)
    in_order = ordered(_with_details(found), asked, "page", default="path")
    return answer_list(request, in_order, asked, PageCard, prepare=_prepare_cards)


@router.get("/{id}", response=SitePageRecord, summary="Get one page")
def get_page(request: HttpRequest, id: Path[RecordId], asked: Query[PageChoice]) -> HttpResponse:
    """Get everything that is public about one page."""
    found = one(page_records(_listed(locale_of(request, asked.locale), list(KINDS))), id)
    page = found.specific
    page.source_id, page.locale, page.recorded_at = (
        found.source_id,
        found.locale,
        found.recorded_at,
    )
    return answer_record(request, page, asked, SitePageRecord)


@resolving.get(
    "",
    response=Resolved,
    summary="Find what is at a public address",
    openapi_extra=MAY_BE_GONE,
)
def resolve(request: HttpRequest, asked: Query[PathParameters]) -> HttpResponse:
    """Find the kind, the id and the translations of what is at a public path.

    A path that something had before leads to it, too: `url` is the address that it has now.
    """
    return as_json(resolve_path(request, asked.path))


def _listed(locale: Locale, models: list[type[Model]]) -> QuerySet:
    types = ContentType.objects.get_for_models(*models).values()
    found = open_pages(Page.objects.live()).filter(alias_of=None, locale=locale)
    return found.filter(content_type__in=[kind.pk for kind in types])


def _with_details(found: QuerySet) -> QuerySet:
    """Add the lead and the picture of each page, whatever its type, in the same query."""
    names = [model._meta.model_name for model in KINDS]
    return found.annotate(
        summary=Coalesce(*[F(f"{name}__summary") for name in names]),
        picture_number=Coalesce(*[F(f"{name}__picture") for name in names]),
    )


def _prepare_cards(pages: list[Page]) -> None:
    """Give each page its picture, all pictures at once."""
    numbers = {page.picture_number for page in pages if page.picture_number}
    pictures = public_images(CARD).in_bulk(numbers) if numbers else {}
    for page in pages:
        page.picture_to_tell = pictures.get(page.picture_number)
