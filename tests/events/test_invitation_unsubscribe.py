"""Whoever wants no invitations says so once, at one click, and may change their mind."""

import datetime as dt
import email
import re

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from access import links, personal_data
from access.addresses import digest
from access.duties import forget_old_rows
from access.models import SignedLink
from events.invitations.links import LEAVE
from events.models import Invitation, Unsubscription
from tests.access.purposes import done, make_link
from tests.factories import make_english
from tests.invitees import people, send, way_out
from tests.registrations import answer, letters, make_meeting

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}
YEAR = dt.timedelta(days=365)


@pytest.fixture
def known():
    with people() as found:
        found.add("anna")
        yield found


@pytest.fixture
def letter(event, known):
    send(event)
    return letters("anna")[0]


@pytest.fixture
def program():
    """A mail program: it has no cookie, no token and no session."""
    return Client(enforce_csrf_checks=True)


def has_left(who="anna"):
    return Unsubscription.objects.filter(address=digest(f"{who}@example.org")).exists()


def page(response):
    return BeautifulSoup(response.content, "html.parser")


def press(client, path):
    """Open a page and press its one button, as a browser does."""
    form = page(client.get(path)).select_one("main form")
    return press_here(client, path, form)


def press_here(client, path, form):
    secret = form.find("input", {"name": "csrfmiddlewaretoken"})["value"]
    data = {"csrfmiddlewaretoken": secret}
    if form.button.get("name"):
        data[form.button["name"]] = form.button["value"]
    return client.post(path, data, headers={"Origin": "null"})


def test_the_headings_are_those_of_rfc_8058(letter):
    headings = email.message_from_bytes(letter.message().as_bytes())
    assert re.fullmatch(r"<https?://[^<>\s]+>", headings["List-Unsubscribe"].strip())
    assert headings["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = way_out(letter)
    assert path in letter.body and path in letter.alternatives[0][0]


def test_the_mails_about_a_registration_have_no_such_way(event):
    answer(event)
    (mail,) = letters("anna")
    assert "List-Unsubscribe" not in mail.message() and "Avregistrera" not in mail.body


def test_a_mail_program_does_it_in_one_post(program, letter):
    response = program.post(way_out(letter), ONE_CLICK)
    assert response.status_code == 200 and has_left()
    assert program.post(way_out(letter), ONE_CLICK).status_code == 200  # twice is once


def test_it_may_post_it_as_a_plain_form_too(program, letter):
    body = "List-Unsubscribe=One-Click"
    kind = "application/x-www-form-urlencoded"
    assert program.post(way_out(letter), body, content_type=kind).status_code == 200
    assert has_left()


def test_other_posts_without_the_token_of_the_page_do_nothing(program, letter):
    for body in ({}, {"List-Unsubscribe": "Yes"}, {"action": "again"}):
        assert program.post(way_out(letter), body).status_code == 403
    assert not has_left()


def test_no_other_link_is_pressed_at_one_click(program):
    assert program.post(f"/lank/{make_link()}/", ONE_CLICK).status_code == 403
    assert done == []


def test_scanners_burn_nothing(client, letter):
    for _time in range(3):
        assert client.head(way_out(letter)).status_code == 200
        assert client.get(way_out(letter)).status_code == 200
    assert not has_left()


def test_a_tampered_link_does_nothing(program, letter):
    path = way_out(letter)
    for wrong in (path[:-4] + "AAA/", path.replace("/lank/", "/lank/B"), "/lank/x.y/"):
        assert program.post(wrong, ONE_CLICK).status_code in (403, 404)
    assert not has_left()


@pytest.mark.parametrize(
    ("language", "asks", "left", "again", "back"),
    [
        (
            "sv",
            "Vill du slippa inbjudningar till träffar?",
            "Du får inga fler inbjudningar",
            "Ja, skicka inbjudningar igen",
            "Du får inbjudningar igen",
        ),
        (
            "en",
            "No more invitations to meetings?",
            "You get no more invitations",
            "Yes, send invitations again",
            "You get invitations again",
        ),
    ],
)
def test_a_reader_leaves_by_a_button_and_comes_back_by_another(
    event, known, language, asks, left, again, back
):
    make_english(event)
    known.add("anna", language=language)
    send(event)
    path, browser = way_out(letters("anna")[0]), Client(enforce_csrf_checks=True)
    assert page(browser.get(path)).h1.get_text() == asks
    after = page(press(browser, path))
    assert (after.html["lang"], after.h1.get_text(), has_left()) == (language, left, True)
    assert after.select_one("main button").get_text() == again
    returned = page(press_here(browser, path, after.select_one("main form")))
    assert (returned.h1.get_text(), has_left()) == (back, False)


def test_a_second_press_says_that_it_is_done(client, letter):
    path = way_out(letter)
    client.post(path)
    second = page(client.post(path))
    assert second.h1.get_text() == "Du är redan avregistrerad" and has_left()
    assert page(client.get(path)).h1.get_text() == "Du får inga inbjudningar"


def test_a_mail_program_never_calls_anybody_back(program, letter):
    path = way_out(letter)
    program.post(path, ONE_CLICK)
    program.post(path, {**ONE_CLICK, "action": "again"})
    assert has_left()


def test_it_holds_for_every_meeting_and_whoever_adds_the_address_later(
    program, calendar, letter, known
):
    program.post(way_out(letter), ONE_CLICK)
    known.remove("anna")
    known.add("anna")
    assert send(make_meeting(calendar, title="Höstens träff")) == 0


def test_whoever_gave_the_address_is_told(program, letter, known, client):
    program.post(way_out(letter), ONE_CLICK)
    client.post(way_out(letter), {"action": "again"})
    assert known.noted == [("anna@example.org", False), ("anna@example.org", True)]


def test_who_comes_back_is_invited_again(client, calendar, letter):
    client.post(way_out(letter))
    client.post(way_out(letter), {"action": "again"})
    assert send(make_meeting(calendar, title="Höstens träff")) == 1


def test_the_link_of_an_old_mail_still_works(program, letter):
    with time_machine.travel(timezone.now() + YEAR + dt.timedelta(days=300)):
        forget_old_rows()
        assert program.post(way_out(letter), ONE_CLICK).status_code == 200
    assert has_left()


def test_the_link_does_nothing_else(client, letter):
    client.post(way_out(letter))
    assert "sessionid" not in client.cookies
    assert not Invitation.objects.exclude(answered_at=None).exists()


def test_its_secret_stands_in_no_log(program, letter, written):
    program.post(way_out(letter) + "x/", ONE_CLICK)
    log = written()
    assert "Not Found" in log
    assert way_out(letter).strip("/").split("/")[-1] not in log


def test_an_address_is_told_what_is_known_and_erased_but_for_its_no(program, letter, event):
    found = personal_data.find("Anna@example.org")["events.invitations"]
    assert [each["meeting"] for each in found] == ["Vårens träff"]
    program.post(way_out(letter), ONE_CLICK)
    holder = personal_data.holders["events.invitations"]
    erased = holder.erase("anna@example.org")
    assert erased.count == 1 and "inte vill ha" in " ".join(erased.kept)
    assert event.invitations.get().address == "" and has_left()
    assert not SignedLink.objects.filter(purpose=LEAVE).exists()


def test_who_has_said_nothing_leaves_nothing(letter, event):
    assert personal_data.holders["events.invitations"].erase("anna@example.org").kept == []
    assert links.find(way_out(letter).strip("/").split("/")[-1]) is None
    assert personal_data.find("anna@example.org")["events.invitations"] == []
