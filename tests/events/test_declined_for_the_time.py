"""Who says no because of the time is told, once, when the meeting gets another."""

import pytest
from bs4 import BeautifulSoup

from events.attendees.changes import change_of
from events.enums import Status
from events.models import EventPage
from tests.attendees import later, press, publish, see
from tests.invitees import people, send
from tests.registrations import answer, letters, link, post

pytestmark = pytest.mark.django_db
MOVED = "Ny tid: Vårens träff"
LABEL = "Tiden passar mig inte: skriv till mig om träffen flyttas"


@pytest.fixture
def event(at_noon):
    return at_noon


def subjects(who):
    return [letter.subject for letter in letters(who)]


def decide(host, event, action="send", **fields):
    change = change_of(EventPage.objects.get(pk=event.pk))
    return press(host, "tell", event, action=action, mark=change.mark, **fields)


def test_the_form_asks_for_the_reason_and_the_mail_says_what_follows(client, event):
    page = BeautifulSoup(client.get(event.url).content, "html.parser")
    choices = {each.get_text(" ", strip=True) for each in page.select("#answer label")}
    assert LABEL in choices
    post(client, event, "anna", "not_then")
    letter = letters("anna")[-1]
    assert letter.subject == "Tack för beskedet: Vårens träff"
    assert "Om träffen flyttas till en annan tid skriver vi till dig." in letter.body


def test_a_new_time_is_told_in_the_same_question_and_once(host, client, event):
    answer(event, "anna", "not_then")
    answer(event, "bo", "no")
    answer(event, "cia")
    old = event.when
    publish(event, **later(event))
    page = see(host, "tell", event)
    assert "Berätta också för 1 som inte kunde komma på den gamla tiden" in page
    assert MOVED in page and "New time: Vårens träff" in page and "@example.org" not in page
    page = decide(host, event, declined="on")
    assert "Mejlet går till 1 som inte kunde komma på den gamla tiden." in page
    letter = letters("anna")[-1]
    assert letter.subject == MOVED
    assert f"När, förut: {old.rpartition('–')[0]}" in letter.body
    assert subjects("bo") == ["Tack för beskedet: Vårens träff"]
    assert change_of(EventPage.objects.get(pk=event.pk)) is None
    assert client.post(link(letter, "Svara på nytt"), follow=True).status_code == 200


def test_nobody_else_has_to_know_for_the_question_to_come(host, event):
    answer(event, "anna", "not_then")
    publish(event, **later(event))
    assert "Skicka till 1 som inte kunde komma på den gamla tiden" in see(host, "tell", event)
    decide(host, event)
    assert subjects("anna").count(MOVED) == 1


def test_each_new_time_is_told_once_and_never_the_old_one(host, event):
    answer(event, "anna", "not_then")
    for days in (1, 2):
        publish(event, **later(event, days))
        decide(host, event)
    assert publish(event, **later(event, 1)) is None
    assert publish(event, **later(event, 0)) is None
    assert subjects("anna").count(MOVED) == 2


def test_who_is_invited_and_said_so_gets_one_mail(host, event):
    with people() as found:
        found.add("anna", "bo")
        send(event)
        answer(event, "anna", "not_then")
        publish(event, **later(event))
        decide(host, event, invited="on", declined="on")
    assert subjects("anna").count(MOVED) == subjects("bo").count(MOVED) == 1


def test_who_left_a_seat_because_of_the_time_is_told_too(host, event):
    answer(event, "anna")
    answer(event, "anna", "not_then")
    assert "Om träffen flyttas till en annan tid skriver vi till dig." in letters("anna")[-1].body
    publish(event, **later(event))
    decide(host, event)
    assert subjects("anna")[-1] == MOVED


def test_what_is_no_new_time_is_no_news(event):
    answer(event, "anna", "not_then")
    assert publish(event, place="Lilla salen") is None
    assert publish(event, status=Status.CANCELLED) is None


def test_who_has_answered_anew_is_a_participant(event):
    answer(event, "anna", "not_then")
    answer(event, "anna")
    assert publish(event, **later(event)).declined is None


def test_not_sending_ends_the_question_about_this_time_alone(host, event):
    answer(event, "anna", "not_then")
    publish(event, **later(event))
    decide(host, event, "leave")
    assert change_of(EventPage.objects.get(pk=event.pk)) is None
    assert publish(event, **later(event, 2)).declined.count == 1
