"""What a reader sees of the activities of partners, beside our own meetings."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.enums import Mode
from events.models import PartnerActivity
from tests.factories import make_activity, make_event, make_partner, municipality

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(weeks=1)
SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def partner():
    return make_partner("Partnerskapet för sociala innovationer")


def section(client, address="/kalender/"):
    """Return the part of the page with the activities of partners."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return page.find("section", attrs={"aria-labelledby": "partners"})


def titles(client, address="/kalender/"):
    found = section(client, address)
    return [heading.get_text(strip=True) for heading in found.select("h3")] if found else None


@pytest.mark.parametrize(
    ("address", "heading", "badge"),
    [
        ("/kalender/", "Aktiviteter hos våra partner", "Partner"),
        ("/en/calendar/", "Activities of our partners", "Partner"),
    ],
)
def test_they_stand_apart_and_say_whose_they_are(client, partner, address, heading, badge):
    make_activity(partner, title="Idécafé", url="https://partner.example.org/ide", place="Sal 2")
    found = section(client, address)
    assert found.h2.get_text(strip=True) == heading
    assert found.select_one(".badge").get_text(strip=True) == badge
    links = {link.get_text(strip=True): link["href"] for link in found.select("article a")}
    assert links == {
        "Idécafé": "https://partner.example.org/ide",
        "Partnerskapet för sociala innovationer": "https://partner.example.org/",
    }
    assert "Sal 2" in found.get_text()


def test_their_words_are_marked_as_swedish_on_the_english_page(client, partner):
    make_activity(partner, title="Idécafé", place="Sal 2")
    found = section(client, "/en/calendar/")
    assert {each.get_text(strip=True) for each in found.select("[lang=sv]")} == {
        "Idécafé",
        "Partnerskapet för sociala innovationer",
        "Sal 2",
    }


def test_without_activities_there_is_no_heading(client, partner, calendar):
    make_event(calendar)
    page = client.get("/kalender/").content.decode()
    assert section(client) is None
    assert "våra partner" not in page


def test_hostile_words_are_shown_as_words(client, partner):
    make_activity(partner, title="<script>alert(1)</script>", place="<img src=x onerror=y>")
    found = section(client)
    assert found.script is None
    assert found.img is None
    assert "<script>alert(1)</script>" in found.get_text()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"is_cancelled": True}, "Inställd"),
        ({"is_online": True}, "På nätet"),
        (
            {
                "is_all_day": True,
                "starts_at": dt.datetime(2999, 5, 11, 22, tzinfo=dt.UTC),
                "ends_at": dt.datetime(2999, 5, 13, 22, tzinfo=dt.UTC),
            },
            "söndag 12 maj 2999 till måndag 13 maj 2999",
        ),
        (
            {
                "is_all_day": True,
                "starts_at": dt.datetime(2999, 5, 11, 22, tzinfo=dt.UTC),
                "ends_at": dt.datetime(2999, 5, 12, 22, tzinfo=dt.UTC),
            },
            "söndag 12 maj 2999",
        ),
        (
            {"starts_at": dt.datetime(2999, 5, 12, 11, tzinfo=dt.UTC), "ends_at": None},
            "söndag 12 maj 2999 kl. 13.00",
        ),
    ],
    ids=["cancelled", "online", "two days", "one day", "no end"],
)
def test_when_and_how_is_said_in_words(client, partner, fields, words):
    make_activity(partner, **fields)
    assert words in " ".join(section(client).get_text(" ").split())


@pytest.mark.parametrize(
    ("starts", "ends", "is_shown"),
    [(-2, -1, False), (-1, 1, True), (1, 2, True), (-1, None, False), (1, None, True)],
    ids=["over", "under way", "to come", "begun, no end", "to come, no end"],
)
def test_what_is_over_is_not_shown(client, partner, starts, ends, is_shown):
    now = timezone.now()
    ends_at = now + ends * DAY if ends else None
    make_activity(partner, starts_at=now + starts * DAY, ends_at=ends_at)
    assert (section(client) is not None) is is_shown


