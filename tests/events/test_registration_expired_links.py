"""A link, a page or a form that comes too late says why, and leads on."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup

from events.enums import State, Status
from events.registration.actions import cancel
from tests.attendees import publish, words
from tests.factories import make_english
from tests.registrations import WEEK, answer, letters, link, make_meeting, post, press, written

pytestmark = pytest.mark.django_db

ACCEPT, OPEN, CANNOT = "Ja, jag tar platsen", "Se eller ändra ditt svar", "Jag kan inte komma"


@pytest.fixture
def event(calendar):
    """A meeting with one seat on site."""
    return make_meeting(calendar, capacity_on_site=1)


@pytest.fixture
def offer(event):
    """The mail that offers Bo the seat that Anna gave up."""
    first = answer(event, "anna")
    answer(event, "bo")
    cancel(first)
    return letters("bo")[-1]


def shown(response):
    """Return what stands on a page, and where its buttons lead."""
    main = BeautifulSoup(response.content, "html.parser").main
    return main.get_text(" ", strip=True), [each["href"] for each in main.select("a.button")]


def test_an_offer_of_a_cancelled_meeting_says_that_it_is(client, event, offer):
    publish(event, status=Status.CANCELLED)
    response = client.get(link(offer, ACCEPT))
    text, buttons = shown(response)
    assert response.status_code == 410
    assert "Träffen är inställd och kommer inte att hållas." in text
    assert "för gammal" not in text
    assert buttons == [event.url]


def test_it_says_so_in_english(client, event):
    english = make_english(event, title="The meeting of the spring")
    first = answer(event, "anna")
    answer(english, "bo", language="en")
    cancel(first)
    offer = letters("bo")[-1]
    publish(event, status=Status.CANCELLED)
    text, buttons = shown(client.get(link(offer, "Yes, I take the seat")))
    assert "The meeting is cancelled and will not be held." in text
    assert buttons == [english.url]


def test_an_offer_of_a_meeting_that_is_over_says_that_it_is(client, event, offer):
    address = link(offer, ACCEPT)
    with time_machine.travel(event.ends_at + dt.timedelta(minutes=5)):
        text, buttons = shown(client.get(address))
    assert "Träffen har hållits." in text
    assert buttons == [event.url]


def test_a_link_that_was_used_leads_to_the_meeting(client, event, offer):
    press(client, offer, ACCEPT)
    text, buttons = shown(client.get(link(offer, ACCEPT)))
    assert "Platsen är redan din" in text
    assert buttons == [event.url]


def test_a_link_of_somebody_who_is_erased_leads_nowhere(client, event, offer):
    event.registrations.update(name="", email="")
    assert shown(client.get(link(offer, ACCEPT)))[1] == []


def test_nobody_cancels_when_the_meeting_is_over(client, event):
    anna = answer(event, "anna")
    with time_machine.travel(event.ends_at + dt.timedelta(minutes=5)):
        page = press(client, letters("anna")[0], OPEN)
        client.post(f"{event.url}mitt-svar/avboka/")
    assert "Träffen har hållits." in words(page)
    assert CANNOT not in words(page) and "Du har en plats." not in words(page)
    anna.refresh_from_db()
    assert anna.state == State.CONFIRMED


def test_a_form_that_comes_too_late_is_not_shown_again(client, event):
    with time_machine.travel(event.starts_at + WEEK):
        response = post(client, event, "anna")
    assert "Träffen tar inte emot fler svar." in words(response)
    assert not BeautifulSoup(response.content, "html.parser").select("form.event-answer")


def test_an_answer_to_a_cancelled_meeting_is_not_changed(client, event):
    anna = answer(event, "anna")
    page = press(client, letters("anna")[0], OPEN)
    assert "Du har en plats." in words(page)
    publish(event, status=Status.CANCELLED)
    seen = client.get(f"{event.url}mitt-svar/")
    assert "Träffen är inställd och kommer inte att hållas." in words(seen)
    assert "Du har en plats." not in words(seen)
    client.post(f"{event.url}mitt-svar/", written("anna", "on_site", organisation="Ny"))
    anna.refresh_from_db()
    assert anna.organisation == ""
    assert len(letters("anna")) == 1


def test_an_offer_says_when_the_meeting_is(client, event, offer):
    text, _buttons = shown(client.get(link(offer, ACCEPT)))
    assert f"Med knappen tar du platsen. När: {event.when}." in text


def test_a_late_offer_promises_no_seat(client, event, offer):
    event.registrations.filter(state=State.OFFERED).update(state=State.LAPSED)
    text, _buttons = shown(client.get(link(offer, ACCEPT)))
    assert f"Om ingen annan har tagit platsen är den din. När: {event.when}." in text
    assert "Med knappen tar du platsen" not in text
