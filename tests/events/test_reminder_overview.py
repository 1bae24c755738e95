"""The manager sees which reminders and thanks have gone, and when the next go."""

import pytest
from bs4 import BeautifulSoup

from access.delivery import deliver_due
from access.models import OutgoingMail
from events.enums import Status
from events.models import EventPage, MeetingSettings
from events.registration.actions import cancel
from events.registration.privacy import erase
from events.reminders.actions import send_reminders, send_thanks
from tests.attendees import address, publish, sign_in
from tests.days import at, moment
from tests.registrations import answer, make_meeting

pytestmark = pytest.mark.django_db

FIRST, LAST, THANKS = "Första påminnelsen", "Sista påminnelsen", "Tack med materialet"


@pytest.fixture
def event(calendar):
    """Thursday 10 December at one; Anna and Bo come."""
    with at("2026-11-10 12:00"):
        event = make_meeting(calendar, starts_at=moment("2026-12-10 13:00"), ends_at=None)
        answer(event, "anna")
        answer(event, "bo")
        deliver_due()
    return event


@pytest.fixture
def told(client, event):
    """What the page of the meeting says of each at a moment."""

    def told(when):
        with at(when):
            sign_in(client, name=f"vera-{when}")
            page = client.get(address("people", event))
        soup = BeautifulSoup(page.content, "html.parser")
        facts = soup.find("h2", string="Påminnelser och tack").find_next("dl")
        names = [each.get_text() for each in facts.find_all("dt")]
        return dict(zip(names, [each.get_text() for each in facts.find_all("dd")], strict=True))

    return told


def run(duty, when):
    with at(when):
        duty()
        deliver_due()


def test_before_it_says_when_each_goes(told):
    assert told("2026-11-20 12:00") == {
        FIRST: "Går torsdag 3 december 2026.",
        LAST: "Går onsdag 9 december 2026.",
        THANKS: "Går tidigast fredag 11 december 2026, när sidan har anteckningar eller annat "
        "material, och senast lördag 9 januari 2027.",
    }


def test_on_the_day_it_says_to_how_many(event, told):
    assert told("2026-12-03 02:00")[FIRST] == "Går inom ett dygn till 2 personer."
    with at("2026-12-03 03:00"):
        cancel(event.registrations.get(name="Anna"))
    assert told("2026-12-03 04:00")[FIRST] == "Går inom ett dygn till 1 person."


def test_afterwards_it_says_to_how_many_and_when(event, told):
    run(send_reminders, "2026-12-03 04:00")
    assert told("2026-12-03 12:00")[FIRST] == "Gick till 2 personer, torsdag 3 december 2026."
    later = told("2026-12-20 12:00")
    assert later[FIRST] == "Gick till 2 personer, torsdag 3 december 2026."
    assert later[LAST] == "Gick inte till någon."


def test_what_has_not_arrived_is_said(event, told):
    run(send_reminders, "2026-12-03 04:00")
    mails = OutgoingMail.objects.filter(kind="events.reminder").order_by("pk")
    OutgoingMail.objects.filter(pk=mails[0].pk).update(state="waiting")
    OutgoingMail.objects.filter(pk=mails[1].pk).update(state="failed")
    said = told("2026-12-03 12:00")[FIRST]
    assert said.endswith("1 av mejlen är på väg. 1 av mejlen kom inte fram.")


def test_it_is_counted_when_the_people_are_erased(event, told):
    run(send_reminders, "2026-12-09 04:00")
    with at("2026-12-09 05:00"):
        erase("anna@example.org")
    assert told("2026-12-09 12:00")[LAST].startswith("Gick till 2 personer")


def test_a_meeting_that_is_moved_has_new_days(event, told):
    run(send_reminders, "2026-12-03 04:00")
    with at("2026-12-04 12:00"):
        publish(event, starts_at=moment("2026-12-17 13:00"))
    assert told("2026-12-04 13:00")[FIRST] == "Går torsdag 10 december 2026."


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"status": Status.CANCELLED}, "Går inte, eftersom träffen är inställd."),
        ({"live": False}, "Går inte så länge sidan inte är publicerad."),
    ],
)
def test_what_keeps_all_from_going_is_said(event, told, fields, words):
    EventPage.objects.filter(pk=event.pk).update(**fields)
    assert set(told("2026-11-20 12:00").values()) == {words}


def test_thanks_have_gone_or_are_switched_off(event, told):
    with at("2026-12-10 20:00"):
        publish(event, recording_url="https://film.example.org/")
    assert told("2026-12-10 21:00")[THANKS] == "Går fredag 11 december 2026."
    MeetingSettings.objects.update_or_create(pk=1, defaults={"sends_thanks": False})
    assert told("2026-12-10 21:01")[THANKS].startswith("Går inte: det är avstängt")
    MeetingSettings.objects.update(sends_thanks=True)
    run(send_thanks, "2026-12-11 04:00")
    assert told("2026-12-11 12:00")[THANKS] == "Gick till 2 personer, fredag 11 december 2026."


def test_with_nobody_to_remind_it_says_so(calendar, event, told):
    event.registrations.all().delete()
    assert told("2026-12-03 12:00")[FIRST] == "Det finns ingen att skicka till."