@pytest.mark.parametrize(
    ("since", "is_shown"),
    [(2 * WEEK - SECOND, True), (2 * WEEK + SECOND, False)],
    ids=["just before two weeks", "just after"],
)
def test_they_are_hidden_when_nobody_could_read_the_calendar_for_two_weeks(since, is_shown):
    now = timezone.now()
    calendar = make_partner(read_at=now - since)
    make_activity(calendar)
    assert PartnerActivity.objects.shown(now).exists() is is_shown
    assert calendar.is_hidden is not is_shown


def test_an_uploaded_calendar_does_not_get_old():
    calendar = make_partner(file="partner_calendars/k.ics", read_at=timezone.now() - 10 * WEEK)
    make_activity(calendar)
    assert PartnerActivity.objects.shown().exists()
    assert not calendar.is_hidden


def test_the_page_shows_the_first_and_the_way_to_all(client, partner):
    for number in range(23):
        make_activity(partner, title=f"A{number}", starts_at=timezone.now() + (number + 1) * DAY)
    assert titles(client) == ["A0", "A1", "A2", "A3", "A4"]
    more = section(client).find("a", string=lambda text: text and "Visa alla 23" in text)
    assert more["href"] == "?when=partners"
    assert len(titles(client, "/kalender/?when=partners")) == 20
    assert titles(client, "/kalender/?when=partners&page=2") == ["A20", "A21", "A22"]


def test_asked_for_alone_they_stand_alone(client, partner, calendar):
    make_activity(partner)
    make_event(calendar, title="Vår egen")
    page = client.get("/kalender/?when=partners").content.decode()
    assert "Vår egen" not in page
    assert titles(client, "/kalender/?when=past") is None
    assert titles(client, "/kalender/?when=coming") is not None


@pytest.mark.parametrize("filters", ["mode=on_site", "municipality=1880"])
def test_who_asks_how_or_where_is_told_how_many_are_left_out(client, partner, filters):
    make_activity(partner)
    make_activity(partner)
    page = client.get(f"/kalender/?{filters}").content.decode()
    assert section(client, f"/kalender/?{filters}") is None
    assert "2 aktiviteter hos våra partner visas inte" in page
    alone = section(client, f"/kalender/?when=partners&{filters}").get_text()
    assert "Vi vet inte i vilken form eller kommun" in alone


def test_a_year_narrows_them_too(client, partner, calendar):
    for year in (2998, 2999):
        starts = dt.datetime(year, 3, 1, 12, tzinfo=dt.UTC)
        make_activity(partner, title=f"Partner {year}", starts_at=starts)
        make_event(calendar, starts_at=starts)
    assert titles(client, "/kalender/?year=2999") == ["Partner 2999"]
    assert titles(client, "/kalender/?year=2998&when=partners") == ["Partner 2998"]


def test_they_cannot_be_chosen_when_there_are_none(client, calendar):
    page = client.get("/kalender/?when=partners").content.decode()
    assert "Valet finns inte i listan" in page
    assert 'value="partners"' not in page


def test_many_cost_no_more_questions_than_few(client, partner, calendar):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get("/kalender/?when=partners")
            client.get("/kalender/")
        return len(captured)

    make_activity(partner)
    queries()
    few = queries()
    for number in range(15):
        make_activity(make_partner(f"Partner {number}"))
    assert queries() == few


@pytest.mark.indexed
@pytest.mark.parametrize(
    "address",
    [
        "/kalender/feed/",
        "/kalender/kalender.ics",
        "/sitemap.xml",
        "/sok/?q=idecafe",
        "/api/v1/events",
        "/api/v1/search?q=idecafe",
        "/",
    ],
)
def test_they_are_in_no_feed_search_or_list_of_ours(client, partner, calendar, address):
    make_event(calendar)
    make_activity(partner, title="Idecafe")
    answer = client.get(address)
    assert answer.status_code == 200
    assert "Idecafe" not in answer.content.decode().replace("q=Idecafe", "")


def test_a_filter_still_narrows_our_own(client, partner, calendar):
    make_activity(partner)
    make_event(calendar, title="I Nora", municipality=municipality("Nora"))
    make_event(calendar, title="På nätet", mode=Mode.ONLINE, participation="Länk kommer.")
    page = client.get("/kalender/?municipality=1884").content.decode()
    assert "I Nora" in page
    assert "På nätet</a>" not in page
