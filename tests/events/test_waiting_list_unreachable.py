"""In line are also those whom mail does not reach: no seat waits for a mail in vain."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from access.delivery import bounced, deliver_due
from access.models import OutgoingMail
from events.enums import State
from events.models import Registration
from events.registration import actions, seats
from events.registration.actions import cancel
from tests.attendees import press, see
from tests.registrations import answer, letters, link, make_meeting
from tests.registrations import press as press_link

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)
OFFER = "Det finns en plats till dig: Vårens träff"
RING = "ås inte med mejl: ring"
TAKE = "Ja, jag tar platsen"


@pytest.fixture
def event(calendar):
    return make_meeting(calendar, capacity_on_site=1, capacity_online=0)


@pytest.fixture
def line(event):
    """Anna has the seat; Bo, Cia and Dan wait for it."""
    return {who: answer(event, who) for who in ("anna", "bo", "cia", "dan")}


def come_back(who):
    """Have mail to somebody come back."""
    bounced.send(sender=None, address=f"{who}@example.org")


def states(event):
    rows = event.registrations.exclude(state=State.CANCELLED).order_by("pk")
    return " ".join(f"{row.name}:{row.state}" for row in rows)


def test_a_seat_is_offered_past_who_cannot_be_reached(event, line):
    come_back("bo")
    cancel(line["anna"])
    assert states(event) == "Bo:waiting Cia:offered Dan:waiting"
    assert letters("cia")[-1].subject == OFFER


def test_an_offer_that_comes_back_goes_to_the_next_at_once(event, line):
    cancel(line["anna"])
    deliver_due()
    come_back("bo")
    assert states(event) == "Bo:waiting Cia:offered Dan:waiting"
    assert letters("cia")[-1].subject == OFFER


def test_the_place_in_line_is_kept(host, event, line):
    cancel(line["anna"])
    come_back("bo")
    actions.refuse_offer(event.registrations.get(name="Cia"), 1)
    assert states(event) == "Bo:waiting Dan:offered"
    assert "nummer 1 i kön" in see(host, "people", event)


def test_who_has_given_no_address_is_passed_by_too(host, event, line):
    Registration.objects.filter(name="Bo").update(email="")
    cancel(line["anna"])
    assert states(event) == "Bo:waiting Cia:offered Dan:waiting"
    assert RING in see(host, "person", event, line["bo"])


def test_the_manager_is_asked_to_ring_and_gives_the_seat_by_hand(host, event, line):
    for who in ("bo", "cia", "dan"):
        come_back(who)
    cancel(line["anna"])
    assert states(event) == "Bo:waiting Cia:waiting Dan:waiting"
    assert "3 i kön nås inte med mejl" in see(host, "people", event)
    assert RING in see(host, "person", event, line["bo"])
    assert "Personen har en plats." in press(host, "press", event, line["bo"], "confirm")
    assert states(event) == "Bo:confirmed Cia:waiting Dan:waiting"
    assert "2 i kön nås inte med mejl" in see(host, "people", event)


def test_nobody_is_to_be_rung_when_mail_reaches_all(host, event, line):
    assert RING not in see(host, "people", event)


def test_a_new_address_is_offered_the_next_seat_before_those_who_came_later(host, event, line):
    come_back("bo")
    given = {"name": "Bo", "email": "bo.ny@example.org", "language": "sv", "tell": "on"}
    press(host, "edit", event, line["bo"], **given)
    cancel(line["anna"])
    assert states(event) == "Bo:offered Cia:waiting Dan:waiting"


def test_a_new_address_is_offered_a_seat_that_stood_free(host, event, line):
    for who in ("bo", "cia", "dan"):
        come_back(who)
    cancel(line["anna"])
    given = {"name": "Cia", "email": "cia.ny@example.org", "language": "sv"}
    press(host, "edit", event, line["cia"], **given)
    assert states(event) == "Bo:waiting Cia:offered Dan:waiting"


def test_a_free_seat_does_not_stand_empty_for_who_cannot_be_reached(event, line):
    for who in ("bo", "cia", "dan"):
        come_back(who)
    cancel(line["anna"])
    assert answer(event, "eva").state == State.CONFIRMED


def test_who_gets_the_mail_after_all_takes_the_seat_while_it_is_free(client, event, line):
    for who in ("cia", "dan"):
        cancel(line[who])
    cancel(line["anna"])
    offer = letters("bo")[-1]
    come_back("bo")
    assert states(event) == "Bo:waiting"
    press_link(client, offer, TAKE)
    assert states(event) == "Bo:confirmed"
    assert [letter.subject for letter in letters("bo")[-2:]] == [
        OFFER,
        "Du har en plats: Vårens träff",
    ]


def test_who_gets_the_mail_after_all_and_too_late_stands_in_line_again(client, event, line):
    cancel(line["anna"])
    offer = letters("bo")[-1]
    come_back("bo")
    page = client.post(link(offer, TAKE), follow=True).content.decode()
    assert "Du står kvar i kön" in page
    actions.refuse_offer(event.registrations.get(name="Cia"), 1)
    assert states(event) == "Bo:offered Dan:waiting"


def test_an_offer_that_a_filter_refuses_is_passed_on_too(host, event, line):
    """The mailbox is there, but the offer has not arrived."""
    cancel(line["anna"])
    OutgoingMail.objects.filter(kind="events.offer").update(state="failed", problem="550")
    seats.advance_waiting_lists()
    assert states(event) == "Bo:waiting Cia:offered Dan:waiting"
    assert RING in see(host, "person", event, line["bo"])


def test_at_the_start_those_in_line_are_let_be(event, line):
    cancel(line["anna"])
    with time_machine.travel(timezone.now() + 24 * 8 * HOUR):
        come_back("bo")
    assert states(event) == "Bo:lapsed Cia:waiting Dan:waiting"
