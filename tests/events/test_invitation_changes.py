"""The invited who have not answered hold an old time, too: they can be told of the new one."""

import datetime as dt
from importlib import import_module

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.apps import apps
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from events.attendees.changes import change_of
from events.enums import Status
from events.invitations.reminders import remind_invited
from events.models import EventPage, Invitation
from tests.attendees import address, later, make_user, press, publish, see
from tests.factories import make_english
from tests.invitees import REASON, people, send, way_out
from tests.registrations import answer, letters

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
MOVED, CALLED_OFF = "Ny tid: Vårens träff", "Inställd: Vårens träff"
BACK_ON = "Träffen blir av: Vårens träff"


@pytest.fixture
def event(at_noon):
    return at_noon


@pytest.fixture
def known(event):
    """Anna, Bo and Eva (who reads English) are invited; Bo has answered."""
    with people() as found:
        found.add("anna", "bo")
        found.add("eva", language="en")
        send(event)
        answer(event, "bo")
        yield found


def subjects(who):
    return [letter.subject for letter in letters(who)]


def decide(host, event, action="send", **fields):
    change = change_of(EventPage.objects.get(pk=event.pk))
    return press(host, "tell", event, action=action, mark=change.mark, **fields)


def test_the_page_says_how_many_and_asks_whether(host, event, known):
    publish(event, **later(event))
    page = see(host, "tell", event)
    assert "Inbjudna som inte har svarat: 2" in page
    assert "Berätta också för 2 inbjudna som inte har svarat" in page
    assert MOVED in page and "New time: Vårens träff" in page
    assert "@example.org" not in page


def test_a_new_time_goes_to_them_with_what_it_was(host, event, known):
    old = event.when
    publish(event, **later(event))
    page = decide(host, event, invited="on")
    assert "Mejlet går till 1 deltagare." in page and "Mejlet går till 2 inbjudna." in page
    letter = letters("anna")[-1]
    new = EventPage.objects.get(pk=event.pk)
    assert letter.subject == MOVED
    assert f"När: {new.when}" in letter.body and f"När, förut: {old}" in letter.body
    assert f"Svara om du kommer:\n{new.full_url}#answer" in letter.body
    assert subjects("bo")[-1] == "Träffen har ändrats: Vårens träff"


def test_a_cancellation_goes_to_them_in_their_language(host, event, known):
    make_english(event, title="The spring meeting")
    publish(event, status=Status.CANCELLED)
    decide(host, event, invited="on")
    assert subjects("anna")[-1] == CALLED_OFF
    assert subjects("eva")[-1] == "Cancelled: The spring meeting"
    assert "#answer" not in letters("anna")[-1].body


