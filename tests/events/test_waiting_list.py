"""Seats are given in the order in which people ask, and a free one is offered to the next."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from access.delivery import deliver_due
from events.enums import Mode, State, Status
from events.models import MeetingSettings
from events.registration import actions, seats
from events.registration.actions import NoRoomError, cancel
from tests.days import at, moment
from tests.factories import make_english
from tests.registrations import WEEK, answer, letters, link, make_meeting, press, reply

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
ACCEPT, REFUSE = "Ja, jag tar platsen", "Nej tack"


@pytest.fixture
def event(calendar):
    """A meeting with one seat on site and two online."""
    return make_meeting(calendar, capacity_on_site=1, capacity_online=2)


@pytest.fixture
def line(event):
    """Anna has the seat on site; Bo, Cia and Dan wait for it."""
    return [answer(event, who) for who in ("anna", "bo", "cia", "dan")]


def states(event, mode="on_site"):
    rows = event.registrations.filter(mode=mode).order_by("pk")
    return " ".join(f"{row.name}:{row.state}" for row in rows)


def test_the_last_seat_goes_to_who_asks_first(event, line):
    assert states(event) == "Anna:confirmed Bo:waiting Cia:waiting Dan:waiting"


def test_each_form_has_seats_of_its_own(event, line):
    for who in ("eva", "fia", "gun"):
        answer(event, who, "online")
    assert states(event, "online") == "Eva:confirmed Fia:confirmed Gun:waiting"


def test_those_in_line_are_told_where_they_stand(event, line):
    assert "Du står först i kön." in letters("bo")[0].body
    assert "Du har plats 3 i kön." in letters("dan")[0].body


def test_those_who_cannot_come_take_no_seat(event):
    answer(event, "anna", "no")
    assert answer(event, "bo").state == State.CONFIRMED


def test_a_meeting_without_a_limit_seats_everybody(calendar):
    event = make_meeting(calendar, capacity_on_site=None)
    assert {answer(event, who).state for who in "abcdef"} == {State.CONFIRMED}


def test_no_seats_at_all_put_everybody_in_line(calendar):
    event = make_meeting(calendar, capacity_on_site=0)
    assert answer(event).state == State.WAITING


def test_a_seat_that_is_given_up_is_offered_to_the_first_in_line(event, line):
    cancel(line[0])
    assert states(event) == "Anna:cancelled Bo:offered Cia:waiting Dan:waiting"
    assert letters("bo")[-1].subject == "Det finns en plats till dig: Vårens träff"
    assert len(letters("cia")) == 1


def test_while_a_seat_is_offered_nobody_else_gets_it(event, line):
    cancel(line[0])
    assert answer(event, "eva").state == State.WAITING


def test_the_offer_is_taken_by_a_button(client, event, line):
    cancel(line[0])
    shown = press(client, letters("bo")[-1], ACCEPT)
    assert "Du har en plats" in shown.content.decode()
    assert states(event) == "Anna:cancelled Bo:confirmed Cia:waiting Dan:waiting"
    assert letters("bo")[-1].subject == "Du har en plats: Vårens träff"


def test_opening_the_offer_takes_nothing(client, event, line):
    cancel(line[0])
    assert client.get(link(letters("bo")[-1], ACCEPT)).status_code == 200
    assert client.head(link(letters("bo")[-1], REFUSE)).status_code == 200
    assert "Bo:offered" in states(event)


def test_an_offer_that_is_refused_goes_to_the_next(client, event, line):
    cancel(line[0])
    press(client, letters("bo")[-1], REFUSE)
    assert states(event) == "Anna:cancelled Bo:cancelled Cia:offered Dan:waiting"


def test_an_offer_that_nobody_answers_goes_to_the_next(event, line):
    cancel(line[0])
    deliver_due()
    with time_machine.travel(timezone.now() + 24 * HOUR + dt.timedelta(minutes=1), tick=False):
        assert seats.advance_waiting_lists() == 1
        assert letters("bo")[-1].subject == "Platsen har gått vidare: Vårens träff"
    assert states(event) == "Anna:cancelled Bo:lapsed Cia:offered Dan:waiting"


@pytest.mark.parametrize(("late", "state"), [(-1, State.OFFERED), (0, State.LAPSED)])
def test_an_offer_lasts_to_the_moment_that_the_mail_names(event, line, late, state):
    cancel(line[0])
    deliver_due()
    line[1].refresh_from_db()
    seats.advance_waiting_lists(line[1].offered_until + dt.timedelta(seconds=late))
    line[1].refresh_from_db()
    assert line[1].state == state


def test_going_on_twice_offers_once(event, line):
    cancel(line[0])
    assert (seats.advance_waiting_lists(), seats.advance_waiting_lists()) == (0, 0)
    assert len(letters("bo")) == 2


def test_who_comes_too_late_gets_the_seat_while_nobody_else_wants_it(client, event):
    first, second = answer(event, "anna"), answer(event, "bo")
    cancel(first)
    deliver_due()
    with time_machine.travel(timezone.now() + 25 * HOUR):
        seats.advance_waiting_lists()
        press(client, letters("bo")[-1], "Jag vill fortfarande ha platsen")
    second.refresh_from_db()
    assert second.state == State.CONFIRMED


def test_who_comes_too_late_does_not_pass_those_in_line(client, event, line):
    cancel(line[0])
    deliver_due()
    with time_machine.travel(timezone.now() + 25 * HOUR):
        seats.advance_waiting_lists()
        shown = press(client, letters("bo")[-1], "Jag vill fortfarande ha platsen")
    assert "Platsen är tagen" in shown.content.decode()
    assert states(event) == "Anna:cancelled Bo:lapsed Cia:offered Dan:waiting"


def test_the_link_of_an_earlier_offer_takes_no_later_one(event, line):
    cancel(line[0])
    assert not actions.accept_offer(line[1], 2)
    assert "Bo:offered" in states(event)


def test_more_seats_are_offered_to_as_many(event, line):
    event.capacity_on_site = 3
    event.save_revision().publish()
    assert states(event) == "Anna:confirmed Bo:offered Cia:offered Dan:waiting"


def test_a_draft_with_more_seats_offers_none(event, line):
    event.capacity_on_site = 3
    event.save_revision()
    assert states(event) == "Anna:confirmed Bo:waiting Cia:waiting Dan:waiting"


def test_fewer_seats_take_nobodys_away(event):
    answer(event, "anna", "online")
    answer(event, "bo", "online")
    event.capacity_online = 1
    event.save_revision().publish()
    assert states(event, "online") == "Anna:confirmed Bo:confirmed"
    assert answer(event, "cia", "online").state == State.WAITING


@pytest.mark.parametrize(
    ("left", "lasts"),
    [
        (10 * 24 * HOUR, 24 * HOUR),
        (4 * 24 * HOUR, 24 * HOUR),
        (24 * HOUR, 6 * HOUR),
        (8 * HOUR, 2 * HOUR),
        (3 * HOUR, HOUR),
        (HOUR / 2, HOUR / 2),
    ],
)
def test_an_offer_is_shorter_as_the_meeting_nears(event, left, lasts):
    with at("2026-12-03 14:00"):
        now = timezone.now()
        event.starts_at, event.ends_at = now + left, None
        event.save()
        with seats.lock_seats(event, now) as held:
            assert held.offer_end() == now + lasts


def test_how_long_an_offer_lasts_is_a_setting(event, line):
    settings = MeetingSettings.load()
    settings.offer_hours = 5
    settings.save()
    with at("2026-12-03 14:00"):
        event.starts_at, event.ends_at = timezone.now() + 10 * 24 * HOUR, None
        event.save()
        cancel(line[0])
    line[1].refresh_from_db()
    assert line[1].offered_until == moment("2026-12-03 19:00")


def test_nothing_is_offered_once_the_meeting_has_begun(event, line):
    with time_machine.travel(timezone.now() + WEEK + HOUR):
        cancel(line[0])
        seats.advance_waiting_lists()
    assert "Bo:waiting" in states(event)


def test_nothing_is_offered_at_a_meeting_that_is_cancelled(event, line):
    event.status = Status.CANCELLED
    event.save_revision().publish()
    cancel(line[0])
    assert "Bo:waiting" in states(event)


def test_changing_from_site_to_online_frees_the_seat(event, line):
    moved = answer(event, "anna", "online")
    assert (moved.state, moved.mode) == (State.CONFIRMED, "online")
    assert "Bo:offered" in states(event)


def test_nobody_gives_up_a_seat_for_one_that_is_not_there(event, line):
    answer(event, "eva", "online")
    answer(event, "fia", "online")
    with pytest.raises(NoRoomError):
        answer(event, "anna", "online")
    assert states(event).startswith("Anna:confirmed Bo:waiting")


def test_who_waits_on_site_may_take_a_seat_online_instead(event, line):
    assert answer(event, "bo", "online").state == State.CONFIRMED
    assert states(event) == "Anna:confirmed Cia:waiting Dan:waiting"


def test_who_left_the_line_comes_last(event, line):
    cancel(line[1])
    back = answer(event, "bo")
    assert back.state == State.WAITING
    assert back.place > event.registrations.get(name="Dan").place


def test_who_answers_the_same_again_keeps_the_place(event, line):
    assert answer(event, "bo").place == line[1].place


def test_the_manager_gives_a_seat_out_of_turn_only_when_there_is_one(event, line):
    with pytest.raises(NoRoomError):
        actions.confirm_by_hand(line[3])
    cancel(line[0])
    actions.refuse_offer(event.registrations.get(name="Bo"), 1)
    cancel(event.registrations.get(name="Cia"))
    assert states(event).endswith("Dan:offered")
    actions.confirm_by_hand(line[3])
    assert states(event).endswith("Dan:confirmed")


def test_an_answer_in_english_takes_a_seat_of_the_same_meeting(event):
    english = make_english(event)
    answer(english, "anna", language="en")
    assert answer(event, "bo").state == State.WAITING


def test_a_meeting_on_site_has_no_seats_online(calendar):
    event = make_meeting(calendar, mode=Mode.ON_SITE)
    assert event.capacities() == {"on_site": None}
    assert reply().answer in event.capacities()
