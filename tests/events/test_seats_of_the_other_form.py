"""Where one form of a meeting is full and the other is not, everything says so and offers it."""

import json

import pytest
from bs4 import BeautifulSoup

from tests.registrations import answer, letters, make_meeting, post

pytestmark = pytest.mark.django_db
NOTE = "Alla platser i lokalen är tagna. Det finns platser på nätet."


@pytest.fixture
def event(calendar):
    """One seat on site, which is taken, and fifty online."""
    event = make_meeting(calendar, capacity_on_site=1, capacity_online=50)
    answer(event, "anna")
    return event


def text(response):
    return BeautifulSoup(response.content, "html.parser").main.get_text(" ", strip=True)


def test_the_page_and_the_lists_say_it(client, event, calendar, home):
    for page in (event, calendar, home):
        assert NOTE in text(client.get(page.url))


def test_who_waits_is_offered_the_other_form(client, event):
    page = text(post(client, event, "bo"))
    assert "Alla platser i lokalen är tagna" in page and "Alla platser är tagna" not in page
    assert "Det finns platser på nätet. Vill du ha en av dem?" in page
    body = letters("bo")[-1].body
    assert "Alla platser i lokalen på träffen" in body and "Det finns platser på nätet." in body


def test_who_is_offered_it_takes_it_by_answering_once_more(client, event):
    post(client, event, "bo")
    page = text(post(client, event, "bo", "online"))
    assert "Du har en plats" in page and "Vill du ha en av dem" not in page


def test_with_no_seat_at_all_it_offers_none(client, calendar):
    event = make_meeting(calendar, capacity_on_site=1, capacity_online=0)
    answer(event, "anna")
    page = text(post(client, event, "bo"))
    assert "Alla platser är tagna" in page and "Vill du ha" not in page
    assert "Alla platser är tagna. Det finns en kö." in text(client.get(calendar.url))


def test_no_limit_online_is_room(client, calendar):
    event = make_meeting(calendar, capacity_on_site=1)
    answer(event, "anna")
    assert NOTE in text(client.get(event.url))


@pytest.mark.indexed
def test_machines_are_told(client, event):
    (item,) = client.get("/api/v1/events").json()["items"]
    assert item["full_modes"] == ["on_site"]
    shown = BeautifulSoup(client.get(event.url).content, "html.parser")
    found = [json.loads(each.string) for each in shown.find_all(type="application/ld+json")]
    (offers,) = [each["offers"] for each in found if each["@type"] == "Event"]
    told = {each["name"]: each["availability"].rpartition("/")[2] for each in offers}
    assert told == {"på plats": "SoldOut", "på nätet": "InStock"}
