"""The page of a meeting asks the database as often, however much belongs to it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.models import MeetingSettings
from tests.factories import (
    make_document,
    make_english,
    make_enterprise,
    make_event,
    make_guide,
    make_notice,
    make_picture,
    municipality,
)
from tests.registrations import answer, make_meeting

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
MOST = 62


def asked(client, address):
    """Count the questions of an address whose pictures are drawn and whose names are kept."""
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as questions:
        assert client.get(address).status_code == 200
    return len(questions)


def fill(event, directory, count):
    """Add some of everything that a coming meeting shows."""
    for number in range(count):
        answer(event, f"anna{event.questions.count()}", question=f"Fråga {number}")
        event.questions.create(wording_sv=f"Fråga {number}?", is_shown=True)
        make_enterprise(directory)
        make_event(event.get_parent(), starts_at=timezone.now() - (number + 1) * DAY)
        make_notice(published_on=timezone.localdate(), places=["Nora", "Kumla"])


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_coming_meeting_asks_as_often_with_much_as_with_little(
    client, calendar, directory, home, language
):
    MeetingSettings.objects.update_or_create(pk=1, defaults={"guide": make_guide(home)})
    event = make_meeting(calendar, picture=make_picture(), municipality=municipality())
    page = event if language == "sv" else make_english(event)
    fill(event, directory, 2)
    few = asked(client, page.url)
    fill(event, directory, 8)
    assert asked(client, page.url) <= few <= MOST


def test_a_held_meeting_asks_as_often_with_much_as_with_little(client, calendar):
    def held(count):
        shown = [("document", {"document": make_document(), "description": ""})] * count
        decided = [("decision", {"text": "Ja"})] * count
        start = timezone.now() - 9 * DAY
        return make_event(calendar, starts_at=start, presentations=shown, decisions=decided).url

    assert asked(client, held(12)) <= asked(client, held(2)) <= MOST


def test_the_calendar_asks_as_often_for_many_meetings(client, calendar):
    def make(count):
        for number in range(count):
            make_meeting(calendar, starts_at=timezone.now() + (number + 1) * DAY, ends_at=None)
            make_event(calendar, starts_at=timezone.now() - (number + 1) * DAY)

    make(2)
    few = asked(client, calendar.url)
    make(7)
    assert asked(client, calendar.url) <= few
