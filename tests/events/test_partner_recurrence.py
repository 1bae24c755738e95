"""Activities of a partner that take place again and again."""

import pytest

from tests.partner_calendars import event, starts, taken

STOCKHOLM = ";TZID=Europe/Stockholm:"


def series(*lines, **more):
    """Return a series on Mondays at one."""
    rule = more.pop("rrule", "FREQ=WEEKLY;COUNT=4")
    return event(*lines, start=f"{STOCKHOLM}20270201T130000", rrule=rule, **more)


def days(*parts):
    """Return on which days and hours of February and March activities begin."""
    return [moment[5:] for moment in starts(*parts)]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=WEEKLY;COUNT=3", ["02-01", "02-08", "02-15"]),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=2", ["02-01", "02-15"]),
        ("FREQ=WEEKLY;UNTIL=20270208T120000Z", ["02-01", "02-08"]),
        ("FREQ=WEEKLY;UNTIL=20270208", ["02-01", "02-08"]),
        ("FREQ=MONTHLY;BYDAY=1MO;COUNT=3", ["02-01", "03-01", "04-05"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", ["02-01", "02-28", "03-31"]),
        ("FREQ=DAILY;COUNT=2", ["02-01", "02-02"]),
        ("FREQ=YEARLY;COUNT=9", ["02-01", "02-01"]),
    ],
)
def test_a_rule_is_followed(rule, expected):
    assert [day[:5] for day in days(series(rrule=rule))] == expected


def test_a_rule_without_an_end_is_followed_for_thirteen_months():
    assert len(days(series(rrule="FREQ=MONTHLY"))) == 13


def test_a_series_that_began_long_ago_goes_on():
    old = event(start=f"{STOCKHOLM}19990104T090000", rrule="FREQ=WEEKLY")
    assert starts(old)[0] == "2027-01-04 09:00"


def test_dates_are_added_and_taken_away():
    more = series(
        f"RDATE{STOCKHOLM}20270203T150000,20270204T150000",
        f"EXDATE{STOCKHOLM}20270208T130000",
        f"EXDATE{STOCKHOLM}20270215T130000",
    )
    assert days(more) == ["02-01 13:00", "02-03 15:00", "02-04 15:00", "02-22 13:00"]


def test_a_period_among_the_dates_has_a_length_of_its_own():
    found = taken(event("RDATE;VALUE=PERIOD:20270301T120000Z/PT3H", start="20270201T120000Z"))
    assert found.activities[1].ends == "2027-03-01T15:00:00+00:00"


def test_days_without_hours_are_taken_away_too():
    whole = event(
        "EXDATE;VALUE=DATE:20270202", start=";VALUE=DATE:20270201", rrule="FREQ=DAILY;COUNT=3"
    )
    assert [day[:5] for day in days(whole)] == ["02-01", "02-03"]


def test_one_occasion_can_be_moved_and_renamed():
    moved = event(
        f"RECURRENCE-ID{STOCKHOLM}20270208T130000",
        start=f"{STOCKHOLM}20270209T090000",
        summary="Flyttat idécafé",
    )
    found = taken(series(), moved).activities
    assert days(series(), moved) == ["02-01 13:00", "02-09 09:00", "02-15 13:00", "02-22 13:00"]
    assert [each.title for each in found].count("Flyttat idécafé") == 1


def test_one_occasion_can_be_cancelled():
    cancelled = event(
        f"RECURRENCE-ID{STOCKHOLM}20270208T130000",
        start=f"{STOCKHOLM}20270208T130000",
        status="CANCELLED",
    )
    found = taken(series(), cancelled).activities
    assert [each.is_cancelled for each in found] == [False, True, False, False]


def test_an_occasion_and_all_that_follow_can_be_moved():
    later = event(
        f"RECURRENCE-ID;RANGE=THISANDFUTURE{STOCKHOLM}20270215T130000",
        start=f"{STOCKHOLM}20270215T150000",
    )
    assert days(series(), later) == ["02-01 13:00", "02-08 13:00", "02-15 15:00", "02-22 15:00"]


def test_a_changed_occasion_without_its_series_is_taken():
    alone = event(f"RECURRENCE-ID{STOCKHOLM}20270208T130000", start=f"{STOCKHOLM}20270209T090000")
    assert days(alone) == ["02-09 09:00"]


def test_an_occasion_of_a_series_that_has_ended_can_be_moved_here():
    ended = event(start=f"{STOCKHOLM}20260105T130000", rrule="FREQ=WEEKLY;UNTIL=20260301T000000Z")
    moved = event(f"RECURRENCE-ID{STOCKHOLM}20260202T130000", start=f"{STOCKHOLM}20270201T130000")
    assert days(ended, moved) == ["02-01 13:00"]


def test_the_newest_of_two_versions_counts():
    old, new = event(sequence=1), event(sequence=2, start="20270202T130000")
    assert days(new, old) == ["02-02 13:00"]


def test_two_activities_without_a_name_for_machines_are_two():
    one = event(uid="").replace("UID:\r\n", "")
    assert len(days(one, one)) == 2
