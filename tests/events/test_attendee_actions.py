"""What the manager does with one person: moved, confirmed, cancelled, erased."""

import datetime as dt

import icalendar
import pytest
import time_machine
from django.contrib.auth.models import User
from django.utils import timezone

from access.models import Disclosure, SignedLink
from events.enums import State
from events.models import Question, Registration
from tests.attendees import address, press, see
from tests.registrations import WEEK, answer, letters, make_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(calendar):
    return make_meeting(calendar, capacity_on_site=1, capacity_online=2)


def fresh(row):
    return Registration.objects.get(pk=row.pk)


def test_the_language_of_the_mails_is_named(host, event):
    bo = answer(event, "bo", language="en")
    assert "Engelska" in see(host, "person", event, bo)


def entry(letter):
    """Return the entry for the calendar in a mail."""
    part = next(p for p in letter.message().walk() if p.get_content_type() == "text/calendar")
    calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
    return calendar["METHOD"], calendar.walk("VEVENT")[0]


def test_a_move_frees_the_seat_and_changes_the_entry_in_the_calendar(host, event, anna):
    bo = answer(event, "bo")
    press(host, "press", event, anna, "move", mode="online")
    assert (fresh(anna).mode, fresh(anna).state) == ("online", State.CONFIRMED)
    assert fresh(bo).state == State.OFFERED
    method, changed = entry(letters("anna")[-1])
    assert (method, changed["SEQUENCE"], changed["LOCATION"]) == ("REQUEST", 1, event.online_url)


def test_nobody_is_moved_to_a_seat_that_is_not_there(host, event, anna):
    bo = answer(event, "bo", "online")
    page = press(host, "press", event, bo, "move", mode="on_site")
    assert "Lägg till en plats på träffen" in page
    assert (fresh(bo).mode, fresh(bo).state) == ("online", State.CONFIRMED)


@pytest.mark.parametrize("mode", ["", "x", "hybrid", "on_site"])
def test_a_move_to_nowhere_changes_nothing(host, event, anna, mode):
    press(host, "press", event, anna, "move", mode=mode)
    assert (fresh(anna).mode, fresh(anna).sequence) == ("on_site", 0)


def test_a_seat_is_never_given_over_the_number_of_seats(host, event, anna):
    bo, cia = answer(event, "bo"), answer(event, "cia")
    page = press(host, "press", event, cia, "confirm")
    assert "Lägg till 2 platser på träffen" in page
    assert (fresh(bo).state, fresh(cia).state) == (State.WAITING, State.WAITING)


def test_with_the_seats_that_it_says_the_person_gets_one(host, event, anna):
    answer(event, "bo")
    cia = answer(event, "cia")
    event.capacity_on_site = 3
    event.save_revision().publish()
    assert "Personen har en plats." in press(host, "press", event, cia, "confirm")
    assert fresh(cia).state == State.CONFIRMED
    assert letters("cia")[-1].subject == "Du har en plats: Vårens träff"


def test_who_cannot_come_is_not_given_a_seat_by_a_stale_button(host, event):
    bo = answer(event, "bo", "no")
    assert "Inget ändrades." in press(host, "press", event, bo, "confirm")
    assert fresh(bo).state == State.DECLINED


@pytest.mark.parametrize(("fields", "mails"), [({"tell": "on"}, 2), ({}, 1)])
def test_a_cancelled_seat_goes_to_the_next_with_or_without_a_mail(
    host, event, anna, fields, mails
):
    bo = answer(event, "bo")
    press(host, "cancel", event, anna, **fields)
    assert (fresh(anna).state, fresh(bo).state) == (State.CANCELLED, State.OFFERED)
    assert len(letters("anna")) == mails


