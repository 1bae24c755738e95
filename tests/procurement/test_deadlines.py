"""When a tender is open, and how long there is left."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from procurement.enums import Phase, Stage, Tab
from procurement.models import Notice
from tests.factories import make_notice

pytestmark = pytest.mark.django_db
STOCKHOLM = ZoneInfo("Europe/Stockholm")
MINUTE = dt.timedelta(minutes=1)
DEADLINE = dt.datetime(2026, 11, 30, 23, 59, tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("now", "stage", "tab"),
    [
        (DEADLINE - MINUTE, Stage.OPEN, Tab.OPEN),
        (DEADLINE, Stage.OPEN, Tab.OPEN),
        (DEADLINE + MINUTE, Stage.PASSED, Tab.CLOSED),
    ],
    ids=["a minute before", "at the deadline", "a minute after"],
)
def test_a_notice_is_open_until_its_deadline(now, stage, tab):
    notice = make_notice(deadline_at=DEADLINE)
    assert notice.stage(now) == stage
    assert [each for each in Tab if Notice.objects.in_tab(each, now).exists()] == [tab]


@pytest.mark.parametrize("phase", [Phase.PLANNED, Phase.AWARDED, Phase.CANCELLED])
def test_the_deadline_of_what_is_not_open_does_not_matter(phase):
    notice = make_notice(phase=phase, deadline_at=DEADLINE)
    assert notice.stage(DEADLINE + MINUTE) == phase
    assert notice.deadline_in_words(DEADLINE - MINUTE) == ""


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (dt.datetime(2026, 11, 20, 9, tzinfo=STOCKHOLM), "10 dagar kvar"),
        (dt.datetime(2026, 11, 28, 23, 59, tzinfo=STOCKHOLM), "2 dagar kvar"),
        (dt.datetime(2026, 11, 29, 0, 0, tzinfo=STOCKHOLM), "Sista dag: i morgon kl. 23.59"),
        (dt.datetime(2026, 11, 29, 23, 59, tzinfo=STOCKHOLM), "Sista dag: i morgon kl. 23.59"),
        (dt.datetime(2026, 11, 30, 0, 0, tzinfo=STOCKHOLM), "Sista dag: i dag kl. 23.59"),
        (dt.datetime(2026, 11, 30, 23, 59, tzinfo=STOCKHOLM), "Sista dag: i dag kl. 23.59"),
        (dt.datetime(2026, 12, 1, 0, 0, tzinfo=STOCKHOLM), ""),
    ],
    ids=["far off", "two days", "midnight", "last minute", "the day", "the minute", "too late"],
)
def test_the_time_left_is_counted_in_days_of_the_calendar_here(now, words):
    notice = make_notice(deadline_at=DEADLINE)
    assert notice.deadline_in_words(now.astimezone(dt.UTC)) == words


def test_the_time_left_is_right_over_the_change_of_the_clocks():
    deadline = dt.datetime(2026, 10, 26, 12, 0, tzinfo=STOCKHOLM)
    notice = make_notice(deadline_at=deadline)
    eve = dt.datetime(2026, 10, 24, 23, 30, tzinfo=STOCKHOLM)
    assert notice.deadline_in_words(eve) == "2 dagar kvar"


def test_a_notice_without_a_deadline_stays_open_and_counts_nothing():
    notice = make_notice()
    assert notice.stage() == Stage.OPEN
    assert notice.deadline_in_words() == ""


def test_open_notices_stand_with_the_nearest_deadline_first():
    for title, days in (("sist", None), ("snart", 1), ("senare", 5)):
        at = days and DEADLINE + dt.timedelta(days=days)
        make_notice(title=title, deadline_at=at)
    titles = [notice.title for notice in Notice.objects.open(DEADLINE)]
    assert titles == ["snart", "senare", "sist"]
