"""Meetings in the public API."""

from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router
from pydantic import Field

from events.calendar.schemas import EventCard, EventRecord
from events.enums import Mode
from events.models import EventPage
from events.querysets import EventQuerySet
from headless.conditional import passing
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
from headless.parameters import FieldsOf, Flag, Moment, MomentUntil, RecordId
from headless.pictures import with_picture
from headless.schemas import one, page_records
from places.schemas import Code

router = Router(tags=["events"])


class EventList(Listing[EventCard]):
    """Meetings."""


class EventParameters(WordsParameters):
    """What a list of meetings may be asked."""

    start: Moment | None = Field(None, alias="from", description="Starting at this time or later.")
    end: MomentUntil | None = Field(
        None, alias="to", description="Starting at this time or earlier."
    )
    upcoming: Flag | None = Field(
        None, description="Only those to come (true) or those over (false)."
    )
    mode: list[Mode] = Field([], description="Held in any of these ways.")
    municipality: list[Code] = Field([], description="Held in any of these municipalities.")
    order: (
        Literal["starts_at", "-starts_at", "modified_at", "-modified_at", "relevance"] | None
    ) = Field(
        None, description="The order: by relevance when q is given, else by when they start."
    )
    chosen: Annotated[str, FieldsOf(EventCard)] = Field(
        "", alias="fields", description=FIELDS_HELP
    )


class EventChoice(RecordParameters):
    """What one meeting may be asked."""

    chosen: Annotated[str, FieldsOf(EventRecord)] = Field(
        "", alias="fields", description=FIELDS_HELP
    )


@router.get("", response=EventList, summary="List meetings")
def list_events(request: HttpRequest, asked: Query[EventParameters]) -> HttpResponse:
    """List the meetings of the calendar, by when and how they are held."""
    found = _filtered(EventPage.objects.listed(locale_of(request, asked.locale)), asked)
    found = _with_card(page_records(found, asked.modified_after))
    in_order = ordered(found, asked, "event", default="starts_at")
    return passing(answer_list(request, in_order, asked, EventCard))


@router.get("/{id}", response=EventRecord, summary="Get one meeting")
def get_event(request: HttpRequest, id: Path[RecordId], asked: Query[EventChoice]) -> HttpResponse:
    """Get everything that is public about one meeting."""
    found = page_records(EventPage.objects.listed(locale_of(request, asked.locale))).with_places()
    found = found.with_seats_taken()
    return passing(answer_record(request, one(found, id), asked, EventRecord))


def _with_card(found: EventQuerySet) -> EventQuerySet:
    return found.with_places().with_seats_taken().prefetch_related(with_picture("picture"))


def _filtered(found: EventQuerySet, asked: EventParameters) -> EventQuerySet:
    if asked.upcoming is not None:
        found = found.upcoming() if asked.upcoming else found.past()
    if asked.start:
        found = found.filter(starts_at__gte=asked.start)
    if asked.end:
        found = found.filter(starts_at__lte=asked.end)
    if asked.mode:
        found = found.filter(mode__in=asked.mode)
    if asked.municipality:
        found = found.filter(municipality__code__in=asked.municipality)
    return found
