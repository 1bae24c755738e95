"""What the public API tells of news and notices."""

import datetime as dt
from typing import Any

from django.db.models import Value
from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Schema
from pydantic import Field

from content.blocks import BodyBlock
from headless.body_schemas import stream_type
from headless.identity import default_language
from headless.modified import modified_at, with_modified_at
from headless.page_content import PageContent, page_content
from headless.pictures import LARGE, Picture, picture_of
from headless.request_cache import once
from headless.schemas import LocalTime, PageRecord, Record, Translation, translations
from headless.visibility import open_pages
from places.schemas import Place
from procurement.enums import Phase, Reserved
from procurement.models import NewsPage, Notice, ProcurementIndexPage
from procurement.querysets import NoticeQuerySet
from procurement.suppliers import suppliers_of


def notice_address(notice: Notice, request: HttpRequest) -> str | None:
    """Return the address of a notice in the active language, with its host."""
    index = public_index(request, get_language() or default_language())
    if index is None:
        return None
    return index.get_full_url(request) + index.reverse_subpage("notice", (notice.pk, notice.slug))


def public_index(request: HttpRequest, language: str) -> ProcurementIndexPage | None:
    """Return the page that notices hang below in a language, if the public may see it."""

    def look_up() -> ProcurementIndexPage | None:
        pages = open_pages(ProcurementIndexPage.objects.live().select_related("locale"))
        return pages.filter(alias_of=None, locale__language_code=language).first()

    return once(request, f"procurement in {language}", look_up)


def public_notices(request: HttpRequest, language: str) -> NoticeQuerySet:
    """Return the notices of a language: none when the page above them is not public."""
    notices = Notice.objects.listed(language)
    notices = with_modified_at(notices, "modified_at", "pk", Value(language))
    return notices if public_index(request, language) else notices.none()


class NoticeLink(Schema):
    """A notice that another record points at."""

    id: int = Field(description="The id of the notice.")
    title: str = Field(description="Its title in the language asked for.")
    url: str | None = Field(description="Its public address, in full.")

    @staticmethod
    def resolve_title(notice: Notice) -> str:
        """Return the title in the language asked for."""
        return notice.heading

    @staticmethod
    def resolve_url(notice: Notice, context: dict[str, Any]) -> str | None:
        """Return the address with its host."""
        return notice_address(notice, context["request"])


class NewsCard(PageRecord):
    """A news item, as in a list."""

    picture: Picture | None = Field(description="Its picture, in the size of a card.")
    published_on: dt.date = Field(description="The date of the news.")
    tags: list[str] = Field(description="The words it is filed under.")

    @staticmethod
    def resolve_picture(page: NewsPage) -> dict[str, Any] | None:
        """Return the picture as a card shows it."""
        return picture_of(page.picture)

    @staticmethod
    def resolve_tags(page: NewsPage) -> list[str]:
        """Return the names of the tags, in the order of the alphabet."""
        return sorted(item.tag.name for item in page.tagged_items.all())


def _told(page: NewsPage, context: dict[str, Any]) -> PageContent:
    return page_content(page, context, ["body"], [page.picture_id])


class NewsRecord(NewsCard):
    """A news item, with everything that is public about it."""

    body: stream_type(BodyBlock()) = Field(description="The text, as typed blocks.")
    notices: list[NoticeLink] = Field(description="The notices it is about.")
    translations: list[Translation] = Field(description="The same in other languages.")

    @staticmethod
    def resolve_picture(page: NewsPage, context: dict[str, Any]) -> dict[str, Any] | None:
        """Return the picture in the size of a page."""
        return _told(page, context).picture(page.picture_id, LARGE)

    @staticmethod
    def resolve_body(page: NewsPage, context: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the text as typed blocks."""
        return _told(page, context).texts["body"]

    @staticmethod
    def resolve_notices(page: NewsPage) -> list[Notice]:
        """Return the notices that are public in the language asked for."""
        return [notice for notice in page.notices.all() if get_language() in notice.languages]

    @staticmethod
    def resolve_translations(page: NewsPage, context: dict[str, Any]) -> list[Any]:
        """Return the other languages."""
        return translations(page, context)


class NoticeCard(Record):
    """A notice of a tender, as in a list."""

    title: str = Field(description="The title in the language asked for.")
    summary: str = Field(description="What it is about in plain words, by the editors.")
    buyer: str = Field(description="Who buys.", examples=["Exempelkommunen"])
    phase: Phase = Field(description="How far the procurement has come.")
    published_on: dt.date | None = Field(description="When it was announced.")
    deadline_at: LocalTime | None = Field(description="The last moment for tenders.")
    expected_on: dt.date | None = Field(description="When a planned one is to be announced.")
    reserved: Reserved = Field(description="For whom participation is reserved.")
    municipalities: list[Place] = Field(description="Where the work is done.")
    cpv: list[str] = Field(description="Its CPV codes.", examples=[["90910000"]])

    @staticmethod
    def resolve_modified_at(notice: Notice) -> dt.datetime | None:
        """Return when the notice was changed, or its change became public."""
        return modified_at(notice, notice.modified_at)

    @staticmethod
    def resolve_url(notice: Notice, context: dict[str, Any]) -> str | None:
        """Return the address with its host."""
        return notice_address(notice, context["request"])

    @staticmethod
    def resolve_locale(notice: Notice) -> str | None:
        """Return the language that was asked for."""
        return get_language()

    @staticmethod
    def resolve_title(notice: Notice) -> str:
        """Return the title in the language asked for."""
        return notice.heading

    @staticmethod
    def resolve_summary(notice: Notice) -> str:
        """Return the plain words in the language asked for."""
        return notice.plain_summary

    @staticmethod
    def resolve_cpv(notice: Notice) -> list[str]:
        """Return the codes."""
        return [code.code for code in notice.codes.all()]


class Lot(Schema):
    """A part of a tender that can be bid for alone."""

    title: str = Field(description="Its title.")
    description: str = Field(description="What it is.")


class Supplier(Schema):
    """An enterprise that could deliver what a notice asks for, by what it says of itself."""

    id: int = Field(description="The id of the enterprise.")
    name: str = Field(description="Its name.")
    url: str | None = Field(description="Its public address, in full.")
    reasons: list[str] = Field(description="Why it fits, each in a sentence.")
    missing: list[str] = Field(description="What is missing or not known, each in a sentence.")


class NoticeRecord(NoticeCard):
    """A notice, with everything that is public about it."""

    fits: str = Field(description="Why it fits social enterprises, by the editors.")
    description: str = Field(description="The description by the buyer.")
    lots: list[Lot] = Field(description="Its parts.")
    winner: str | None = Field(description="Whom it was awarded to.")
    source_url: str | None = Field(description="The address of the notice at the buyer.")
    enterprises: list[Supplier] = Field(
        description="The enterprises of the directory that could deliver, the best fit first."
    )

    @staticmethod
    def resolve_winner(notice: Notice) -> str | None:
        """Return whom it was awarded to, or nothing."""
        return notice.winner or None

    @staticmethod
    def resolve_source_url(notice: Notice) -> str | None:
        """Return the buyer's own address, or nothing."""
        return notice.url or None

    @staticmethod
    def resolve_enterprises(notice: Notice) -> list[dict[str, Any]]:
        """Return the enterprises that could deliver, in the language asked for."""
        return suppliers_of(notice, get_language() or default_language())
