"""The calendar is asked for meetings: coming, past, before, after, and counted by year."""

import datetime as dt

import pytest
from django.utils.translation import override

from events.enums import Status
from events.models import EventPage
from events.planning.year import year_of
from tests.factories import make_english, make_event

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2036, 6, 15, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


def titles(events):
    return [event.title for event in events]


@pytest.fixture
def meetings(calendar):
    """Make one meeting that is over, one under way and two to come."""
    make_event(calendar, title="Över", starts_at=NOW - DAY, ends_at=NOW - MINUTE)
    make_event(calendar, title="Pågår", starts_at=NOW - HOUR, ends_at=NOW + HOUR)
    make_event(calendar, title="Snart", starts_at=NOW + MINUTE)
    make_event(calendar, title="Sen", starts_at=NOW + DAY)
    return EventPage.objects.all()


def test_what_is_to_come_stands_soonest_first(meetings):
    assert titles(meetings.upcoming(NOW)) == ["Pågår", "Snart", "Sen"]


def test_what_is_over_stands_latest_first(meetings):
    assert titles(meetings.past(NOW + 2 * DAY)) == ["Sen", "Snart", "Pågår", "Över"]


def test_every_meeting_is_either_to_come_or_over(meetings):
    for moment in (NOW - 2 * DAY, NOW - MINUTE, NOW, NOW + HOUR, NOW + 2 * DAY):
        coming, past = set(meetings.upcoming(moment)), set(meetings.past(moment))
        assert coming | past == set(meetings)
        assert not coming & past


def test_neighbours_are_found_by_when_they_start(meetings):
    moment = NOW - HOUR
    assert titles(meetings.before(moment)) == ["Över"]
    assert titles(meetings.after(moment)) == ["Snart", "Sen"]


@pytest.mark.parametrize(
    ("fields", "counted"),
    [
        ({"starts_at": NOW - DAY}, {"held": 1, "planned": 0}),
        ({"starts_at": NOW + DAY}, {"held": 0, "planned": 1}),
        ({"starts_at": NOW - HOUR, "ends_at": NOW + HOUR}, {"held": 0, "planned": 1}),
        ({"starts_at": NOW - DAY, "status": Status.CANCELLED}, {"held": 0, "planned": 0}),
        ({"starts_at": NOW + DAY, "status": Status.MOVED}, {"held": 0, "planned": 1}),
        (
            {"starts_at": dt.datetime(2035, 12, 31, 22, 59, tzinfo=dt.UTC)},
            {"held": 0, "planned": 0},
        ),
        (
            {"starts_at": dt.datetime(2035, 12, 31, 23, 0, tzinfo=dt.UTC)},
            {"held": 1, "planned": 0},
        ),
        (
            {"starts_at": dt.datetime(2036, 12, 31, 22, 59, tzinfo=dt.UTC)},
            {"held": 0, "planned": 1},
        ),
        (
            {"starts_at": dt.datetime(2036, 12, 31, 23, 0, tzinfo=dt.UTC)},
            {"held": 0, "planned": 0},
        ),
    ],
    ids=[
        "over",
        "to come",
        "under way",
        "cancelled",
        "moved",
        "a minute before the year here",
        "as the year begins here",
        "the last minute of the year here",
        "as the next year begins here",
    ],
)
def test_the_meetings_of_a_year_are_counted_by_the_clocks_here(calendar, fields, counted):
    make_event(calendar, **fields)
    year = year_of(EventPage.objects.all(), 2036, NOW)
    assert {"held": year.held, "planned": year.planned} == counted


def test_a_calendar_knows_its_own_meetings_in_its_own_language(calendar, english):
    event = make_event(calendar, title="Mötet")
    make_event(calendar, title="Bara svenskt")
    make_english(event, title="The meeting")
    assert set(titles(calendar.events())) == {"Mötet", "Bara svenskt"}
    assert titles(calendar.get_translation(english).events()) == ["The meeting"]


def test_what_is_missing_in_english_is_counted(calendar, english):
    make_english(make_event(calendar), title="The meeting")
    make_event(calendar, title="Bara svenskt")
    listed = EventPage.objects.listed(calendar.locale)
    assert titles(listed.missing_in(english)) == ["Bara svenskt"]


def test_places_come_along_without_a_question_for_each(calendar, django_assert_num_queries):
    for _ in range(3):
        make_event(calendar)
    with django_assert_num_queries(1):
        assert [event.municipality for event in EventPage.objects.with_places()] == [None] * 3


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_number_in_the_year_is_said_in_words(language):
    with override(language):
        words = EventPage(starts_at=NOW, number_in_year=2, meetings_in_year=4).number_in_words
    assert words == {"sv": "Träff 2 av 4 under 2036", "en": "Meeting 2 of 4 in 2036"}[language]


def test_a_meeting_without_a_number_says_nothing_of_it():
    assert EventPage(starts_at=NOW).number_in_words == ""


@pytest.mark.parametrize(
    ("fields", "now", "ended"),
    [
        ({"ends_at": NOW}, NOW - MINUTE, False),
        ({"ends_at": NOW}, NOW, False),
        ({"ends_at": NOW}, NOW + MINUTE, True),
        ({}, NOW - HOUR, False),
        ({}, NOW - HOUR + MINUTE, True),
    ],
    ids=["before the end", "at the end", "after the end", "at the start", "after the start"],
)
def test_a_meeting_ends_when_it_ends_or_else_when_it_starts(fields, now, ended):
    assert EventPage(starts_at=NOW - HOUR, **fields).has_ended(now) is ended
