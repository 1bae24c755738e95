"""What every record of the public API tells, and how pages are read for it."""

import datetime as dt
from typing import Annotated, Any

from django.db.models import OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils import timezone
from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field
from wagtail.models import Page

from headless.identity import Pages, with_source_id
from headless.modified import modified_at, with_modified_at
from headless.visibility import open_pages

LocalTime = Annotated[dt.datetime, AfterValidator(timezone.localtime)]


def _only_id_required(schema: dict[str, Any]) -> None:
    """Say that `fields` may leave out anything but the id."""
    schema["required"] = ["id"]


class Record(Schema):
    """One public object, the same in every list and on its own."""

    model_config = ConfigDict(json_schema_extra=_only_id_required)

    id: int = Field(description="A stable number, the same in both languages.", examples=[42])
    slug: str = Field(description="The last part of the address.", examples=["mossens-bageri"])
    url: str | None = Field(description="The public address, in full.")
    locale: str = Field(description="The language of the record.", examples=["sv"])
    modified_at: LocalTime | None = Field(description="When the record was last changed.")


class PageRecord(Record):
    """A page, as a record."""

    title: str = Field(description="The title.", examples=["Mossens bageri"])
    summary: str = Field(description="One or two sentences that say what it is about.")

    @staticmethod
    def resolve_id(page: Page) -> int:
        """Return the id of the original."""
        return page.source_id

    @staticmethod
    def resolve_url(page: Page, context: dict[str, Any]) -> str | None:
        """Return the address with its host."""
        return page.get_full_url(context["request"])

    @staticmethod
    def resolve_locale(page: Page) -> str:
        """Return the language code."""
        return page.locale.language_code

    @staticmethod
    def resolve_modified_at(page: Page) -> dt.datetime | None:
        """Return when the page was last published, or its change became public."""
        return modified_at(page, page.last_published_at or page.latest_revision_created_at)


class Translation(Schema):
    """The same record in another language."""

    locale: str = Field(description="The language.", examples=["en"])
    url: str | None = Field(description="The public address, in full.")


def page_records(listed: Pages, modified_after: dt.datetime | None = None) -> Pages:
    """Return listed pages with all that `PageRecord` tells of them."""
    own = Coalesce("last_published_at", "latest_revision_created_at")
    pages = with_source_id(listed).select_related("locale")
    pages = with_modified_at(pages, own, "source_id", OuterRef("locale__language_code"))
    return pages if modified_after is None else pages.filter(changed__gt=modified_after)


def one(found: QuerySet, number: int) -> Any:
    """Return the one record with this id, or say that there is none."""
    record = found.filter(source_id=number).first()
    if record is None:
        raise Http404("There is no such public record in this language.")
    return record


def translations(page: Page, context: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the page's other languages that are public."""
    others = open_pages(page.get_translations().live()).filter(alias_of=None)
    return [
        {"locale": other.locale.language_code, "url": other.get_full_url(context["request"])}
        for other in others.select_related("locale")
    ]
