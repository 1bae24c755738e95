"""The year of four meetings: which quarters have one, held or planned."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from events.enums import Status
from events.models import EventPage
from events.planning.year import Quarter, lacking, year_of
from tests.factories import make_event

pytestmark = pytest.mark.django_db
STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOW = dt.datetime(2026, 8, 15, 12, tzinfo=STOCKHOLM)


def at(month, day, hour=12, minute=0, year=2026):
    return dt.datetime(year, month, day, hour, minute, tzinfo=STOCKHOLM)


def meet(calendar, *moments, **fields):
    """Publish a meeting of an hour at each moment."""
    for moment in moments:
        make_event(calendar, starts_at=moment, ends_at=moment + dt.timedelta(hours=1), **fields)


def counted(calendar, now=NOW, year=2026):
    """Return how many meetings each quarter has."""
    found = year_of(calendar.events(), year, now)
    return [len(each.held) + len(each.planned) for each in found.quarters]


@pytest.mark.parametrize(
    ("moment", "quarter"),
    [
        (at(1, 1, 0, 0), (2026, 1)),
        (at(3, 31, 23, 59), (2026, 1)),
        (at(4, 1, 0, 0), (2026, 2)),
        (at(6, 30, 23, 59), (2026, 2)),
        (at(7, 1, 0, 0), (2026, 3)),
        (at(9, 30, 23, 59), (2026, 3)),
        (at(10, 1, 0, 0), (2026, 4)),
        (at(12, 31, 23, 59), (2026, 4)),
        (at(1, 1, 0, 0, 2027), (2027, 1)),
        (dt.datetime(2025, 12, 31, 22, 59, tzinfo=dt.UTC), (2025, 4)),
        (dt.datetime(2025, 12, 31, 23, 0, tzinfo=dt.UTC), (2026, 1)),
        (dt.datetime(2026, 3, 31, 21, 59, tzinfo=dt.UTC), (2026, 1)),
        (dt.datetime(2026, 3, 31, 22, 0, tzinfo=dt.UTC), (2026, 2)),
        (dt.datetime(2026, 9, 30, 21, 59, tzinfo=dt.UTC), (2026, 3)),
        (dt.datetime(2026, 9, 30, 22, 0, tzinfo=dt.UTC), (2026, 4)),
    ],
)
def test_a_quarter_turns_at_midnight_on_our_clocks(calendar, moment, quarter):
    assert Quarter.of(moment) == Quarter(*quarter)
    meet(calendar, moment)
    year, number = quarter
    assert [place for place, count in enumerate(counted(calendar, year=year), 1) if count] == [
        number
    ]


@pytest.mark.parametrize(
    "moment",
    [at(3, 29, 1, 59), at(3, 29, 3, 0), at(10, 25, 2, 30), at(10, 25, 2, 30).replace(fold=1)],
    ids=["before summer time", "after", "before winter time", "the same hour again"],
)
def test_the_change_of_the_clocks_loses_no_meeting(calendar, moment):
    meet(calendar, moment)
    assert sum(counted(calendar)) == 1


def test_a_meeting_is_held_when_it_has_ended(calendar):
    meet(calendar, NOW - dt.timedelta(hours=1, seconds=1))
    meet(calendar, NOW - dt.timedelta(minutes=59))
    found = year_of(calendar.events(), 2026, NOW)
    assert (found.held, found.planned, found.covered) == (1, 1, 1)


def test_cancelled_meetings_and_drafts_do_not_count(calendar):
    meet(calendar, at(2, 1), status=Status.CANCELLED)
    meet(calendar, at(5, 1), live=False)
    assert counted(calendar) == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(1, 1, 0, 0), ["2026:1", "2026:3", "2026:4"]),
        (at(9, 30, 23, 59), ["2026:1", "2026:3", "2026:4"]),
        (at(10, 1, 0, 0), ["2026:1", "2026:3", "2026:4", "2027:1", "2027:2", "2027:3"]),
        (at(12, 31, 23, 59), ["2026:1", "2026:3", "2026:4", "2027:1", "2027:2", "2027:3"]),
        (at(1, 1, 0, 0, 2027), ["2027:1", "2027:2", "2027:3"]),
    ],
    ids=["new year", "before October", "October", "new year's eve", "the next year"],
)
def test_from_october_on_the_next_year_is_looked_at_too(calendar, now, expected):
    meet(calendar, at(5, 12), at(12, 8, year=2027))
    found = [
        f"{each.quarter.year}:{each.quarter.number}" for each in lacking(calendar.events(), now)
    ]
    assert found == expected


def test_a_warning_says_what_there_is_to_do(calendar):
    said = [each.warning for each in lacking(calendar.events(), NOW)]
    assert said == [
        "Ingen träff är inlagd för januari–mars 2026. Lägg till den om den hölls.",
        "Ingen träff är inlagd för april–juni 2026. Lägg till den om den hölls.",
        "Ingen träff är planerad för juli–september 2026.",
        "Ingen träff är planerad för oktober–december 2026.",
    ]


def shown(client, address):
    """Return the year as the page of the calendar tells it: the sentence and the quarters."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    found = page.find("section", attrs={"aria-labelledby": "this-year"})
    return found and [" ".join(each.get_text(" ").split()) for each in found.select("h2, p, li")]


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "/kalender/",
            [
                "Fyra träffar under 2026",
                "3 av 4 kvartal har en träff: 2 hållna, 1 kommande.",
                "Januari–mars hållen 10 februari",
                "April–juni hållen 12 maj",
                "Juli–september planerad 15 september",
                "Oktober–december inte planerad än",
            ],
        ),
        (
            "/en/calendar/",
            [
                "Four meetings in 2026",
                "3 of 4 quarters have a meeting: 2 held, 1 to come.",
                "January–March held 10 February",
                "April–June held 12 May",
                "July–September planned for 15 September",
                "October–December not planned yet",
            ],
        ),
    ],
    ids=["Swedish", "English, though nothing is translated"],
)
def test_the_calendar_shows_the_year(client, calendar, address, expected):
    meet(calendar, at(2, 10), at(5, 12), at(9, 15))
    assert shown(client, address) == expected


