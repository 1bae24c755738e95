"""What the public API tells of news and notices."""

import datetime as dt
from typing import Any

from django.db.models import Value
from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Schema
from pydantic import Field
from wagtail.models import Page

from content.blocks import BodyBlock
from events.models import EventPage
from headless.body_schemas import stream_type
from headless.identity import default_language, source_ids
from headless.modified import with_modified_at
from headless.page_content import PageContent, page_content
from headless.pictures import LARGE, Picture, picture_of
from headless.request_cache import once
from headless.schemas import PageRecord, Translation, translations
from headless.visibility import open_pages
from procurement.models import NewsPage, Notice, ProcurementIndexPage
from procurement.querysets import NoticeQuerySet


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


class PageLink(Schema):
    """A meeting or a guide that another record points at."""

    id: int = Field(description="Its id, in `events` or in `pages`.")
    title: str = Field(description="Its title.")
    url: str | None = Field(description="Its public address, in full.")

    @staticmethod
    def resolve_id(page: Page) -> int:
        """Return the id of the original."""
        return page.source_id

    @staticmethod
    def resolve_url(page: Page, context: dict[str, Any]) -> str | None:
        """Return the address with its host."""
        return page.get_full_url(context["request"])


class NewsCard(PageRecord):
    """A news item, as in a list."""

    picture: Picture | None = Field(description="Its picture, in the size of a card.")
    published_on: dt.date = Field(description="The date of the news.")
    current_until: dt.date | None = Field(
        description="The last day that its editor has set for it; nothing: as long as it matters."
    )
    is_current: bool = Field(description="Whether it is not in the archive.")
    tags: list[str] = Field(description="The words it is filed under.")

    @staticmethod
    def resolve_is_current(page: NewsPage) -> bool:
        """Return whether its time is not over."""
        return not (page.is_over if hasattr(page, "is_over") else page.is_archived)

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


def _linked(page: NewsPage, meetings: bool) -> list[Page]:
    found = [
        each for each in page.about() if issubclass(each.specific_class, EventPage) == meetings
    ]
    numbers = source_ids(found)
    for each in found:
        each.source_id = numbers[each.pk]
    return found


class NewsRecord(NewsCard):
    """A news item, with everything that is public about it."""

    body: stream_type(BodyBlock()) = Field(description="The text, as typed blocks.")
    notices: list[NoticeLink] = Field(description="The notices it is about.")
    meetings: list[PageLink] = Field(description="The meetings it is about.")
    guides: list[PageLink] = Field(description="The guides it is about.")
    translations: list[Translation] = Field(description="The same in other languages.")

    @staticmethod
    def resolve_meetings(page: NewsPage) -> list[Page]:
        """Return the meetings that are public in the language asked for."""
        return _linked(page, meetings=True)

    @staticmethod
    def resolve_guides(page: NewsPage) -> list[Page]:
        """Return the guides that are public in the language asked for."""
        return _linked(page, meetings=False)

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
