"""Two managers, two phones at the door, and a visitor, all at the same moment."""

import uuid
from collections import Counter

import pytest

from access.models import OutgoingMail
from events.attendees import actions, changes, check_in, group_mail
from events.enums import State
from events.models import EventIndexPage, Registration
from events.registration.actions import NoRoomError
from events.registration.actions import answer as take
from tests.attendees import make_user
from tests.registrations import answer, make_meeting, reply
from tests.together import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("committed")]


@pytest.fixture
def _django_db_helper():
    """Leave out the transaction of each test: no thread would see what is in it."""


@pytest.fixture
def event(committed):
    calendar = EventIndexPage.objects.get(locale__language_code="sv")
    return make_meeting(calendar, capacity_on_site=3, capacity_online=9)


@pytest.fixture
def vera(committed):
    return make_user()


def guest(name, uid=None):
    return check_in.WalkIn(uid or uuid.uuid4(), name)


def states(event):
    return Counter(event.registrations.values_list("state", flat=True))


def test_two_phones_lose_nobody(event, vera):
    rows = [answer(event, f"p{number}", "online") for number in range(6)]
    jobs = [lambda row=row: check_in.check_in(row, "online", vera) for row in rows * 2]
    assert not [result for result in at_once(*jobs) if isinstance(result, Exception)]
    assert event.registrations.filter(attended_at=None).count() == 0


def test_many_guests_at_the_door_get_no_more_seats_than_there_are(event, vera):
    jobs = [
        lambda number=number: check_in.check_in_walk_in(
            event, guest(f"G{number}"), "on_site", vera
        )
        for number in range(8)
    ]
    results = at_once(*jobs)
    assert sum(isinstance(result, NoRoomError) for result in results) == 5
    assert states(event) == {State.CONFIRMED: 3}


def test_a_guest_sent_twice_at_once_is_one(event, vera):
    once = guest("Gun", uuid.uuid4())
    at_once(*[lambda: check_in.check_in_walk_in(event, once, "on_site", vera)] * 3)
    assert Registration.objects.count() == 1


def test_the_manager_and_visitors_share_the_seats(event, vera):
    def add(who):
        return actions.add(event, reply(who), vera, is_told=True)

    jobs = [lambda n=n: add(f"host{n}") for n in range(4)]
    jobs += [lambda n=n: take(event, reply(f"visitor{n}")) for n in range(4)]
    assert not [result for result in at_once(*jobs) if isinstance(result, Exception)]
    assert states(event) == {State.CONFIRMED: 3, State.WAITING: 5}


def test_two_managers_give_the_last_seat_once(event, vera):
    people = [answer(event, f"p{number}") for number in range(5)]
    Registration.objects.filter(pk=people[0].pk).update(state=State.CANCELLED)
    results = at_once(*[lambda row=row: actions.confirm(row, vera) for row in people[3:]])
    assert sum(isinstance(result, NoRoomError) for result in results) == 1
    assert states(event)[State.CONFIRMED] == 3


def test_a_change_is_told_once_by_whoever_presses_first(event, vera):
    for number in range(4):
        answer(event, f"p{number}", "online")
    event.place, event.online_url = "Lilla salen", "https://mote.example.org/nytt"
    event.save_revision().publish()
    mark = changes.change_of(event).mark
    results = at_once(*[lambda: changes.notify_all(event, mark, vera)] * 3)
    assert sum(result == (4, 0, 0) for result in results) == 1
    assert sum(isinstance(result, changes.AlreadyDecidedError) for result in results) == 2
    assert OutgoingMail.objects.filter(kind="events.changed").count() == 4
    assert set(Registration.objects.values_list("sequence", flat=True)) == {1}


def test_somebody_is_moved_while_others_answer(event, vera):
    row = answer(event, "anna", "online")
    jobs = [lambda n=n: take(event, reply(f"p{n}")) for n in range(5)]
    at_once(lambda: actions.move(row, "on_site", vera), *jobs)
    assert event.registrations.seated("on_site").count() == 3


def test_a_mail_to_a_group_goes_once_to_each_whoever_presses_first(event, vera):
    for number in range(4):
        answer(event, f"p{number}", "online")
    message = group_mail.Message(event, [group_mail.LocalisedText("sv", "Ämne", "Text")])
    jobs = [lambda: group_mail.send(message, event.registrations.coming(), "coming", vera)] * 3
    assert sorted(at_once(*jobs)) == [0, 0, 4]
    assert OutgoingMail.objects.filter(kind=group_mail.GROUP).count() == 4
