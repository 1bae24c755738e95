"""What the public API tells of meetings."""

from typing import Any

from ninja import Schema
from pydantic import Field

from content.blocks import BodyBlock
from events.blocks import DecisionsBlock, PresentationsBlock, ProgrammeBlock
from events.enums import Mode, Status
from events.models import EventPage
from events.models.outcome import PROGRAMME
from events.models.questions import shown_questions
from headless.body_schemas import HTML_TYPE, stream_type
from headless.page_content import PageContent, page_content
from headless.pictures import LARGE, Picture, absolute, picture_of
from headless.schemas import LocalTime, PageRecord, Translation, translations
from places.schemas import Place

TEXTS = ("programme", "body", "afterwards", "decisions", "presentations", "participation")


class Registration(Schema):
    """When one can register, and how many there are seats for."""

    is_open: bool = Field(description="Whether one can answer on the page now.")
    opens_at: LocalTime | None = Field(description="When registration opens.")
    closes_at: LocalTime | None = Field(description="When registration closes.")
    capacity_on_site: int | None = Field(description="Seats on site; null: no limit.")
    capacity_online: int | None = Field(description="Seats online; null: no limit.")
    seats_left_on_site: int | None = Field(
        description="Seats left on site; null: no limit, or not counted here."
    )
    seats_left_online: int | None = Field(
        description="Seats left online; null: no limit, or not counted here."
    )


class Question(Schema):
    """A question that was sent in before the meeting, as the editors word it."""

    text: str = Field(description="The question.", examples=["Hur delas anbudet upp?"])
    locale: str = Field(description="The language it is in.", examples=["sv"])


class EventCard(PageRecord):
    """A meeting, as in a list."""

    picture: Picture | None = Field(description="Its picture, in the size of a card.")
    starts_at: LocalTime = Field(description="When it starts.")
    ends_at: LocalTime | None = Field(description="When it ends.")
    status: Status = Field(description="Whether it is held as planned.")
    mode: Mode = Field(description="How people take part.")
    place: str = Field(description="The house and the room.", examples=["Stora salen"])
    address: str = Field(description="Street, number and town.")
    municipality: Place | None = Field(description="The municipality.")
    series: str = Field(description="The series that the meeting belongs to.")
    number_in_year: int | None = Field(description="Which of the year's meetings it is.")
    registration: Registration = Field(description="When and for how many.")
    full_modes: list[Mode] = Field(
        description="The ways in which all seats are taken, so that who answers waits in line."
    )

    @staticmethod
    def resolve_picture(page: EventPage) -> dict[str, Any] | None:
        """Return the picture as a card shows it."""
        return picture_of(page.picture)

    @staticmethod
    def resolve_full_modes(page: EventPage) -> list[str]:
        """Return the ways in which nobody gets a seat at once."""
        left = page.seats_left() if page.takes_registrations else {}
        return [mode for mode, count in left.items() if count == 0]

    @staticmethod
    def resolve_registration(page: EventPage) -> dict[str, Any]:
        """Return when and for how many."""
        left = page.seats_left() if page.takes_registrations else {}
        return {
            "is_open": page.is_taking_registrations(),
            "opens_at": page.registration_opens_at,
            "closes_at": page.registration_closes_at,
            "capacity_on_site": page.capacity_on_site,
            "capacity_online": page.capacity_online,
            "seats_left_on_site": left.get(Mode.ON_SITE),
            "seats_left_online": left.get(Mode.ONLINE),
        }


def _content(page: EventPage, context: dict[str, Any]) -> PageContent:
    return page_content(page, context, TEXTS, [page.picture_id])


class EventRecord(EventCard):
    """A meeting, with everything that is public about it."""

    participation: HTML_TYPE = Field(description="How to take part, as HTML.")
    online_url: str | None = Field(description="The link to the meeting, if it is for everybody.")
    programme: stream_type(ProgrammeBlock()) = Field(description="The programme.")
    body: stream_type(BodyBlock()) = Field(description="About the meeting, as typed blocks.")
    questions: list[Question] = Field(description="Questions sent in, for the meeting to answer.")
    afterwards: stream_type(BodyBlock()) = Field(description="What came of it, as typed blocks.")
    decisions: stream_type(DecisionsBlock()) = Field(description="What was decided.")
    presentations: stream_type(PresentationsBlock()) = Field(
        description="What was shown: documents and links."
    )
    recording_url: str | None = Field(description="Where the recording is.")
    calendar_file: str | None = Field(description="The meeting as an iCalendar file.")
    translations: list[Translation] = Field(description="The same in other languages.")

    @staticmethod
    def resolve_picture(page: EventPage, context: dict[str, Any]) -> dict[str, Any] | None:
        """Return the picture in the size of a page."""
        return _content(page, context).picture(page.picture_id, LARGE)

    @staticmethod
    def resolve_participation(page: EventPage, context: dict[str, Any]) -> str:
        """Return how to take part."""
        return _content(page, context).texts["participation"]

    @staticmethod
    def resolve_online_url(page: EventPage) -> str | None:
        """Return the link only when the editor has made it public."""
        return page.public_online_url or None

    @staticmethod
    def resolve_programme(page: EventPage, context: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the items of the programme, if the page shows it."""
        shown = PROGRAMME in page.parts_shown
        return _content(page, context).texts["programme"] if shown else []

    @staticmethod
    def resolve_body(page: EventPage, context: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the text as typed blocks."""
        return _content(page, context).texts["body"]

    @staticmethod
    def resolve_questions(page: EventPage) -> list[dict[str, str]]:
        """Return the questions that the page shows."""
        return [{"text": each.words, "locale": each.language} for each in shown_questions(page)]

    @staticmethod
    def resolve_afterwards(page: EventPage, context: dict[str, Any]) -> list[dict[str, Any]]:
        """Return what came of the meeting as typed blocks."""
        return _content(page, context).texts["afterwards"]

    @staticmethod
    def resolve_decisions(page: EventPage, context: dict[str, Any]) -> list[dict[str, Any]]:
        """Return what was decided."""
        return _content(page, context).texts["decisions"]

    @staticmethod
    def resolve_presentations(page: EventPage, context: dict[str, Any]) -> list[dict[str, Any]]:
        """Return what was shown."""
        return _content(page, context).texts["presentations"]

    @staticmethod
    def resolve_recording_url(page: EventPage) -> str | None:
        """Return where the recording is, or nothing."""
        return page.recording_url or None

    @staticmethod
    def resolve_calendar_file(page: EventPage) -> str | None:
        """Return the address of the file for calendars."""
        return absolute(page.calendar_file_url) or None

    @staticmethod
    def resolve_translations(page: EventPage, context: dict[str, Any]) -> list[Any]:
        """Return the other languages."""
        return translations(page, context)
