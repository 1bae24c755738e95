"""Who presses a button twice, or opens its link later, reads how things stand."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from access.duties import forget_old_rows
from access.models import SignedLink
from tests.registrations import answer, letters, link, make_meeting, press

pytestmark = pytest.mark.django_db
ACCEPT, REFUSE = "Ja, jag tar platsen", "Nej tack"
CANNOT, APPLY, OPEN = "Jag kan inte komma", "Ja, det är mitt svar", "Se eller ändra ditt svar"
WEEK = dt.timedelta(days=7)


@pytest.fixture
def event(calendar):
    starts = timezone.now() + 6 * WEEK
    return make_meeting(calendar, starts_at=starts, ends_at=None, capacity_on_site=1)


@pytest.fixture
def offer(event, client):
    """Anna leaves her seat, and Bo is offered it."""
    answer(event, "anna")
    answer(event, "bo")
    press(client, letters("anna")[-1], CANNOT)
    return letters("bo")[-1]


def heading(response):
    return BeautifulSoup(response.content, "html.parser").h1.get_text(strip=True)


def test_a_seat_that_was_taken_is_yours_at_every_later_look(client, offer):
    press(client, offer, ACCEPT)
    address = link(offer, ACCEPT)
    assert heading(client.post(address)) == heading(client.get(address)) == "Platsen är redan din"
    assert heading(client.get(link(offer, REFUSE))) == "Du har en plats"


def test_a_seat_that_was_cancelled_is_so_at_every_later_look(client, event):
    answer(event, "anna")
    letter = letters("anna")[-1]
    press(client, letter, CANNOT)
    again = client.post(link(letter, CANNOT))
    assert heading(again) == heading(client.get(link(letter, CANNOT))) == "Du har redan avbokat"
    assert "Länken fungerar inte" not in again.content.decode()


def test_a_seat_that_was_cancelled_in_another_way_is_so_too(client, event):
    answer(event, "anna")
    letter = letters("anna")[-1]
    answer(event, "anna", "no")
    assert heading(client.get(link(letter, CANNOT))) == "Du har redan avbokat"


def test_a_seat_that_was_left_to_another_is_so(client, offer):
    press(client, offer, REFUSE)
    assert heading(client.post(link(offer, REFUSE))) == "Du har redan tackat nej till platsen"
    assert heading(client.get(link(offer, ACCEPT))) == "Du har redan avbokat"


def test_who_has_answered_anew_reads_how_that_stands(client, event):
    answer(event, "anna")
    letter = letters("anna")[-1]
    press(client, letter, CANNOT)
    answer(event, "anna", "online")
    assert heading(client.post(link(letter, CANNOT))) == "Du har en plats"


def test_it_is_said_after_a_month_and_when_the_meeting_is_over(client, event, offer):
    press(client, offer, ACCEPT)
    with time_machine.travel(timezone.now() + 5 * WEEK):
        forget_old_rows()
        assert heading(client.get(link(offer, ACCEPT))) == "Platsen är redan din"
    with time_machine.travel(timezone.now() + 7 * WEEK):
        page = client.get(link(offer, ACCEPT))
    assert heading(page) == "Platsen är redan din"
    assert "Träffen har hållits." in page.content.decode()


def test_a_link_that_is_forgotten_is_too_old_and_not_incomplete(client, event):
    answer(event, "anna")
    address = link(letters("anna")[-1], CANNOT)
    SignedLink.objects.all().delete()
    page = client.get(address)
    assert "Länken är för gammal" in page.content.decode()
