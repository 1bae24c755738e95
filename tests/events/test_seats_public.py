"""How many seats are left is public; who has them is not."""

import json

import pytest
from bs4 import BeautifulSoup

from events.enums import Mode
from events.models import EventPage
from events.registration.actions import cancel
from tests.factories import make_english, make_event
from tests.registrations import answer, make_meeting

pytestmark = pytest.mark.django_db

SECRETS = {
    "name": "Hemlige Harald",
    "organisation": "Hemliga AB",
    "access_needs": "Hemlig slinga",
    "food_needs": "Hemlig allergi",
    "question": "Hemlig fråga",
    "consent": "Ja",
}


@pytest.fixture
def event(calendar):
    return make_meeting(calendar, capacity_on_site=3, capacity_online=None)


def told(client, event, **query):
    return client.get(f"/api/v1/events/{event.pk}", query).json()["registration"]


def linked_data(client, page):
    shown = BeautifulSoup(client.get(page.url).content, "html.parser")
    found = [json.loads(each.string) for each in shown.find_all(type="application/ld+json")]
    return next(each for each in found if each["@type"] == "Event")


@pytest.mark.indexed
def test_the_api_tells_what_is_left(client, event):
    answer(event, "anna")
    assert told(client, event) == {
        "is_open": True,
        "opens_at": None,
        "closes_at": None,
        "capacity_on_site": 3,
        "capacity_online": None,
        "seats_left_on_site": 2,
        "seats_left_online": None,
    }


@pytest.mark.indexed
def test_a_seat_that_is_offered_is_not_left(client, event):
    rows = [answer(event, who) for who in ("anna", "bo", "cia", "dan")]
    cancel(rows[0])
    assert told(client, event)["seats_left_on_site"] == 0


@pytest.mark.indexed
def test_the_english_page_tells_the_same(client, event):
    make_english(event)
    answer(event, "anna")
    assert told(client, event, locale="en") == told(client, event)


@pytest.mark.indexed
def test_a_list_tells_it_of_each_with_no_query_more(client, calendar, django_assert_num_queries):
    for seats in (1, 2):
        answer(make_meeting(calendar, capacity_on_site=seats), "anna")
    items = client.get("/api/v1/events?order=starts_at").json()["items"]
    assert [item["registration"]["seats_left_on_site"] for item in items] == [0, 1]
    with django_assert_num_queries(1):
        [event.seats_left() for event in EventPage.objects.with_seats_taken()]


def test_the_page_says_it_in_words(client, event):
    answer(event, "anna")
    assert "2 av 3 platser i lokalen är kvar." in client.get(event.url).content.decode()


def test_a_full_meeting_says_what_happens_then(client, calendar):
    event = make_meeting(calendar, capacity_on_site=0)
    page = client.get(event.url).content.decode()
    assert "Alla platser i lokalen är tagna." in page and "ställs du i kö" in page


def test_search_engines_are_told_the_seats(client, calendar):
    event = make_meeting(calendar, capacity_on_site=3, capacity_online=10)
    answer(event, "anna")
    data = linked_data(client, event)
    assert data["maximumPhysicalAttendeeCapacity"] == 3
    assert data["maximumVirtualAttendeeCapacity"] == 10
    assert (data["maximumAttendeeCapacity"], data["remainingAttendeeCapacity"]) == (13, 12)


def test_a_meeting_without_a_limit_tells_no_number(client, calendar):
    event = make_meeting(calendar, mode=Mode.ON_SITE)
    assert not [name for name in linked_data(client, event) if "Capacity" in name]


def test_a_meeting_with_registration_elsewhere_tells_only_its_seats(client, calendar):
    data = linked_data(client, make_event(calendar, capacity_on_site=40))
    assert data["maximumAttendeeCapacity"] == 40 and "remainingAttendeeCapacity" not in data


@pytest.mark.indexed
@pytest.mark.parametrize(
    "address",
    [
        "{page}",
        "/kalender/",
        "/kalender/feed/",
        "/kalender/kalender.ics",
        "{ics}",
        "/api/v1/events",
        "/api/v1/events/{pk}",
        "/api/v1/search?q=hemlig",
        "/api/v1/changes?since=2020-01-01T00:00:00Z",
        "/sok/?q=hemlig",
        "/sitemap.xml",
    ],
)
def test_nothing_of_the_participants_is_public(client, event, address):
    answer(event, "harald", **SECRETS)
    filled = address.format(page=event.url, ics=event.calendar_file_url, pk=event.pk)
    shown = client.get(filled).content.decode()
    for secret in [*SECRETS.values(), "harald@example.org"]:
        assert secret == "Ja" or secret not in shown


def test_a_last_seat_reads_well_in_english(client, calendar):
    english = make_english(make_meeting(calendar, capacity_on_site=2), title="Meeting")
    answer(english, "anna")
    assert "Seats left on site: 1 of 2." in client.get(english.url).content.decode()
    answer(english, "bo")
    assert "All seats on site are taken." in client.get(english.url).content.decode()
