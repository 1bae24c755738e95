"""When one can register for a meeting."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from events.enums import Phase, Status
from events.models import EventPage

pytestmark = pytest.mark.django_db

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MINUTE = dt.timedelta(minutes=1)
# The clocks go back between the opening and the closing.
OPENS = dt.datetime(2026, 10, 20, 8, tzinfo=STOCKHOLM)
CLOSES = dt.datetime(2026, 10, 30, 23, 59, tzinfo=STOCKHOLM)
STARTS = dt.datetime(2026, 11, 5, 13, tzinfo=STOCKHOLM)


def meeting(**fields):
    return EventPage(starts_at=STARTS, **fields)


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (OPENS - MINUTE, Phase.NOT_OPEN),
        (OPENS, Phase.OPEN),
        (OPENS + MINUTE, Phase.OPEN),
        (CLOSES - MINUTE, Phase.OPEN),
        (CLOSES, Phase.OPEN),
        (CLOSES + MINUTE, Phase.CLOSED),
    ],
)
def test_registration_is_open_within_its_window(now, state):
    event = meeting(registration_opens_at=OPENS, registration_closes_at=CLOSES)
    assert event.registration_state(now) == state


@pytest.mark.parametrize(
    ("now", "state"),
    [(STARTS, Phase.OPEN), (STARTS + MINUTE, Phase.CLOSED)],
)
def test_without_a_last_day_registration_closes_when_the_meeting_starts(now, state):
    assert meeting(registration_opens_at=OPENS).registration_state(now) == state


def test_without_a_window_no_registration_is_needed():
    assert meeting().registration_state(OPENS) == Phase.NOT_NEEDED
    assert meeting().registration_in_words(OPENS) == ""


def test_nobody_registers_for_a_cancelled_meeting():
    event = meeting(registration_opens_at=OPENS, status=Status.CANCELLED)
    assert event.registration_state(OPENS) == Phase.CLOSED


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (OPENS - MINUTE, "Anmälan öppnar tisdag 20 oktober 2026 kl. 08.00."),
        (OPENS, "Anmälan är öppen till fredag 30 oktober 2026 kl. 23.59."),
        (CLOSES + MINUTE, "Anmälan är stängd."),
    ],
)
def test_the_state_is_said_in_a_sentence(now, words):
    event = meeting(registration_opens_at=OPENS, registration_closes_at=CLOSES)
    assert event.registration_in_words(now) == words


def test_the_seats_are_said_in_words():
    event = meeting(capacity_on_site=40, capacity_online=100)
    assert event.seats_in_words == ["40 i lokalen", "100 på nätet"]
