"""The time to answer an offer begins when its mail goes."""

import pytest
from django.core.management import call_command

from access.delivery import deliver_due
from access.models import OutgoingMail
from events.registration.actions import cancel
from tests.days import at, moment
from tests.registrations import answer, letters, make_meeting

pytestmark = pytest.mark.django_db
OFFER = "Det finns en plats till dig: Vårens träff"
LAPSED = "Platsen har gått vidare: Vårens träff"


@pytest.fixture
def bo(calendar):
    """The seat is offered to Bo on 2 December at noon, and the mail server is away; Cia waits."""
    with at("2026-11-20 12:00"):
        event = make_meeting(
            calendar, starts_at=moment("2026-12-10 13:00"), ends_at=None, capacity_on_site=1
        )
        anna, bo, _cia = [answer(event, who) for who in ("anna", "bo", "cia")]
        deliver_due()
    with at("2026-12-02 12:00"):
        cancel(anna)
    return bo


def offers():
    """Let the lists go on."""
    call_command("offer_seats")


def stands(person):
    person.refresh_from_db()
    return person.state, person.offered_until


def test_the_time_begins_anew_as_long_as_the_mail_waits(bo):
    with at("2026-12-03 09:00"):
        offers()
        letter = letters("bo")[-1]
    assert stands(bo) == ("offered", moment("2026-12-04 09:00"))
    assert letter.subject == OFFER
    assert "4 december" in letter.body and "3 december" not in letter.body
    with at("2026-12-03 15:00"):
        offers()
    assert stands(bo) == ("offered", moment("2026-12-04 09:00"))


def test_the_mail_names_the_time_that_holds(bo):
    with at("2026-12-03 09:00"):
        before = OutgoingMail.objects.get(kind="events.offer").told["until"]
        offers()
        assert OutgoingMail.objects.get(kind="events.offer").told["until"] != before
        assert (
            OutgoingMail.objects.get(kind="events.offer").told["until"] in letters("bo")[-1].body
        )


def test_a_day_without_mail_costs_nobody_the_seat(bo):
    for hour in range(12, 24):
        with at(f"2026-12-03 {hour}:30"):
            offers()
        assert stands(bo)[0] == "offered"
    with at("2026-12-04 08:00"):
        offers()
        assert [letter.subject for letter in letters("bo")[1:]] == [OFFER]
    assert stands(bo) == ("offered", moment("2026-12-07 09:00"))  # a Monday


def test_an_offer_in_the_hands_of_the_mail_server_does_not_end(bo):
    OutgoingMail.objects.filter(kind="events.offer").update(
        state="sending", started_at=moment("2026-12-03 11:55")
    )
    with at("2026-12-03 12:01"):
        offers()
    assert stands(bo)[0] == "offered"


def test_one_whose_mail_came_too_late_is_made_anew(bo):
    with at("2026-12-03 12:01"):
        deliver_due()  # nobody let the list go on meanwhile: the mail names a time that is over
        assert letters("bo")[-1].subject != OFFER
        offers()
        assert letters("bo")[-1].subject == OFFER
    assert stands(bo) == ("offered", moment("2026-12-04 12:01"))


def test_one_whose_mail_was_given_up_is_made_anew(bo):
    OutgoingMail.objects.filter(kind="events.offer").update(
        state="failed", problem="ConnectionRefusedError"
    )
    with at("2026-12-03 12:01"):
        offers()
        assert [letter.subject for letter in letters("bo")[1:]] == [OFFER]
    assert stands(bo) == ("offered", moment("2026-12-04 12:01"))


def test_from_then_on_the_clock_runs(bo):
    with at("2026-12-03 09:00"):
        offers()
        deliver_due()
    with at("2026-12-04 09:00"):
        offers()
        assert letters("bo")[-1].subject == LAPSED


def test_nobody_is_offered_a_seat_past_the_start(bo):
    with at("2026-12-10 12:40"):
        offers()
    assert stands(bo) == ("offered", moment("2026-12-10 13:00"))
    with at("2026-12-10 13:00"):
        offers()
        assert letters("bo")[-1].subject not in (OFFER, LAPSED)
    assert stands(bo)[0] == "lapsed"
