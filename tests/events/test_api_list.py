"""The public API lists meetings by when, where and how they are held."""

import datetime as dt

import pytest

from events.enums import Mode, Status
from events.models import EventIndexPage
from tests.factories import make_english, make_event, municipality
from tests.rows import put_back

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
LIST = "/api/v1/events"


def at(text):
    return dt.datetime.fromisoformat(text)


def build():
    """Make a held meeting, and four to come of every kind."""
    calendar = EventIndexPage.objects.get(locale__language_code="sv")
    made = [
        make_event(
            calendar,
            title="Förr",
            starts_at=at("2020-03-10T09:00:00+01:00"),
            ends_at=at("2020-03-10T11:00:00+01:00"),
            municipality=municipality(),
        ),
        make_event(
            calendar,
            title="Webben",
            mode=Mode.ONLINE,
            place="",
            online_url="https://example.org/",
            starts_at=at("2036-01-10T10:00:00+01:00"),
        ),
        make_event(
            calendar,
            title="Båda",
            mode=Mode.HYBRID,
            participation="<p>Länken kommer.</p>",
            municipality=municipality("Nora"),
            starts_at=at("2036-02-10T13:00:00+01:00"),
        ),
        make_event(
            calendar,
            title="Salen",
            municipality=municipality("Nora"),
            starts_at=at("2036-07-01T00:30:00+02:00"),
        ),
        make_event(
            calendar,
            title="Inställd",
            status=Status.CANCELLED,
            municipality=municipality(),
            starts_at=at("2036-12-01T13:00:00+01:00"),
        ),
    ]
    make_english(made[2], title="Both", place="The hall")


@pytest.fixture(scope="module", autouse=True)
def meetings(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), put_back():
        build()
        yield


@pytest.fixture
def titles(client):
    def ask(query):
        answer = client.get(f"{LIST}?{query}")
        assert answer.status_code == 200, answer.content
        found = answer.json()
        assert found["count"] == len(found["items"])
        return [item["title"] for item in found["items"]]

    return ask


ALL = ["Förr", "Webben", "Båda", "Salen", "Inställd"]
COMING = ALL[1:]
FILTERS = {
    "everything by when it starts": ("", ALL),
    "to come": ("upcoming=true", COMING),
    "over": ("upcoming=false", ["Förr"]),
    "online": ("mode=online", ["Webben"]),
    "in either way": ("mode=online&mode=hybrid", ["Webben", "Båda"]),
    "in every way": ("mode=online&mode=hybrid&mode=on_site", ALL),
    "in one municipality": ("municipality=1884", ["Båda", "Salen"]),
    "in either municipality": ("municipality=1884&municipality=1880", ALL[:1] + ALL[2:]),
    "where nothing is held": ("municipality=1881", []),
    "from the very moment": ("from=2036-02-10T13:00:00%2B01:00", ALL[2:]),
    "from a second later": ("from=2036-02-10T13:00:01%2B01:00", ALL[3:]),
    "from the same moment elsewhere": ("from=2036-02-10T12:00:00Z", ALL[2:]),
    "with a plus sign that was not escaped": ("from=2036-02-10T13:00:00+01:00", ALL[2:]),
    "from a day": ("from=2036-02-10", ALL[2:]),
    "to the very moment": ("to=2036-02-10T13:00:00%2B01:00", ALL[:3]),
    "to a second earlier": ("to=2036-02-10T12:59:59%2B01:00", ALL[:2]),
    "to the end of a day": ("to=2036-02-10", ALL[:3]),
    "from a day that begins here, not in Greenwich": ("from=2036-07-01", ALL[3:]),
    "to a day that ends here, not in Greenwich": ("to=2036-06-30", ALL[:3]),
    "between two days": ("from=2036-01-01&to=2036-06-30", ["Webben", "Båda"]),
    "between days the wrong way round": ("from=2036-06-30&to=2036-01-01", []),
    "place and way": ("municipality=1884&mode=on_site", ["Salen"]),
    "place and time": ("municipality=1880&upcoming=true", ["Inställd"]),
    "place, way and time": ("municipality=1884&mode=hybrid&to=2036-02-09", []),
    "the last first": ("order=-starts_at", ALL[::-1]),
    "relevance without words is the usual order": ("order=relevance", ALL),
    "the other language": ("locale=en", ["Both"]),
    "filters in the other language": ("locale=en&municipality=1884&mode=hybrid", ["Both"]),
    "nothing in the other language": ("locale=en&mode=online", []),
}


@pytest.mark.parametrize(("query", "expected"), FILTERS.values(), ids=FILTERS)
def test_meetings_are_asked_for(titles, query, expected):
    assert titles(query) == expected


@pytest.mark.indexed
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=webben", ["Webben"]),
        ("q=nora", ["Båda", "Salen"]),
        ("q=nora&mode=hybrid", ["Båda"]),
        ("q=salen&upcoming=false", ["Förr"]),
        ("q=rymdraket", []),
        ("q=hall&locale=en", ["Both"]),
        ("q=webben&locale=en", []),
    ],
)
def test_words_go_together_with_filters(titles, query, expected):
    assert sorted(titles(query)) == sorted(expected)


@pytest.mark.indexed
def test_words_keep_an_order_that_is_asked_for(titles):
    assert titles("q=nora&order=-starts_at") == ["Salen", "Båda"]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("upcoming=1", "upcoming"),
        ("upcoming=TRUE", "upcoming"),
        ("upcoming=true&upcoming=false", "upcoming"),
        ("mode=space", "mode"),
        ("mode=online&mode=", "mode"),
        ("municipality=Nora", "municipality"),
        ("municipality=1884&municipality=0", "municipality"),
        ("from=2036-13-01", "from"),
        ("from=2036-02-30T10:00:00Z", "from"),
        ("from=2036-02-10T10:00:00", "from"),
        ("from=10:00", "from"),
        ("to=tomorrow", "to"),
        ("to=2036-01-01&to=2036-01-02", "to"),
        ("start=2036-01-01", "start"),
        ("order=title", "order"),
        ("fields=body", "fields"),
        ("buyer=x", "buyer"),
    ],
)
def test_what_a_list_of_meetings_does_not_take_is_named(client, query, named):
    answer = client.get(f"{LIST}?{query}")
    faults = answer.json()["errors"]
    assert (answer.status_code, {fault["parameter"] for fault in faults}) == (400, {named})
    assert all(fault["detail"] for fault in faults)


def test_a_card_tells_when_where_and_how(client):
    card = client.get(f"{LIST}?mode=hybrid").json()["items"][0]
    assert card["starts_at"] == "2036-02-10T13:00:00+01:00"
    assert card["municipality"] == {"code": "1884", "name": "Nora"}
    told = [card[name] for name in ("status", "mode", "place", "ends_at", "picture", "locale")]
    assert told == ["scheduled", "hybrid", "Stora salen", None, None, "sv"]


def test_a_cancelled_meeting_is_listed_and_says_so(client):
    card = client.get(f"{LIST}?from=2036-12-01").json()["items"][0]
    assert (card["title"], card["status"]) == ("Inställd", "cancelled")


def test_a_list_of_what_is_to_come_may_change_with_the_minute(client):
    passing, lasting = client.get(f"{LIST}?upcoming=true"), client.get(LIST)
    assert passing["Last-Modified"] >= lasting["Last-Modified"]
    assert passing["ETag"]