@time_machine.travel(at(12, 20), tick=False)
def test_a_year_that_is_complete_says_four_of_four(client, calendar):
    meet(calendar, at(2, 10), at(5, 12), at(9, 15), at(12, 8), at(12, 21))
    said = shown(client, "/kalender/")
    assert said[1] == "4 av 4 kvartal har en träff: 4 hållna, 1 kommande."
    assert said[-1] == "Oktober–december hållen 8 december, planerad 21 december"


@time_machine.travel(at(12, 20), tick=False)
def test_a_quarter_that_went_by_without_a_meeting_says_so(client, calendar):
    meet(calendar, at(2, 10))
    assert shown(client, "/kalender/")[3] == "April–juni ingen träff hölls"


def test_a_year_without_meetings_is_not_shown(client, calendar):
    assert shown(client, "/kalender/") is None


@pytest.mark.indexed
@time_machine.travel(NOW, tick=False)
def test_the_list_in_the_admin_shows_the_year_and_what_lacks(admin_client, calendar):
    meet(calendar, at(2, 10), at(5, 12), at(9, 15))
    answer = admin_client.get(reverse("wagtailadmin_explore", args=[calendar.pk]))
    page = BeautifulSoup(answer.content, "html.parser")
    year = page.find("section", attrs={"aria-labelledby": "the-year"})
    said = " ".join(year.get_text(" ").split())
    assert "Träffarna 2026: 3 av 4 kvartal har en" in said
    assert "Ingen träff är planerad för oktober–december 2026." in said
    link = year.find("a", string="Planera en träff")
    assert link["href"] == reverse(
        "wagtailadmin_pages:add", args=["events", "eventpage", calendar.pk]
    )
    assert admin_client.get(link["href"]).status_code == 200


@pytest.mark.indexed
def test_a_search_in_the_list_still_answers(admin_client, calendar):
    meet(calendar, at(2, 10))
    address = reverse("wagtailadmin_explore_results", args=[calendar.pk])
    answer = admin_client.get(address, {"q": EventPage.objects.get().title})
    assert answer.status_code == 200
    assert "the-year" not in answer.content.decode()
