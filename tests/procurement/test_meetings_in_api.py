"""`notices?meeting=` answers exactly what the page of the meeting shows."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from events.enums import Status
from procurement.enums import Phase
from procurement.models import DiscussedNotice
from procurement.periods import MOST, PART
from tests.days import in_days
from tests.factories import make_english, make_event, make_notice

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
TODAY = timezone.localdate()


@pytest.fixture
def meeting(calendar):
    """A meeting in ten days; the one before was held twenty days ago."""
    make_event(calendar, starts_at=in_days(-20))
    return make_event(calendar, title="Vårens träff", starts_at=in_days(10))


@pytest.fixture
def notices():
    """Notices of every sort, some with English."""
    day = dt.timedelta(days=1)
    rows = [
        {"title": "Ny", "published_on": TODAY - day, "deadline_at": in_days(30)},
        {"title": "Ny och över", "published_on": TODAY - 9 * day, "deadline_at": in_days(-2)},
        {"title": "Öppen", "published_on": TODAY - 60 * day, "deadline_at": in_days(30)},
        {"title": "Kommer", "phase": Phase.PLANNED, "expected_on": TODAY + 60 * day},
        {"title": "Stängd", "published_on": TODAY - 60 * day, "deadline_at": in_days(2)},
        {"title": "Avbruten", "published_on": TODAY - day, "phase": Phase.CANCELLED},
        {"title": "Utkast", "published_on": TODAY - day, "live": False},
    ]
    return [
        make_notice(title_en=f"{row['title']} en" if at % 2 else "", **row)
        for at, row in enumerate(rows)
    ]


def on_page(client, page):
    main = BeautifulSoup(client.get(page.url).content, "html.parser").main
    return {link.get_text() for link in main.select(".meeting-notices .event-line-title a")}


def in_api(client, meeting, locale="sv"):
    asked = {"meeting": meeting.source.pk, "locale": locale, "limit": 100}
    return {item["title"] for item in client.get("/api/v1/notices", asked).json()["items"]}


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_before_a_meeting_both_tell_the_same(client, meeting, notices, locale):
    page = make_english(meeting) if locale == "en" else meeting
    shown = on_page(client, page)
    assert shown == in_api(client, meeting, locale)
    assert len(shown) == (4 if locale == "sv" else 2)


def test_a_group_ends_where_it_does_on_the_page(client, meeting):
    for _each in range(MOST + 3):
        make_notice(published_on=TODAY, deadline_at=in_days(30))
    assert len(in_api(client, meeting)) == MOST
    assert in_api(client, meeting) == on_page(client, meeting)


@pytest.mark.parametrize("change", [{"left_out": [PART]}, {"status": Status.CANCELLED}])
def test_what_the_page_leaves_out_the_api_leaves_out(client, meeting, notices, change):
    for name, value in change.items():
        setattr(meeting, name, value)
    meeting.save()
    assert on_page(client, meeting) == in_api(client, meeting) == set()


def test_afterwards_both_tell_what_was_spoken_of(client, calendar, notices):
    held = make_event(calendar, starts_at=in_days(-3))
    held.discussed_notices = [
        DiscussedNotice(notice=notices[5]),
        DiscussedNotice(notice=notices[6]),
    ]
    held.save()
    assert on_page(client, held) == in_api(client, held) == {"Avbruten"}
