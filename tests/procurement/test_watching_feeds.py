"""The same choice as a feed and as a calendar, without an address."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar

from procurement.enums import Phase
from tests.factories import make_category, make_notice
from tests.procurement.watching import at

pytestmark = pytest.mark.django_db
FEED = "/upphandling/bevaka/feed/"
CALENDAR = "/upphandling/bevaka/kalender.ics"


@pytest.fixture
def notices(db):
    make_category("stad", name_sv="Städning").codes.create(code="90910000")
    cleaning = make_notice(
        title="Städning",
        title_en="Cleaning",
        codes=["90911200"],
        places=["Nora"],
        deadline_at=at("2036-07-01T12:00"),
    )
    make_notice(title="Lunch", codes=["55500000"], deadline_at=at("2036-01-10T23:59"))
    make_notice(title="Utkast", codes=["90911200"], live=False, deadline_at=at("2036-01-10T23:59"))
    return cleaning


def titles(client, address):
    feed = BeautifulSoup(client.get(address).content, "xml")
    return [entry.find("title").get_text() for entry in feed.find_all("entry")]


def events(client, address):
    return Calendar.from_ical(client.get(address).content).walk("VEVENT")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Lunch", "Städning"]),
        ("?category=stad", ["Städning"]),
        ("?category=stad&municipality=1884&cpv=9091&phase=open", ["Städning"]),
        ("?cpv=9091&cpv=55", ["Lunch", "Städning"]),
        ("?phase=planned", []),
        ("?municipality=9999", []),
        ("?category=finns-inte", []),
        ("?cpv=x", []),
    ],
)
def test_feed_and_calendar_hold_what_fits(client, notices, query, found):
    assert sorted(title.partition(": ")[2] for title in titles(client, FEED + query)) == found
    said = [str(event["summary"]).partition(": ")[2] for event in events(client, CALENDAR + query)]
    assert sorted(said) == found


def test_an_unknown_choice_is_named(client, notices):
    assert "9999" in client.get(f"{FEED}?municipality=9999").content.decode()
    assert "9999" in client.get(f"{CALENDAR}?municipality=9999").content.decode()


def test_english_ones_hold_what_is_in_english(client, notices):
    assert titles(client, "/en/procurement/watch/feed/") == ["Open for tenders: Cleaning"]
    (event,) = events(client, "/en/procurement/watch/calendar.ics")
    assert event["summary"] == "Last day for tenders: Cleaning"


def test_a_last_day_keeps_its_name_and_follows_the_notice(client, notices):
    def entry():
        return events(client, f"{CALENDAR}?category=stad")[0]

    before = entry()
    assert before["dtstart"].dt == at("2036-07-01T12:00")
    assert before["dtstart"].params["TZID"] == "Europe/Stockholm"
    notices.deadline_at, notices.title = at("2036-12-01T09:30"), "Städning av skolor"
    notices.save()
    moved = entry()
    assert moved["uid"] == before["uid"]
    assert moved["dtstart"].dt == at("2036-12-01T09:30")
    assert moved["sequence"] >= before["sequence"]
    notices.phase = Phase.CANCELLED
    notices.save()
    assert entry()["status"] == "CANCELLED"


def test_who_has_the_feed_already_is_told_so(client, notices):
    for address in (FEED, CALENDAR):
        first = client.get(f"{address}?category=stad")
        again = client.get(f"{address}?category=stad", headers={"If-None-Match": first["ETag"]})
        assert (first.status_code, again.status_code) == (200, 304)


def test_last_days_of_long_ago_leave_the_calendar(client):
    make_notice(deadline_at=at("2020-01-01T12:00") - dt.timedelta(days=400))
    assert events(client, CALENDAR) == []
