"""News and notices in the public API."""

import dataclasses
from typing import Annotated, Literal

from django.db.models import Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Path, Query, Router
from pydantic import Field, StringConstraints

from enterprises.api import CategorySlug
from headless.identity import locale_of
from headless.lists import (
    FIELDS_HELP,
    Listing,
    RecordParameters,
    WordsParameters,
    answer_list,
    answer_record,
)
from headless.ordering import ordered
from headless.parameters import (
    CpvPrefix,
    Day,
    FieldsOf,
    Flag,
    Moment,
    MomentUntil,
    RecordId,
    Words,
)
from headless.pictures import with_picture
from headless.schemas import one, page_records
from places.schemas import Code
from procurement.enums import Phase, Reserved
from procurement.filters import NoticeFilters
from procurement.models import NewsPage, NewsTag
from procurement.notice_schemas import NoticeCard, NoticeRecord
from procurement.querysets import NewsQuerySet, NoticeQuerySet
from procurement.schemas import NewsCard, NewsRecord, public_notices
from procurement.suppliers import notices_fitting

news = Router(tags=["news"])
notices = Router(tags=["notices"])
TAGS = Prefetch("tagged_items", queryset=NewsTag.objects.select_related("tag"))
Buyer = Annotated[Words, StringConstraints(min_length=1)]
FILTERS = [each.name for each in dataclasses.fields(NoticeFilters) if each.name != "q"]


NewsOrder = Literal["published_on", "-published_on", "modified_at", "-modified_at", "relevance"]


class NewsList(Listing[NewsCard]):
    """News."""


class NoticeList(Listing[NoticeCard]):
    """Notices."""


class NewsParameters(WordsParameters):
    """What a list of news may be asked."""

    start: Day | None = Field(None, alias="from", description="Dated this day or later.")
    end: Day | None = Field(None, alias="to", description="Dated this day or earlier.")
    current: Flag | None = Field(
        None, description="Whether it is current, or in the archive because it is over."
    )
    order: NewsOrder | None = Field(
        None, description="The order: by relevance when q is given, else the latest first."
    )
    chosen: Annotated[str, FieldsOf(NewsCard)] = Field("", alias="fields", description=FIELDS_HELP)


class NewsChoice(RecordParameters):
    """What one news item may be asked."""

    chosen: Annotated[str, FieldsOf(NewsRecord)] = Field(
        "", alias="fields", description=FIELDS_HELP
    )


class NoticeParameters(WordsParameters):
    """What a list of notices may be asked."""

    phase: list[Phase] = Field([], description="In any of these phases.")
    municipality: list[Code] = Field([], description="With work in any of these municipalities.")
    category: list[CategorySlug] = Field(
        [], description="With a CPV code of any of these categories, or of one below them."
    )
    cpv: list[CpvPrefix] = Field(
        [], description="With a CPV code that begins so.", examples=[["9091"]]
    )
    reserved: list[Reserved] = Field([], description="Reserved in any of these ways.")
    deadline_after: Moment | None = Field(
        None, description="With a deadline at this time or later."
    )
    deadline_before: MomentUntil | None = Field(
        None, description="With a deadline at this time or earlier."
    )
    buyer: list[Buyer] = Field([], description="By a buyer whose name holds any of these words.")
    meeting: list[RecordId] = Field(
        [],
        description=(
            "On the page of any of these meetings, by their id in `events`: what is current and "
            "coming before it is held, what was spoken of afterwards."
        ),
    )
    fits: list[RecordId] = Field(
        [],
        description="That any of these enterprises could deliver, by their id in `enterprises`.",
    )
    with_unknown: bool = Field(
        False,
        description="Those, too, that do not say what a filter by place, category, CPV code, "
        "reservation or deadline asks for.",
    )
    order: (
        Literal[
            "deadline_at",
            "-deadline_at",
            "published_on",
            "-published_on",
            "modified_at",
            "-modified_at",
            "relevance",
        ]
        | None
    ) = Field(None, description="The order: by relevance when q is given, else by deadline.")
    chosen: Annotated[str, FieldsOf(NoticeCard)] = Field(
        "", alias="fields", description=FIELDS_HELP
    )


class NoticeChoice(RecordParameters):
    """What one notice may be asked."""

    chosen: Annotated[str, FieldsOf(NoticeRecord)] = Field(
        "", alias="fields", description=FIELDS_HELP
    )


@news.get("", response=NewsList, summary="List news")
def list_news(request: HttpRequest, asked: Query[NewsParameters]) -> HttpResponse:
    """List the news, the latest first."""
    found = NewsPage.objects.listed(locale_of(request, asked.locale))
    if asked.start:
        found = found.filter(published_on__gte=asked.start)
    if asked.end:
        found = found.filter(published_on__lte=asked.end)
    if asked.current is not None:
        found = found.current() if asked.current else found.archived()
    found = _with_news_card(page_records(found, asked.modified_after))
    in_order = ordered(found, asked, "news", default="-published_on")
    return answer_list(request, in_order, asked, NewsCard)


@news.get("/{id}", response=NewsRecord, summary="Get one news item")
def get_news(request: HttpRequest, id: Path[RecordId], asked: Query[NewsChoice]) -> HttpResponse:
    """Get everything that is public about one news item."""
    listed = page_records(NewsPage.objects.listed(locale_of(request, asked.locale)))
    found = listed.with_end().prefetch_related(TAGS)
    return answer_record(request, one(found, id), asked, NewsRecord)


@notices.get("", response=NoticeList, summary="List notices")
def list_notices(request: HttpRequest, asked: Query[NoticeParameters]) -> HttpResponse:
    """List the notices of tenders, the nearest deadline first."""
    locale_of(request, asked.locale)
    found = _with_notice_card(_filtered(public_notices(request, asked.locale), asked))
    if not asked.q and asked.order in (None, "relevance"):
        return answer_list(request, found.nearest_first(), asked, NoticeCard)
    in_order = ordered(found, asked, "notice", default="deadline_at", key="pk")
    return answer_list(request, in_order, asked, NoticeCard)


@notices.get("/{id}", response=NoticeRecord, summary="Get one notice")
def get_notice(
    request: HttpRequest, id: Path[RecordId], asked: Query[NoticeChoice]
) -> HttpResponse:
    """Get everything that is public about one notice."""
    locale_of(request, asked.locale)
    found = _with_notice_card(public_notices(request, asked.locale)).prefetch_related(
        "lots", "awards", "timeline"
    )
    notice = found.filter(pk=id).first()
    if notice is None:
        raise Http404("There is no such public notice in this language.")
    return answer_record(request, notice, asked, NoticeRecord)


def _with_news_card(found: NewsQuerySet) -> NewsQuerySet:
    return found.with_end().prefetch_related(with_picture("picture"), TAGS)


def _with_notice_card(found: NoticeQuerySet) -> NoticeQuerySet:
    return found.prefetch_related("municipalities", "codes")


def _filtered(found: NoticeQuerySet, asked: NoticeParameters) -> NoticeQuerySet:
    if asked.modified_after:
        found = found.filter(changed__gt=asked.modified_after)
    # The words are for `ordered`, which puts the best match first.
    chosen = {name: getattr(asked, name) for name in FILTERS}
    return _fitting(NoticeFilters(**chosen).narrow(found, asked.locale), asked.fits)


def _fitting(found: NoticeQuerySet, numbers: list[int]) -> NoticeQuerySet:
    if not numbers:
        return found
    near = Q(pk__in=[])
    for number in numbers:
        fitting = notices_fitting(found, number)
        if fitting is not None:
            near |= Q(pk__in=fitting.values("pk"))
    return found.filter(near)
