"""A mail in the manager's own words to some of those who answered: once each."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from wagtail.models import PageLogEntry

from access.delivery import deliver_due
from access.models import OutgoingMail
from events.attendees.check_in import check_in
from events.enums import Mode, State, Status
from events.models import MeetingSettings, Registration
from events.registration.actions import cancel
from tests.attendees import address, publish, words
from tests.factories import make_english
from tests.group_mail import ENGLISH, carried, got, history, look, make_answered, quiet, send
from tests.registrations import answer, letters, link

pytestmark = pytest.mark.django_db

DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)


@pytest.fixture
def event(calendar):
    return make_answered(calendar)


@pytest.mark.parametrize(
    ("whom", "who"),
    [
        ("confirmed", ["anna", "cia"]),
        ("waiting", ["bo"]),
        ("on_site", ["anna"]),
        ("online", ["cia"]),
        ("coming", ["anna", "bo", "cia"]),
    ],
)
def test_each_group_gets_the_mail_and_nobody_else(host, event, whom, who):
    send(host, event, whom)
    assert got() == who


def test_an_offered_seat_counts_as_waiting(host, event):
    cancel(Registration.objects.get(name="Anna"), is_silent=True)
    assert Registration.objects.get(name="Bo").state == State.OFFERED
    quiet()
    send(host, event, "waiting")
    assert got() == ["bo"]
    assert "vi håller en plats åt dig" in letters("bo")[0].body


def test_those_who_took_part_are_those_who_were_checked_in(host, event):
    check_in(Registration.objects.get(name="Anna"), Mode.ON_SITE, None)
    with time_machine.travel(event.ends_at + DAY, tick=False):
        host.force_login(User.objects.get(username="vera"))
        send(host, event, "came")
        assert got() == ["anna"]
    assert letters("anna")[0].subject == "Ta med en penna"


def test_the_mail_holds_the_words_the_facts_and_the_way_to_change(host, event, client):
    send(host, event)
    body = letters("anna")[0].body
    assert body.startswith("Hej!\n\nVi har bara två.\n\nTräff: Vårens träff\nNär: ")
    assert "Du deltar: på plats" in body
    assert "din e-postadress" in body
    page = client.post(link(letters("anna")[0], "Se eller ändra ditt svar"), follow=True)
    assert "Anna" in page.text


def test_only_who_has_a_seat_online_gets_the_link_to_the_meeting(host, event):
    publish(event, capacity_online=1)
    answer(event, "eva", "online")
    quiet()
    send(host, event)
    bodies = {who: letters(who)[-1].body for who in ("anna", "bo", "cia", "eva")}
    assert [who for who, body in bodies.items() if event.online_url in body] == ["cia"]
    assert "du står i kö" in bodies["eva"] and "Du deltar" not in bodies["eva"]


def test_replies_go_to_the_address_of_the_settings(host, event):
    MeetingSettings.objects.update_or_create(defaults={"email": "traff@example.org"})
    send(host, event, "online")
    assert letters("cia")[0].reply_to == ["traff@example.org"]


def test_each_reads_it_in_their_language(host, event):
    english = make_english(event, title="The spring meeting")
    answer(english, "eva", "online", language="en")
    quiet()
    send(host, event, "online", **ENGLISH)
    assert (letters("eva")[-1].subject, letters("cia")[-1].subject) == (
        "Bring a pen",
        "Ta med en penna",
    )
    assert "Meeting: The spring meeting" in letters("eva")[-1].body


def test_without_english_words_the_swedish_ones_are_sent_and_said_to_be_swedish(host, event):
    answer(make_english(event), "eva", "online", language="en")
    quiet()
    page = words(look(host, event, "online"))
    assert "This message is in Swedish." in page
    send(host, event, "online")
    assert letters("eva")[-1].body.startswith("This message is in Swedish.\n\nHej!")
    assert "skrivet på ett annat språk" not in letters("cia")[-1].body


def html_of(letter):
    return BeautifulSoup(letter.alternatives[0][0], "html.parser")


def test_swedish_words_in_an_english_mail_are_marked_as_swedish(host, event):
    answer(make_english(event), "eva", "online", language="en")
    quiet()
    send(host, event, "online")
    page = html_of(letters("eva")[-1])
    assert page.html["lang"] == "en"
    assert {each["lang"] for each in page.select("p[lang]")} == {"sv"}
    assert page.select_one("p[lang]").text.startswith("Hej!")
    assert html_of(letters("cia")[-1]).select("body [lang]") == []


def test_a_copy_marks_each_language(host, event):
    send(host, event, "online", copy="on", **ENGLISH)
    page = html_of(letters("vera")[0])
    assert [each.text for each in page.select("p[lang=en]")][0] == "Bring a pen"
    assert page.select("p[lang=sv]") == []


def test_a_line_break_in_the_subject_is_a_blank(host, event):
    send(host, event, "online", subject_sv="Hej\r\nBcc: ond@example.org")
    assert letters("cia")[0].subject == "Hej Bcc: ond@example.org"


def test_pressing_send_twice_is_one_mail_each(host, event):
    path, fields = carried(look(host, event), "send")
    host.post(path, fields)
    assert "redan fått mejlet" in words(host.post(path, fields, follow=True))
    assert got() == ["anna", "bo", "cia"]
    assert len(history(event)) == 1


def test_nobody_gets_the_same_words_twice_by_being_in_two_groups(host, event):
    send(host, event, "confirmed")
    assert "redan skickats till 2 personer" in words(look(host, event))
    assert "Mejlet går till 1 person." in send(host, event)
    assert got() == ["anna", "bo", "cia"]


def test_other_words_are_another_mail(host, event):
    send(host, event, "online")
    send(host, event, "online", text_sv="Vi har hittat en till.")
    assert got() == ["cia", "cia"]


def test_a_send_that_is_broken_off_can_be_sent_again(host, event, monkeypatch):
    from events.attendees import group_mail

    def die(*args, **kwargs):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(group_mail.audit_log, "write", die)
        with pytest.raises(SystemExit):
            send(host, event)
    assert OutgoingMail.objects.filter(kind=group_mail.GROUP).count() == 0
    send(host, event)
    assert got() == ["anna", "bo", "cia"]


def test_a_copy_goes_to_the_sender_once(host, event):
    page = send(host, event, "online", copy="on", **ENGLISH)
    assert "En kopia går till dig." in page
    copy = letters("vera")[0]
    assert copy.subject == "Kopia: Ta med en penna"
    assert "till 1 person" in copy.body and "Bring a pen" in copy.body
    assert event.online_url not in copy.body
    send(host, event, copy="on", **ENGLISH)
    assert len(letters("vera")) == 1


def test_without_the_tick_or_an_address_there_is_no_copy(host, event):
    send(host, event, "online")
    assert letters("vera") == []
    User.objects.update(email="")
    assert "Skicka en kopia" not in words(host.get(address("group", event)))


def test_a_cancelled_meeting_leads_to_its_page_alone(host, event):
    publish(event, status=Status.CANCELLED)
    quiet()
    send(host, event)
    body = letters("cia")[-1].body
    assert "Status: inställd" in body and "Till träffens sida:\n" in body
    assert event.online_url not in body and "ändra ditt svar" not in body


def test_a_past_meeting_leads_to_its_page_alone(host, event):
    with time_machine.travel(event.ends_at + 30 * DAY, tick=False):
        host.force_login(User.objects.get(username="vera"))
        send(host, event)
        body = letters("cia")[-1].body
    assert "Till träffens sida:\n" in body
    assert event.online_url not in body and "ändra ditt svar" not in body


def test_while_it_is_held_the_way_in_is_there_and_no_dead_link(host, event):
    with time_machine.travel(event.starts_at + HOUR, tick=False):
        host.force_login(User.objects.get(username="vera"))
        send(host, event, "online")
        body = letters("cia")[-1].body
    assert event.online_url in body and "Jag kan inte komma" not in body


def test_the_history_says_how_many_and_whom_and_the_outbox_forgets(host, event):
    send(host, event, "waiting")
    deliver_due()
    assert history(event) == ["E-post till 1: De som står i kö eller har erbjudits en plats"]
    kept = str(list(PageLogEntry.objects.values())) + str(list(OutgoingMail.objects.values()))
    assert "penna" not in kept and "bo@example.org" not in kept
