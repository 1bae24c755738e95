"""Offers end and begin with nobody at the keyboard: by the worker, by cron, and by `daily`."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command

from access.delivery import deliver_due
from config.duties import DUTIES
from config.worker import keep_watch
from content.duties import SomeFailedError, perform
from events.duties import offer_seats
from events.enums import State, Status
from events.models import EventPage, Registration
from events.registration import notifications, seats
from events.registration.actions import cancel
from tests.attendees import publish
from tests.days import at, moment
from tests.registrations import answer, letters, link, make_meeting
from tests.rows import clear_caches

pytestmark = pytest.mark.django_db

LAPSED = "Platsen har gått vidare: Vårens träff"
OFFER = "Det finns en plats till dig: Vårens träff"
OVER = "2026-12-03 12:01"  # an offer of the day before is over


def make_line(calendar, *line):
    """Make a meeting with one seat, that the first has; the others wait."""
    with at("2026-11-20 12:00"):
        event = make_meeting(
            calendar, starts_at=moment("2026-12-10 13:00"), ends_at=None, capacity_on_site=1
        )
        for who in line:
            answer(event, who)
        deliver_due()
    return event


@pytest.fixture
def event(calendar):
    """Anna has cancelled on 2 December at noon, and the seat is offered to Bo; Cia waits."""
    event = make_line(calendar, "anna", "bo", "cia")
    with at("2026-12-02 12:00"):
        cancel(event.registrations.get(name="Anna"))
        deliver_due()
    return event


def states(event):
    rows = event.registrations.exclude(state=State.CANCELLED).order_by("pk")
    return " ".join(f"{row.name}:{row.state}" for row in rows)


def subjects(who):
    return [letter.subject for letter in letters(who)]


def test_the_worker_lets_it_go_on(event):
    clear_caches()
    with at(OVER):
        keep_watch("me")
        deliver_due()
    assert states(event) == "Bo:lapsed Cia:offered"
    assert subjects("bo")[-1] == LAPSED
    assert subjects("cia")[-1] == OFFER


def test_of_many_workers_one_looks_every_minute(event, monkeypatch):
    looked = []
    monkeypatch.setattr(seats, "advance_waiting_lists", lambda: looked.append(1))
    clear_caches()
    keep_watch("me")
    keep_watch("other")
    assert len(looked) == 1


def test_a_fault_does_not_end_what_the_worker_does_besides(event, monkeypatch):
    monkeypatch.setattr(notifications, "notify_lapsed", lambda *args: 1 / 0)
    clear_caches()
    with at(OVER):
        keep_watch("me")
    assert states(event) == "Bo:offered Cia:waiting"


def test_the_command_says_how_many_it_offered(event, capsys):
    with at(OVER):
        call_command("offer_seats")
        call_command("offer_seats")
    assert capsys.readouterr().out == "Seats offered: 1\nSeats offered: 0\n"
    assert states(event) == "Bo:lapsed Cia:offered"


def test_it_is_a_duty_of_every_day():
    assert offer_seats in DUTIES


def test_before_the_time_is_over_nothing_happens(event):
    with at("2026-12-03 11:59"):
        assert seats.advance_waiting_lists() == 0
    assert states(event) == "Bo:offered Cia:waiting"


def test_each_in_line_has_their_time_and_one_mail(event):
    for day in ("2026-12-03 12:00", "2026-12-03 12:00", "2026-12-04 12:00", "2026-12-05 12:00"):
        with at(day):
            perform([offer_seats])
            deliver_due()
    assert states(event) == "Bo:lapsed Cia:lapsed"
    assert subjects("bo")[1:] == [OFFER, LAPSED]
    assert subjects("cia")[1:] == [OFFER, LAPSED]


def test_an_offer_whose_mail_could_not_go_is_made_anew(calendar):
    """The mail server is away for a day: the first in line loses nothing by it."""
    event = make_line(calendar, "anna", "bo", "cia")
    with at("2026-12-02 12:00"):
        cancel(event.registrations.get(name="Anna"))
    with at(OVER):
        call_command("offer_seats")
        assert states(event) == "Bo:offered Cia:waiting"
        deliver_due()
        assert subjects("bo")[-1] == OFFER
        assert subjects("bo").count(OFFER) == 1
    assert event.registrations.get(name="Bo").offered_until == moment("2026-12-04 12:01")


def test_a_seat_that_was_free_all_along_is_offered(calendar):
    event = make_line(calendar, "anna", "bo")
    EventPage.objects.filter(pk=event.pk).update(capacity_on_site=2)
    with at(OVER):
        assert seats.advance_waiting_lists() == 1


def test_one_meeting_that_fails_does_not_stop_the_others(calendar, event, monkeypatch, caplog):
    other = make_line(calendar, "dan", "eva")
    with at("2026-12-02 12:00"):
        cancel(other.registrations.get(name="Dan"))
        deliver_due()
    tell = notifications.notify_lapsed

    def fail_for_bo(person):
        if person.name == "Bo":
            raise ValueError(f"{person.email} is not known")
        tell(person)

    monkeypatch.setattr(notifications, "notify_lapsed", fail_for_bo)
    with at(OVER), pytest.raises(SomeFailedError):
        seats.advance_waiting_lists()
    assert states(event) == "Bo:offered Cia:waiting"
    assert states(other) == "Eva:lapsed"
    assert f"events.EventPage {event.pk} failed: ValueError" in caplog.text
    assert "bo@" not in caplog.text


def test_the_command_fails_when_a_meeting_did(event, monkeypatch):
    monkeypatch.setattr(notifications, "notify_lapsed", lambda *args: 1 / 0)
    with at(OVER), pytest.raises(CommandError):
        call_command("offer_seats")


def test_at_a_meeting_that_is_not_published_nothing_goes_on(event):
    EventPage.objects.filter(pk=event.pk).update(live=False)
    with at(OVER):
        assert seats.advance_waiting_lists() == 0
    assert states(event) == "Bo:offered Cia:waiting"


def test_who_has_an_offer_when_the_meeting_is_cancelled_stands_first_if_it_is_held(client, event):
    offer = letters("bo")[-1]
    with at("2026-12-02 18:00"):
        publish(event, status=Status.CANCELLED)
        assert client.get(link(offer, "Ja, jag tar platsen")).status_code == 410
    with at(OVER):
        assert seats.advance_waiting_lists() == 0
        deliver_due()
    assert subjects("bo")[-1] == OFFER  # and not that the seat has gone to another
    with at("2026-12-04 12:00"):
        publish(event, status=Status.SCHEDULED)
        deliver_due()
    assert states(event) == "Bo:offered Cia:waiting"
    assert subjects("bo").count(OFFER) == 2


def test_an_offer_that_is_open_at_the_start_ends_without_a_mail(event):
    bo = Registration.objects.get(name="Bo")
    Registration.objects.filter(pk=bo.pk).update(offered_until=event.starts_at)
    with at("2026-12-10 13:00"):
        assert seats.advance_waiting_lists() == 0
        deliver_due()
    assert states(event) == "Bo:lapsed Cia:waiting"
    assert subjects("bo")[-1] == OFFER


def test_by_the_clock_nobody_keeps_an_offer_past_the_start(event):
    start = EventPage.objects.get(pk=event.pk).starts_at
    with at("2026-12-10 12:40"):
        seats.advance_waiting_lists()
    with at("2026-12-10 12:50"):
        offered = event.registrations.get(name="Cia")
        assert offered.offered_until <= start + dt.timedelta(0)
