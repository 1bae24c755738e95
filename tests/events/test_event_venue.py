"""Where a meeting is held is said in one line, on a map, and to machines."""

import pytest
from django.utils.translation import override

from events.enums import Mode
from events.models import EventPage
from tests.factories import make_event, municipality

pytestmark = pytest.mark.django_db
URL = "https://example.org/rum"


def event(town=None, **fields):
    place = municipality(town) if town else None
    return EventPage(**{"place": "Stora salen", "municipality": place, **fields})


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Stora salen"),
        ({"town": "Nora"}, "Stora salen, Nora"),
        ({"address": "Storgatan 1"}, "Stora salen, Storgatan 1"),
        ({"address": "Storgatan 1", "town": "Nora"}, "Stora salen, Storgatan 1, Nora"),
        ({"address": "Storgatan 1, Nora", "town": "Nora"}, "Stora salen, Storgatan 1, Nora"),
        ({"mode": Mode.HYBRID, "town": "Nora"}, "Stora salen, Nora"),
        ({"mode": Mode.ONLINE, "town": "Nora"}, "På nätet"),
    ],
)
def test_the_place_is_one_line_without_repeating_the_town(fields, words):
    assert event(**fields).where == words


def test_online_is_said_in_the_language_of_the_reader():
    with override("en"):
        assert event(mode=Mode.ONLINE).where == "Online"


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"address": "Storgatan 1, Nora"}, True),
        ({}, False),
        ({"address": "Storgatan 1", "mode": Mode.ONLINE}, False),
        ({"address": "Storgatan 1", "mode": Mode.HYBRID}, True),
    ],
)
def test_a_map_is_offered_where_there_is_an_address_to_go_to(fields, found):
    assert bool(event(**fields).map_url) is found


def test_the_address_of_the_map_is_escaped():
    assert event(address="Å & gata 1").map_url.endswith("?query=%C3%85%20%26%20gata%201")


@pytest.mark.parametrize(
    ("mode", "public", "url"),
    [
        (Mode.ONLINE, True, URL),
        (Mode.HYBRID, True, URL),
        (Mode.ON_SITE, True, ""),
        (Mode.ONLINE, False, ""),
    ],
)
def test_the_link_is_public_only_when_the_editor_says_so(mode, public, url):
    assert event(mode=mode, online_url=URL, online_link_public=public).public_online_url == url


HIDDEN = ["page", "list", "feed", "calendar file", "own file", "API", "search"]


@pytest.fixture
def read(client, calendar):
    """Return everything that the public can read about one meeting online."""

    def all_of(**fields):
        held = make_event(
            calendar, mode=Mode.ONLINE, place="", title="Webbträff", online_url=URL, **fields
        )
        addresses = [
            held.url,
            calendar.url,
            calendar.feed_url,
            calendar.calendar_file_url,
            held.calendar_file_url,
            f"/api/v1/events/{held.pk}",
            "/api/v1/search?q=webbträff",
        ]
        found = {}
        for name, address in zip(HIDDEN, addresses, strict=True):
            text = client.get(address).content.decode().replace("\r\n ", "")
            assert "Webbträff" in text, address
            found[name] = URL in text
        return found

    return all_of


@pytest.mark.indexed
def test_a_link_that_is_not_public_stands_nowhere(read):
    assert not any(read().values())


@pytest.mark.indexed
def test_a_public_link_stands_where_people_look_for_it(read):
    found = read(online_link_public=True)
    assert {name for name, there in found.items() if there} == {
        "page",
        "calendar file",
        "own file",
        "API",
    }