def test_the_mail_takes_the_meeting_out_of_the_calendar(host, event, anna):
    press(host, "cancel", event, anna, tell="on")
    letter = letters("anna")[-1]
    assert letter.subject == "Du är inte längre anmäld: Vårens träff"
    method, gone = entry(letter)
    assert (method, gone["STATUS"], gone["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)


@pytest.mark.parametrize(
    ("what", "subject"),
    [("on_site", "Du har en plats"), ("no", "Tack för att du hörde av dig")],
)
def test_the_mail_is_sent_again(host, event, what, subject):
    bo = answer(event, "bo", what)
    first = letters("bo")[0]
    assert "Mejlet skickas igen." in press(host, "press", event, bo, "resend")
    assert len(letters("bo")) == 2
    assert letters("bo")[-1].subject.split(":")[0] == first.subject.split(":")[0]


def test_an_offer_is_sent_again_with_the_same_time(host, event, anna):
    bo = answer(event, "bo")
    press(host, "cancel", event, anna)
    until = fresh(bo).offered_until
    press(host, "press", event, bo, "resend")
    assert [letter.subject for letter in letters("bo")][1:] == [
        "Det finns en plats till dig: Vårens träff"
    ] * 2
    assert fresh(bo).offered_until == until


def test_two_presses_send_one_mail(host, event, anna):
    soon = (timezone.now() + dt.timedelta(minutes=1)).replace(second=5)
    with time_machine.travel(soon, tick=False):
        press(host, "press", event, anna, "resend")
        press(host, "press", event, anna, "resend")
        assert len(letters("anna")) == 2


def test_a_mail_is_sent_again_also_where_one_came_back(host, event, anna):
    Registration.objects.update(bounced_at=timezone.now())
    press(host, "press", event, anna, "resend")
    assert len(letters("anna")) == 2 and fresh(anna).bounced_at is None


def test_after_the_meeting_nothing_is_sent(host, event, anna):
    with time_machine.travel(timezone.now() + 2 * WEEK):
        host.force_login(User.objects.get())
        assert "Inget ändrades." in press(host, "press", event, anna, "resend")
        assert len(letters("anna")) == 1


def test_a_person_is_erased_and_the_seat_goes_on(host, event, anna):
    bo = answer(event, "bo")
    Question.objects.create(event=event, registration=anna, text="Hur?")
    page = press(host, "erase", event, anna, is_sure="on")
    assert "Personen är raderad." in page and "Anna" not in page
    assert (fresh(anna).name, fresh(anna).email, fresh(bo).state) == ("", "", State.OFFERED)
    assert not Question.objects.exists()
    assert not SignedLink.objects.filter(subject=str(anna.uid)).exists()
    assert Disclosure.objects.filter(action="erased").get().subject == f"anmälan {anna.pk}"


def test_erasing_wants_a_tick(host, event, anna):
    assert "Kryssa i att du är säker." in press(host, "erase", event, anna)
    assert fresh(anna).name == "Anna"


@pytest.mark.parametrize("name", ["add", "cancel", "erase", "edit"])
def test_looking_changes_nothing(host, event, anna, name):
    args = [event] if name == "add" else [event, anna]
    host.get(address(name, *args), {"tell": "on", "is_sure": "on", "email": "bo@example.org"})
    assert Registration.objects.get() == anna and fresh(anna).state == State.CONFIRMED


@pytest.mark.parametrize("action", ["move", "confirm", "resend"])
def test_a_button_obeys_no_link(host, event, anna, action):
    assert host.get(address("press", event, anna, action)).status_code == 405


def test_the_page_of_a_person_tells_all_that_is_known(host, event):
    row = answer(event, "bo", "online", organisation="Mossens", question="Vad kostar det?")
    page = see(host, "person", event, row)
    for words in (
        "Bo",
        "bo@example.org",
        "Mossens",
        "På nätet",
        "Vad kostar det?",
        "Har en plats",
    ):
        assert words in page
    assert "svarade på träffens sida" in page


def test_only_the_buttons_that_help_are_there(host, event, anna):
    bo = answer(event, "bo")
    assert "Ge en plats" not in see(host, "person", event, anna)
    page = see(host, "person", event, bo)
    assert "Ge en plats" in page and "Flytta till nätet" in page
    press(host, "cancel", event, bo)
    page = see(host, "person", event, bo)
    assert "Flytta" not in page and "Avboka anmälan" not in page
