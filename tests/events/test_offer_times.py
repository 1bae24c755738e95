"""A seat that is offered is to be answered by day, on a working day and in time."""

import datetime as dt

import pytest

from events.models import MeetingSettings
from events.registration.actions import cancel
from events.registration.offer_times import offer_end
from tests.days import at, moment
from tests.registrations import answer, letters, make_meeting

DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("now", "hours", "limit", "expected"),
    [
        ("2026-11-30 10:00", 24, "2026-12-17 13:00", "2026-12-01 10:00"),
        ("2026-11-30 04:37", 24, "2026-12-17 13:00", "2026-12-01 09:00"),
        ("2026-11-30 21:01", 24, "2026-12-17 13:00", "2026-12-02 09:00"),
        ("2026-11-30 21:00", 24, "2026-12-17 13:00", "2026-12-01 21:00"),
        ("2026-12-04 15:00", 24, "2026-12-17 13:00", "2026-12-07 09:00"),
        ("2026-12-22 12:00", 48, "2027-01-20 13:00", "2026-12-28 09:00"),
        ("2026-12-04 10:00", 18.75, "2026-12-07 13:00", "2026-12-04 21:00"),
        ("2026-12-04 18:00", 4.75, "2026-12-05 13:00", "2026-12-04 21:00"),
        ("2026-12-04 20:30", 4, "2026-12-05 13:00", "2026-12-05 09:00"),
        ("2026-12-05 09:00", 1, "2026-12-05 13:00", "2026-12-05 10:00"),
        ("2026-12-01 20:30", 3, "2026-12-02 08:45", "2026-12-02 08:45"),
        ("2026-12-02 03:00", 1.4, "2026-12-02 08:30", "2026-12-02 08:30"),
        ("2026-12-02 12:00", 24, "2026-12-02 15:00", "2026-12-02 15:00"),
    ],
    ids=[
        "a day later",
        "not at night",
        "not late in the evening",
        "at nine in the evening",
        "not on a weekend",
        "not at Christmas",
        "the evening before, where Monday is too late for the next in line",
        "the evening before a meeting on a Saturday",
        "on the Saturday, where nothing else is left",
        "on the Saturday itself",
        "not past the limit, from the evening before",
        "not past the limit, from the same night",
        "not past the limit, by day",
    ],
)
def test_an_offer_ends_in_waking_hours(now, hours, limit, expected):
    lasts = dt.timedelta(hours=hours)
    assert offer_end(moment(now), lasts, HOUR, moment(limit)) == moment(expected)


def test_no_offer_ends_at_night_whenever_it_is_made():
    limit = moment("2027-02-01 13:00")
    for hours in range(24 * 40):
        now = moment("2026-12-01 00:37") + hours * HOUR
        end = offer_end(now, DAY, HOUR, limit).astimezone(limit.tzinfo)
        assert dt.time(8) <= end.time() <= dt.time(21) and end.weekday() < 5
        assert now + HOUR <= end <= limit


@pytest.mark.django_db
def test_the_mail_names_it_and_registration_that_closes_ends_it(calendar):
    with at("2026-11-20 12:00"):
        event = make_meeting(
            calendar,
            starts_at=moment("2026-12-10 13:00"),
            ends_at=None,
            capacity_on_site=1,
            registration_closes_at=moment("2026-12-02 12:00"),
        )
        anna, bo = answer(event, "anna"), answer(event, "bo")
        MeetingSettings.objects.update_or_create(defaults={"offer_hours": 24})
    with at("2026-12-01 23:30"):
        cancel(anna)
        letter = letters("bo")[-1]
        bo.refresh_from_db()
    assert bo.offered_until == moment("2026-12-02 09:00")
    assert "2 december 2026 kl. 09.00" in letter.body