def test_the_way_out_is_in_it_and_works(client, host, event, known):
    publish(event, status=Status.CANCELLED)
    decide(host, event, invited="on")
    letter = letters("anna")[-1]
    assert letter.message()["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert REASON["sv"] in letter.body and "Avregistrera dig från de här mejlen" in letter.body
    client.post(way_out(letter), {"List-Unsubscribe": "One-Click"})
    assert ("anna@example.org", False) in known.noted


def test_without_the_tick_they_hear_nothing_and_nobody_asks_again(host, event, known):
    publish(event, **later(event))
    decide(host, event)
    assert MOVED not in subjects("anna")
    assert change_of(event) is None


def test_not_sending_is_for_them_too(host, event, known):
    publish(event, **later(event))
    decide(host, event, "leave", invited="on")
    assert MOVED not in subjects("anna") and change_of(event) is None


def test_the_tick_is_set(host, event, known):
    publish(event, **later(event))
    soup = BeautifulSoup(host.get(address("tell", event)).content, "html.parser")
    assert soup.select_one("main form input[name=invited][checked]")


def test_when_nobody_has_answered_they_alone_are_told(host, event):
    with people() as found:
        found.add("anna")
        send(event)
        publish(event, status=Status.CANCELLED)
        page = see(host, "tell", event)
        assert "Skicka till 1 inbjuden" in page and "deltagare" not in page.split("Vilka")[1]
        assert "Mejlet går till 1 inbjuden." in decide(host, event)
    assert subjects("anna") == ["Inbjudan: Vårens träff", CALLED_OFF]
    assert change_of(event) is None


def test_who_has_unsubscribed_or_cannot_be_reached_is_left_out(host, event, known):
    known.add("anna", is_willing=False)
    known.add("eva", is_reached=False)
    change = publish(event, **later(event))
    assert change.invited is None and change.count == 1
    assert "inbjudna" not in see(host, "tell", event)


@pytest.mark.parametrize("what", ["on_site", "no"])
def test_who_has_answered_is_not_told_as_invited(host, event, known, what):
    answer(event, "anna", what)
    assert publish(event, **later(event)).invited.count == 1


@pytest.mark.parametrize(
    "fields", [{"place": "Lilla salen"}, {"online_url": "https://mote.example.org/nytt"}]
)
def test_a_new_place_or_link_is_no_concern_of_theirs(event, known, fields):
    change = publish(event, **fields)
    assert change is None or change.invited is None


def test_two_presses_tell_once(host, event, known):
    mark = publish(event, **later(event)).mark
    for _time in range(2):
        page = press(host, "tell", event, action="send", mark=mark, invited="on")
    assert "någon annan hunnit bestämma" in page
    assert subjects("anna").count(MOVED) == 1


def test_there_and_back_again_is_told_each_time(host, event, known):
    publish(event, **later(event))
    decide(host, event, invited="on")
    publish(event, starts_at=event.starts_at, ends_at=event.ends_at)
    decide(host, event, invited="on")
    publish(event, **later(event))
    decide(host, event, invited="on")
    assert subjects("anna").count(MOVED) == 3


def test_held_after_all_goes_to_those_who_were_told_that_it_is_cancelled(host, event, known):
    publish(event, status=Status.CANCELLED)
    decide(host, event, invited="on")
    publish(event, status=Status.SCHEDULED)
    decide(host, event, invited="on")
    assert subjects("anna")[-1] == BACK_ON


def test_held_after_all_is_no_news_to_those_who_never_knew(host, event, known):
    publish(event, status=Status.CANCELLED)
    decide(host, event)
    assert publish(event, status=Status.SCHEDULED).invited is None


def test_what_they_were_not_told_of_is_in_the_next_mail(host, event, known):
    publish(event, **later(event))
    decide(host, event)
    publish(event, **later(event, days=2))
    decide(host, event, invited="on")
    assert f"När, förut: {event.when}" in letters("anna")[-1].body


def test_who_is_invited_or_reminded_after_the_change_knows_it(host, event, known):
    publish(event, **later(event))
    known.add("cia")
    event = EventPage.objects.get(pk=event.pk)
    send(event)
    assert change_of(event).invited.count == 2
    with time_machine.travel(timezone.now() + 6 * DAY):
        assert remind_invited() == 3
    assert change_of(event).invited is None


def test_of_a_meeting_that_has_begun_they_are_told_nothing(event, known):
    with time_machine.travel(event.starts_at + DAY / 24):
        change = publish(event, ends_at=event.ends_at + DAY)
        assert change is None or change.invited is None


@pytest.mark.indexed
def test_a_draft_is_no_news(host, event, known):
    event.starts_at += DAY
    event.ends_at += DAY
    event.save_revision()
    editor = host.get(reverse("wagtailadmin_pages:edit", args=[event.pk])).content.decode()
    assert address("tell", event) not in editor


def test_the_history_says_how_many(host, event, known):
    publish(event, **later(event))
    decide(host, event, invited="on")
    entry = PageLogEntry.objects.get(action="events.tell_invited")
    assert entry.message == "De inbjudna fick veta vad som har ändrats (2 mejl)"


@pytest.mark.indexed
def test_the_manager_and_the_editor_are_reminded_to_choose(host, event):
    with people() as found:
        found.add("anna")
        send(event)
        publish(event, status=Status.CANCELLED)
        words = "En inbjuden som inte har svarat vet något annat"
        assert words in see(host, "people", event)
        make_user("Redaktör", "rut")
        editor = host.get(reverse("wagtailadmin_pages:edit", args=[event.pk])).content.decode()
        assert address("tell", event) in editor


def test_the_question_by_mail_names_them(event, mailoutbox):
    make_user()
    with people() as found:
        found.add("anna")
        send(event)
        publish(event, status=Status.CANCELLED)
        letter = letters("vera")[-1]
    assert letter.subject == "Ska de inbjudna få veta det? Vårens träff"
    assert "en inbjuden som inte har svarat inte känner till" in letter.body


def test_those_invited_before_this_was_noted_know_what_is_public_when_it_begins(event, known):
    Invitation.objects.update(told_starts_at=None, told_ends_at=None)
    migration = import_module("events.migrations.0010_remember_what_the_invited_know")
    for _time in range(2):
        migration.take_what_is_public(apps, None)
    assert change_of(event) is None
    assert publish(event, **later(event)).invited.count == 2
