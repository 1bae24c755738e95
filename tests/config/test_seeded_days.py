"""On whatever day and at whatever hour the demo is made, it shows what it is there to show."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Locale

from config.seeding.meetings import LEAST_NOTICE, hours, meeting_days
from config.seeding.partners import calendar_of
from config.seeding.reading import records
from config.seeding.upkeep import case_number
from events.models import EventPage
from events.registration.privacy import NAMES_DAYS
from tests.partner_calendars import taken

pytestmark = pytest.mark.django_db

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SWEDISH = Locale(language_code="sv")
# a turn of a year and a leap year, and each hour around which something begins or ends
FIRST_DAY, DAYS = dt.date(2027, 3, 1), 400
HOURS = ["00:00", "07:59", "08:00", "12:59", "13:01", "16:01", "17:01", "23:59"]

ODD = {
    "leap day": "2028-02-29T12:00+01:00",
    "last of February": "2027-02-28T23:59+01:00",
    "a month of 31 days after nine": "2027-01-22T12:00+01:00",
    "last minute of a year": "2026-12-31T23:59+01:00",
    "first minute of a year": "2027-01-01T00:00+01:00",
    "before the hour that is left out": "2027-03-28T01:59+01:00",
    "after the hour that is left out": "2027-03-28T03:00+02:00",
    "the hour that is there twice": "2026-10-25T02:30+02:00",
    "the hour that is there twice, again": "2026-10-25T02:30+01:00",
    "a week before a meeting": "2026-12-01T12:00+01:00",
    "a week before a meeting, later": "2026-12-01T20:00+01:00",
    "the day before a meeting": "2026-12-07T12:00+01:00",
    "the morning of a meeting": "2026-12-08T07:00+01:00",
    "during a meeting": "2026-12-08T10:30+01:00",
    "the evening of a meeting": "2026-12-08T21:00+01:00",
    "an early morning": "2026-11-30T06:14+01:00",
}
on_odd_days = pytest.mark.parametrize("now", ODD.values(), ids=ODD.keys())


@dataclass
class Meeting:
    """A meeting as the demo has it, and what is written about it."""

    page: EventPage
    written: dict

    def is_held(self):
        return self.page.has_ended()

    def is_coming(self):
        return self.page.starts_at > timezone.now() + LEAST_NOTICE

    def names(self):
        """Return how many stand on its list, unless it was too long ago to keep them."""
        is_over = self.page.starts_at < timezone.now() - dt.timedelta(days=NAMES_DAYS)
        return 0 if is_over else sum(self.written["people"].values())


def faults(written):
    """Return what is wrong with the meetings that the demo would have right now."""
    days = meeting_days(timezone.localdate())
    pages = [
        EventPage(takes_registrations=True, locale=SWEDISH, **hours(each, day))
        for each, day in zip(written, days, strict=True)
    ]
    meetings = [Meeting(*both) for both in zip(pages, written, strict=True)]
    held = [meeting for meeting in meetings if meeting.is_held()]
    coming = [meeting for meeting in meetings if meeting.is_coming()]
    is_so = {
        "the meetings are in order": days == sorted(days),
        "each is on a Tuesday": {day.weekday() for day in days} == {1},
        "two were held": len(held) >= 2,
        "two are to come": len(coming) >= 2,
        "those to come take answers": all(each.page.is_taking_registrations() for each in coming),
        "registration opens before it closes": not any(p.registration_errors() for p in pages),
        "one has a waiting list": ["waiting" in m.written["people"] for m in coming].count(True)
        == 1,
        "the next has questions": len(coming[0].written.get("asked", [])) >= 3,
        "the last has an outcome": {"decisions", "presentations", "recording", "discussed"}
        <= set(held[-1].written),
        "there are lists with names": sum(meeting.names() for meeting in meetings) > 50,
    }
    return [claim for claim, is_true in is_so.items() if not is_true]


def test_on_four_hundred_days_and_at_every_hour_the_meetings_are_right():
    written, wrong = records("meetings"), {}
    for number in range(DAYS):
        day = FIRST_DAY + dt.timedelta(days=number)
        for clock in HOURS:
            moment = dt.datetime.combine(day, dt.time.fromisoformat(clock), STOCKHOLM)
            with time_machine.travel(moment.astimezone(dt.UTC), tick=False):
                if found := faults(written):
                    wrong[f"{day} {clock}"] = found
    assert wrong == {}


@on_odd_days
def test_on_odd_days_the_meetings_are_right(now):
    with time_machine.travel(dt.datetime.fromisoformat(now), tick=False):
        assert faults(records("meetings")) == []


@on_odd_days
def test_on_odd_days_the_partner_has_its_twelve_activities(now):
    (partner,) = records("partners")
    with time_machine.travel(dt.datetime.fromisoformat(now), tick=False):
        beside = timezone.localtime() + dt.timedelta(days=3)
        read = taken(calendar_of(partner["activities"], beside), now=timezone.now())
    starts = [dt.datetime.fromisoformat(each.starts) for each in read.activities]
    assert (len(starts), read.left_out) == (12, [])
    assert beside.replace(second=0, microsecond=0) in starts
    weekend = [each for each in starts if each.astimezone(STOCKHOLM).weekday() > 4]
    assert all(each == beside for each in weekend)


@pytest.mark.parametrize(
    ("sent_at", "number"),
    [
        ("2026-11-20T12:00+01:00", "SF-2026-0003"),
        ("2026-12-31T22:59+00:00", "SF-2026-0003"),
        ("2026-12-31T23:00+00:00", "SF-2027-0003"),
    ],
    ids=["in autumn", "last minute", "first minute"],
)
def test_a_case_has_the_number_of_its_year(sent_at, number):
    assert case_number(3, dt.datetime.fromisoformat(sent_at)) == number
