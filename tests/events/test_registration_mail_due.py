"""The mail about an answer is written when the list is free again, whoever lives to do it."""

import datetime as dt

import pytest
from django.utils import timezone

from events.registration import notifications
from events.registration.actions import cancel
from events.registration.seats import advance_waiting_lists
from tests.registrations import answer, letters, make_meeting

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
SEAT = "Du har en plats: Vårens träff"


@pytest.fixture
def event(calendar):
    return make_meeting(calendar, capacity_on_site=1)


@pytest.fixture
def dying(monkeypatch):
    """Let whoever takes an answer die before the mail about it is written."""

    def die(registration, **more):
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(notifications, "notify_state", die)
        yield patched


def go_on(after=MINUTE):
    advance_waiting_lists(timezone.now() + after)


def subjects(who):
    return [letter.subject for letter in letters(who)]


def test_an_answer_stands_and_its_mail_goes_with_the_next_look_at_the_lists(event, dying):
    assert answer(event, "anna").state == "confirmed"
    assert subjects("anna") == []
    dying.undo()
    go_on()
    go_on()
    assert subjects("anna") == [SEAT]


def test_one_that_is_being_written_is_left_alone(event, dying):
    answer(event, "anna")
    dying.undo()
    go_on(after=dt.timedelta(0))
    assert subjects("anna") == []


def test_who_has_cancelled_meanwhile_hears_of_that_alone(event, dying):
    row = answer(event, "anna")
    dying.undo()
    cancel(row)
    go_on()
    assert subjects("anna") == ["Du har avbokat: Vårens träff"]
