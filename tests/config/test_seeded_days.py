"""On whatever day the demo is made, it has meetings that were held and meetings to come."""

import datetime as dt

import pytest

from config.seeding.meetings import LEAST_NOTICE, meeting_days


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("day", [1, 8, 15, 28])
def test_two_were_held_and_two_are_to_come(month, day):
    today = dt.date(2026, month, day)
    days = meeting_days(today)
    assert days == sorted(days)
    assert len(days) == 5
    assert sum(each < today for each in days) >= 2
    assert sum(each >= today + LEAST_NOTICE for each in days) >= 2
    assert {each.weekday() for each in days} == {1}
