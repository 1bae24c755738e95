"""A meeting that was moved says from when."""

import datetime as dt
import json
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup

from events.enums import Status
from events.models import EventPage
from tests.attendees import publish, words
from tests.factories import make_english, make_event

pytestmark = pytest.mark.django_db

SWEDEN = ZoneInfo("Europe/Stockholm")
BEFORE = dt.datetime(2036, 10, 21, 13, tzinfo=SWEDEN)
NOW = dt.datetime(2036, 11, 4, 9, tzinfo=SWEDEN)
MOVED = "Den är flyttad från tisdag 21 oktober 2036 kl. 13.00."


@pytest.fixture
def event(calendar):
    """A meeting in October, in summer time."""
    return make_event(calendar, starts_at=BEFORE)


def data(client, event):
    """Return what the page tells machines about the meeting."""
    soup = BeautifulSoup(client.get(event.url).content, "html.parser")
    found = [json.loads(each.string) for each in soup.select('script[type$="ld+json"]')]
    return next(each for each in found if each["@type"] == "Event")


def test_people_and_machines_learn_the_time_before(client, event):
    publish(event, starts_at=NOW, status=Status.MOVED)
    told = data(client, event)
    assert told["eventStatus"] == "https://schema.org/EventRescheduled"
    assert told["previousStartDate"] == "2036-10-21T13:00:00+02:00"
    assert told["startDate"] == "2036-11-04T09:00:00+01:00"
    assert MOVED in words(client.get(event.url))


def test_so_it_does_in_english(client, event):
    english = make_english(event, title="The meeting")
    publish(event, starts_at=NOW, status=Status.MOVED)
    assert data(client, english)["previousStartDate"] == "2036-10-21T13:00:00+02:00"
    seen = words(client.get(english.url))
    assert "It was moved from Tuesday 21 October 2036 at 13:00." in seen


def test_it_is_still_known_after_other_changes(client, event):
    publish(event, starts_at=NOW)
    publish(event, status=Status.MOVED)
    publish(event, title="Ny rubrik")
    assert MOVED in words(client.get(event.url))


def test_of_two_moves_the_last_counts(client, event):
    publish(event, starts_at=BEFORE - dt.timedelta(days=1), status=Status.MOVED)
    publish(event, starts_at=NOW)
    assert data(client, event)["previousStartDate"] == "2036-10-20T13:00:00+02:00"


def test_a_draft_moves_nothing(client, event):
    page = EventPage.objects.get(pk=event.pk)
    page.starts_at, page.status = NOW, Status.MOVED
    page.save_revision()
    assert "previousStartDate" not in data(client, event)
    page.refresh_from_db()
    assert page.moved_from is None


@pytest.mark.parametrize("status", [Status.SCHEDULED, Status.CANCELLED])
def test_what_is_not_moved_says_nothing_of_it(client, event, status):
    publish(event, starts_at=NOW, status=status)
    assert "previousStartDate" not in data(client, event)
    assert "flyttad" not in words(client.get(event.url))
