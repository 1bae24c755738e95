"""Somebody else's answer takes nobody's seat, and tells nobody who is registered."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from events.enums import State
from events.models import Question, Registration
from tests.factories import make_english
from tests.registrations import answer, letters, link, make_meeting, post, press, reply

pytestmark = pytest.mark.django_db

CONFIRM = "Ja, det är mitt svar"


@pytest.fixture
def event(calendar):
    return make_meeting(calendar, capacity_on_site=1, capacity_online=5)


def fresh(row):
    return Registration.objects.get(pk=row.pk)


def main(response):
    return BeautifulSoup(response.content, "html.parser").main.text


@pytest.mark.parametrize("what", ["no", "online"])
def test_another_browser_changes_nothing_before_the_owner_has_said_so(client, event, anna, what):
    post(client, event, "anna", what, name="Anna Andersson", organisation="Annat AB")
    row = fresh(anna)
    kept = (row.state, row.mode, row.name, row.organisation)
    assert kept == (State.CONFIRMED, "on_site", "Anna", "")
    assert letters("anna")[-1].subject == "Är det här ditt nya svar? Vårens träff"


def test_the_owner_confirms_it_by_a_button(client, event, anna):
    post(client, event, "anna", "online", organisation="Mossens bageri", question="Hur?")
    press(client, letters("anna")[-1], CONFIRM)
    row = fresh(anna)
    assert (row.mode, row.organisation, row.proposed) == ("online", "Mossens bageri", {})
    assert Question.objects.get().text == "Hur?"
    assert letters("anna")[-1].subject == "Du har en plats: Vårens träff"


def test_the_link_confirms_only_the_answer_that_its_mail_names(client, event, anna):
    post(client, event, "anna", "online")
    first = letters("anna")[-1]
    post(client, event, "anna", "no")
    press(client, first, CONFIRM)
    assert (fresh(anna).state, fresh(anna).mode) == (State.CONFIRMED, "online")


def test_on_another_day_another_answer_takes_the_place_of_the_first(client, event, anna):
    post(client, event, "anna", "online")
    first = letters("anna")[-1]
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        post(client, event, "anna", "no")
        assert client.post(link(first, CONFIRM)).status_code == 410
        press(client, letters("anna")[-1], CONFIRM)
    assert fresh(anna).state == State.CANCELLED


def test_an_answer_twice_is_one_registration(client, event):
    for _time in range(3):
        post(client, event, "anna")
        client.cookies.clear()
    assert Registration.objects.count() == 1


def test_the_same_answer_at_once_is_one_mail(client, event):
    post(client, event, "anna")
    client.cookies.clear()
    post(client, event, "anna")
    assert len(letters("anna")) == 1


@pytest.mark.parametrize("written", ["ANNA@Example.org", " anna@example.org "])
def test_an_address_is_the_same_however_it_is_written(client, event, anna, written):
    client.post(event.answer_url, {"answer": "on_site", "name": "Anna", "email": written})
    assert Registration.objects.count() == 1


def test_the_browser_that_answered_changes_its_answer_at_once(client, event):
    post(client, event, "anna")
    page = post(client, event, "anna", "no")
    assert "Du har avbokat" in page.content.decode()
    assert Registration.objects.get().state == State.CANCELLED


def test_a_browser_changes_the_answer_of_its_own_address_alone(client, event, anna):
    post(client, event, "bo", "online")
    post(client, event, "anna", "no")
    assert fresh(anna).state == State.CONFIRMED


@pytest.mark.parametrize("what", ["on_site", "online", "no"])
def test_the_page_is_the_same_for_a_known_address_and_a_new_one(client, event, anna, what):
    pages = []
    for who in ("anna", "nils"):
        client.cookies.clear()
        pages.append(main(post(client, event, who, what)))
    assert pages[0] == pages[1]


def test_the_page_tells_who_is_full_nothing_about_whose_the_seat_is(client, event, anna):
    text = main(post(client, event, "anna"))
    assert "Alla platser i lokalen är tagna" in text and "har du den kvar" in text


def test_nothing_of_the_registered_is_shown_to_who_answers_for_them(client, event):
    answer(event, "anna", organisation="Hemliga AB", access_needs="Hörslinga", consent="Ja")
    page = post(client, event, "anna", "online")
    again = client.get(f"{event.url}mitt-svar/", follow=True)
    for response in (page, again):
        assert "Hemliga" not in response.content.decode()
        assert "Hörslinga" not in response.content.decode()


def test_who_cancelled_may_answer_again_from_anywhere(client, event, anna):
    post(client, event, "anna", "no")
    press(client, letters("anna")[-1], CONFIRM)
    client.cookies.clear()
    post(client, event, "anna", "online")
    assert (fresh(anna).state, fresh(anna).mode) == (State.CONFIRMED, "online")


def test_one_question_goes_to_one_address_however_often_others_answer(client, event, anna):
    for number in range(9):
        post(client, event, "anna", "no", name=f"Anna {number}")
    assert len([m for m in letters("anna") if m.subject.startswith("Är det här")]) == 1


@pytest.mark.parametrize("what", ["on_site", "online", "no", "not_then"])
def test_the_same_answer_twice_is_one_mail_whenever_it_comes(client, event, what):
    for hours in (0, 1, 30):
        with time_machine.travel(timezone.now() + dt.timedelta(hours=hours)):
            post(client, event, "anna", what, question="Hur?")
            client.cookies.clear()
    assert len(letters("anna")) == 1
    assert Question.objects.count() == 1


def test_the_same_answer_twice_from_its_own_browser_is_one_mail(client, event):
    for _time in range(2):
        post(client, event, "anna", "on_site", question="Hur?")
    assert len(letters("anna")) == 1


def test_each_reads_the_mails_in_the_language_of_the_page(client, event):
    english = make_english(event, title="The spring meeting")
    post(client, english, "anna")
    client.cookies.clear()
    post(client, english, "anna", "online")
    letter = letters("anna")[-1]
    assert letter.subject == "Is this your new answer? The spring meeting"
    assert "“I join online”" in letter.body


def test_an_answer_says_what_it_changes(event, anna):
    assert not reply("anna").says_something_else(anna)
    assert reply("anna", organisation="Mossens").says_something_else(anna)
    assert reply("anna", question="Hur?").says_something_else(anna)
