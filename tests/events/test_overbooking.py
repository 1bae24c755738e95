"""A smaller room takes nobody's seat away, and whoever made it smaller is told so."""

import pytest

from events.models import EventPage
from tests.attendees import see, sign_in, words
from tests.editing import edit
from tests.registrations import answer, make_meeting

pytestmark = pytest.mark.django_db

TOLD = "2 personer fler har plats i lokalen än det finns platser."


@pytest.fixture
def event(calendar):
    event = make_meeting(calendar, place="Stora salen", capacity_on_site=5)
    for who in ("anna", "bo", "cia"):
        answer(event, who)
    return event


@pytest.fixture
def host(client):
    return sign_in(client)


def make_smaller(event, seats):
    page = EventPage.objects.get(pk=event.pk)
    page.capacity_on_site = seats
    page.save_revision().publish()


def test_the_manager_sees_how_many_too_many_there_are(host, event):
    assert "fler har plats" not in see(host, "people", event)
    make_smaller(event, 1)
    assert TOLD in see(host, "people", event)


def test_one_is_not_several(host, event):
    make_smaller(event, 2)
    assert "En person för mycket har plats i lokalen." in see(host, "people", event)


@pytest.mark.indexed
def test_whoever_publishes_it_is_told(admin_client, event):
    page = EventPage.objects.get(pk=event.pk)
    assert TOLD in words(edit(admin_client, page, "action-publish", capacity_on_site=1))
    assert TOLD not in words(edit(admin_client, page, "action-publish", capacity_on_site=4))
