"""Whoever plans is told of seats that nobody would be offered, and of hours that do not exist."""

import datetime as dt

import pytest
from django.utils import translation

from access.fields import MomentField
from tests.attendees import words
from tests.editing import edit
from tests.registrations import make_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
HOUR = dt.timedelta(hours=1)


def told(client, calendar, **fields):
    event = make_meeting(calendar, place="Stora salen", **fields)
    return words(edit(client, event, takes_registrations="on"))


def starts(calendar):
    return make_meeting(calendar).starts_at


def test_registration_that_closes_after_the_start(admin_client, calendar):
    closes = {"registration_closes_at": starts(calendar) + HOUR / 2, "capacity_on_site": 5}
    assert "erbjuds ingen plats" in told(admin_client, calendar, **closes)


def test_registration_that_closes_at_the_start(admin_client, calendar):
    closes = {"registration_closes_at": starts(calendar), "capacity_on_site": 5}
    assert "erbjuds ingen plats" not in told(admin_client, calendar, **closes)


def test_no_seats_at_all(admin_client, calendar):
    assert "0 platser på plats" in told(admin_client, calendar, capacity_on_site=0)


def test_registration_that_opens_too_late_for_a_line(admin_client, calendar):
    opens = {"registration_opens_at": starts(calendar) - HOUR / 60, "capacity_on_site": 5}
    assert "minuter på sig" in told(admin_client, calendar, **opens)


def test_a_meeting_as_usual_is_not_spoken_of(admin_client, calendar):
    said = told(admin_client, calendar, capacity_on_site=5)
    assert "erbjuds" not in said


@pytest.mark.parametrize(
    ("typed", "language", "says"),
    [
        ("2027-03-28 02:30", "sv", "Klockan 02:30 finns inte den 28 mars 2027"),
        ("2027-10-31 02:30", "sv", "Klockan 02:30 kommer två gånger den 31 oktober 2027"),
        ("2027-03-28 02:30", "en", "There is no 02:30 on 28 March 2027"),
    ],
)
def test_an_hour_of_the_night_when_clocks_change(typed, language, says):
    with translation.override(language):
        with pytest.raises(Exception) as refused:
            MomentField().clean(typed)
        assert says in str(refused.value)


def test_the_editor_says_so_at_the_field(admin_client, calendar):
    event = make_meeting(calendar, place="Stora salen")
    answer = edit(admin_client, event, starts_at="2027-03-28 02:30", ends_at="")
    assert "finns inte den 28 mars 2027" in words(answer)
