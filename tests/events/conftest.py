"""A meeting, those who answer to it, and the one who manages it; a file may have its own."""

import datetime as dt

import pytest
from django.utils import timezone

from tests.attendees import sign_in
from tests.registrations import answer, make_meeting


@pytest.fixture
def event(calendar):
    """A meeting in a week, on site and online, without a limit of seats."""
    return make_meeting(calendar)


@pytest.fixture
def at_noon(calendar):
    """One seat on site and two online, at noon in two weeks."""
    day = timezone.localtime() + dt.timedelta(days=14)
    start = day.replace(hour=12, minute=0, second=0, microsecond=0)
    return make_meeting(
        calendar,
        starts_at=start,
        ends_at=start + dt.timedelta(hours=2),
        capacity_on_site=1,
        capacity_online=2,
    )


@pytest.fixture
def anna(event):
    """Anna comes on site; where there is one seat, she has it."""
    return answer(event, "anna")


@pytest.fixture
def people(event):
    """Anna has the seat on site and Bo waits for it; Cia is online, Dan cannot come."""
    people = {who: answer(event, who) for who in ("anna", "bo")}
    return {**people, "cia": answer(event, "cia", "online"), "dan": answer(event, "dan", "no")}


@pytest.fixture
def host(client):
    """A browser in which somebody who manages meetings is signed in."""
    return sign_in(client)
