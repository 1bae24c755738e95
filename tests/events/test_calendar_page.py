"""What a reader of the calendar sees."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.enums import Mode, Status
from events.models import EventIndexPage
from tests.factories import make_event, municipality

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def now():
    return timezone.now()


def titles(client, address, section):
    """Return the titles of the cards below a heading of the calendar."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    found = page.find("section", attrs={"aria-labelledby": section})
    return [link.get_text(strip=True) for link in found.select("article a")] if found else None


def test_coming_meetings_stand_soonest_first(client, calendar, now):
    make_event(calendar, title="Senare", starts_at=now + 9 * DAY)
    make_event(calendar, title="Snart", starts_at=now + 2 * DAY)
    assert titles(client, "/kalender/", "coming") == ["Snart", "Senare"]


def test_past_meetings_stand_latest_first(client, calendar, now):
    make_event(calendar, title="Äldre", starts_at=now - 400 * DAY)
    make_event(calendar, title="Nyss", starts_at=now - 2 * DAY)
    assert titles(client, "/kalender/", "past") == ["Nyss", "Äldre"]


def test_a_cancelled_meeting_stays_and_says_so(client, calendar):
    make_event(calendar, title="Höstträff", status=Status.CANCELLED)
    page = client.get("/kalender/").content.decode()
    assert "Höstträff" in page
    assert "Inställd" in page


def test_the_filters_narrow_both_lists(client, calendar, now):
    make_event(calendar, title="I Nora", municipality=municipality("Nora"))
    make_event(calendar, title="På nätet", mode=Mode.ONLINE, participation="Länk kommer.")
    make_event(
        calendar, title="Förr i Nora", municipality=municipality("Nora"), starts_at=now - DAY
    )
    assert titles(client, "/kalender/?municipality=1884", "coming") == ["I Nora"]
    assert titles(client, "/kalender/?municipality=1884", "past") == ["Förr i Nora"]
    assert titles(client, "/kalender/?mode=online", "coming") == ["På nätet"]


def test_a_year_can_be_asked_for(client, calendar):
    for year in (2023, 2024):
        start = dt.datetime(year, 5, 2, 11, tzinfo=dt.UTC)
        make_event(calendar, title=f"Träff {year}", starts_at=start)
    assert titles(client, "/kalender/?year=2023", "past") == ["Träff 2023"]


def test_a_choice_that_is_not_in_the_list_fits_nothing_and_is_said(client, calendar):
    make_event(calendar, title="Träffen")
    page = client.get("/kalender/?municipality=%00&mode=x&year=abc&when=x")
    assert page.status_code == 200
    assert "Valet finns inte i listan" in page.content.decode()
    assert titles(client, "/kalender/?mode=x", "coming") == []
    assert "”x” finns inte" in client.get("/kalender/?mode=x").text


def test_coming_meetings_alone_can_be_shown(client, calendar, now):
    make_event(calendar, title="Kommande")
    make_event(calendar, title="Förra", starts_at=now - DAY)
    assert titles(client, "/kalender/?when=coming", "past") is None
    assert titles(client, "/kalender/?when=past", "coming") is None


def test_past_meetings_are_cut_into_pages_that_keep_the_filters(client, calendar, now):
    for days in range(1, 24):
        make_event(calendar, starts_at=now - days * DAY)
    assert len(titles(client, "/kalender/?mode=on_site", "past")) == 20
    assert len(titles(client, "/kalender/?mode=on_site&page=2", "past")) == 3
    page = client.get("/kalender/?mode=on_site").content.decode()
    assert "?mode=on_site&amp;page=2" in page


def test_an_empty_calendar_says_so(client, calendar):
    page = client.get("/kalender/").content.decode()
    assert "Ingen träff är planerad just nu" in page
    assert "Ingen träff har hållits än" in page


def test_filters_that_fit_nothing_offer_the_way_back(client, calendar):
    make_event(calendar)
    page = client.get("/kalender/?mode=online").content.decode()
    assert "Ingen kommande träff passar ditt val" in page
    assert "Visa alla träffar" in page


def test_the_number_in_the_year_is_plain(client, calendar):
    start = dt.datetime(2026, 5, 5, 11, tzinfo=dt.UTC)
    make_event(calendar, starts_at=start, number_in_year=2)
    assert "Träff 2 av 4 under 2026" in client.get("/kalender/").content.decode()


def test_the_english_calendar_says_how_many_more_there_are_in_swedish(client, calendar, english):
    make_event(EventIndexPage.objects.get(locale=english), title="In English")
    make_event(calendar)
    make_event(calendar)
    page = client.get("/en/calendar/").content.decode()
    assert "2 more meetings are described in Swedish only." in page
    assert "In English" in page


def test_a_draft_is_not_in_the_calendar(client, calendar):
    make_event(calendar, title="Hemlig", live=False)
    assert "Hemlig" not in client.get("/kalender/").content.decode()


def test_a_long_calendar_asks_no_more_of_the_database(client, calendar, now):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get("/kalender/")
        return len(captured)

    for days in (-1, 1):
        make_event(calendar, starts_at=now + days * DAY, municipality=municipality("Nora"))
    queries()
    few = queries()
    for days in (-4, -3, -2, 2, 3, 4):
        make_event(calendar, starts_at=now + days * DAY, municipality=municipality("Kumla"))
    queries()
    assert queries() == few
