"""A manager invites to a meeting: whom it reaches, what the mail says, and that it comes once."""

import datetime as dt
import time

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from wagtail.models import PageLogEntry

from access.delivery import deliver_due
from access.models import OutgoingMail
from events.enums import Status
from events.invitations import sources
from events.models import EventPage, Invitation
from tests.attendees import address, make_user, press, see, words
from tests.factories import make_english
from tests.invitees import REASON, people, send
from tests.registrations import answer, letters, make_meeting

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def event(calendar):
    return make_meeting(calendar, summary="Om städning.", place="Stora salen")


@pytest.fixture
def known():
    with people() as found:
        yield found


def facts(client, event):
    """Return what stands on the page about whom the button reaches."""
    soup = BeautifulSoup(client.get(address("invite", event)).content, "html.parser")
    names = [each.text for each in soup.select("main dl dt")]
    return dict(zip(names, [int(each.text) for each in soup.select("main dl dd")], strict=True))


def test_the_page_says_how_many_get_it_and_how_many_not(host, event, known):
    known.add("anna", "bo", "cia")
    known.add("dan", is_reached=False)
    known.add("eva", "fia", is_willing=False)
    answer(event, "cia", "no")
    assert facts(host, event) == {
        "Får inbjudan": 2,
        "Har redan svarat": 1,
        "Vill inte ha inbjudningar": 2,
        "Går inte att nå med mejl": 1,
    }


def test_the_page_names_nobody(host, event, known):
    known.add("anna", "bo")
    assert "@example.org" not in see(host, "invite", event)


def test_the_button_sends_one_mail_each(host, event, known):
    known.add("anna", "bo")
    assert "Inbjudan går till 2 adresser." in press(host, "invite", event, action="send")
    assert [len(letters(who)) for who in ("anna", "bo")] == [1, 1]


def test_the_mail_says_what_when_where_why_and_has_one_button(event, known):
    known.add("anna")
    send(event)
    (letter,) = letters("anna")
    assert letter.subject == "Inbjudan: Vårens träff"
    for part in ("Om städning.", event.when, "Stora salen", REASON["sv"]):
        assert part in letter.body
    assert f"Svara om du kommer:\n{event.full_url}#answer" in letter.body
    html = BeautifulSoup(letter.alternatives[0][0], "html.parser")
    assert [a.get_text() for a in html.select("a")] == [
        "Svara om du kommer",
        "Avregistrera dig från de här mejlen",
    ]


def test_it_keeps_the_link_to_the_online_meeting_to_itself(event, known):
    known.add("anna")
    send(event)
    assert event.online_url not in letters("anna")[0].body


def test_each_reads_it_in_their_language(event, known):
    english = make_english(event, title="The spring meeting")
    known.add("anna", language="en")
    send(event)
    (letter,) = letters("anna")
    assert letter.subject == "Invitation: The spring meeting"
    assert f"Answer whether you come:\n{english.full_url}#answer" in letter.body
    assert "Unsubscribe from these mails:" in letter.body and REASON["en"] in letter.body


def test_pressing_again_reaches_only_those_who_are_new(host, event, known):
    known.add("anna")
    press(host, "invite", event, action="send")
    assert "Inget skickades" in press(host, "invite", event, action="send")
    known.add("bo")
    assert facts(host, event) == {"Får inbjudan": 1, "Redan inbjudna": 1}
    press(host, "invite", event, action="send")
    assert [len(letters(who)) for who in ("anna", "bo")] == [1, 1]


def test_an_address_is_one_however_it_is_written_and_wherever_it_stands(event, known):
    known.add("anna")
    more = sources.Invitee("Anna@Example.org", "sv", "Ett annat skäl.")
    sources.register_source("more", sources.Source(lambda: [more], lambda mark, is_willing: None))
    assert send(event) == 1
    assert Invitation.objects.count() == 1


def test_another_meeting_is_another_invitation(calendar, event, known):
    known.add("anna")
    assert [send(event), send(make_meeting(calendar, title="Höstens träff"))] == [1, 1]


def test_who_has_answered_in_any_way_is_not_invited(event, known):
    known.add("anna", "bo")
    answer(event, "anna", "no")
    answer(event, "bo")
    assert send(event) == 0


def test_a_greeting_stands_in_the_mail_of_its_language(host, event, known):
    make_english(event, title="The spring meeting")
    known.add("anna")
    known.add("bo", language="en")
    words_ = {"greeting-sv": "Vi ses!\r\nVera", "greeting-en": "See you!"}
    shown = press(host, "invite", event, action="preview", **words_)
    assert "Vi ses!" in shown and "See you!" in shown and mail.outbox == []
    press(host, "invite", event, action="send", **words_)
    assert "Vi ses!\nVera" in letters("anna")[0].body and "See you!" in letters("bo")[0].body
    assert "See you!" not in letters("anna")[0].body


def test_a_greeting_is_asked_for_in_every_language_that_is_read(host, event, known):
    known.add("anna")
    known.add("bo", language="en")
    said = press(host, "invite", event, action="send", **{"greeting-sv": "Vi ses!"})
    assert "Skriv hälsningen på det här språket också." in said
    assert not Invitation.objects.exists()


def test_a_greeting_is_plain_text_and_reaches_no_heading(host, event, known):
    known.add("anna")
    hostile = "Hej\r\nBcc: eva@example.org\r\n\r\n<script>x</script>"
    press(host, "invite", event, action="send", **{"greeting-sv": hostile})
    (letter,) = letters("anna")
    assert letter.message()["Bcc"] is None and letter.recipients() == ["anna@example.org"]
    assert "<script>" not in letter.alternatives[0][0]


def test_a_title_with_a_line_break_makes_no_heading(event, known):
    known.add("anna")
    EventPage.objects.filter(pk=event.pk).update(title="Träff\r\nBcc: eva@example.org")
    send(event)
    (letter,) = letters("anna")
    assert letter.message()["Bcc"] is None and "\n" not in letter.subject


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"live": False}, "Träffen är inte publicerad."),
        ({"status": Status.CANCELLED}, "Träffen är inställd."),
        ({"starts_at": timezone.now() - DAY, "ends_at": timezone.now() + DAY}, "har börjat"),
        ({"registration_closes_at": timezone.now() - DAY}, "Anmälan är stängd."),
        ({"registration_opens_at": timezone.now() + DAY}, "Skicka inbjudan då."),
    ],
    ids=["draft", "cancelled", "begun", "closed", "not open"],
)
def test_nobody_is_invited_to_what_they_cannot_answer(host, event, known, fields, says):
    known.add("anna")
    EventPage.objects.filter(pk=event.pk).update(**fields)
    assert says in see(host, "invite", event)
    assert says in press(host, "invite", event, action="send")
    assert not Invitation.objects.exists()


def test_with_nobody_to_invite_the_page_says_so(host, event, known):
    assert "Det finns ingen att bjuda in." in see(host, "invite", event)
    assert "Skicka inbjudan" not in see(host, "invite", event)


def test_the_list_of_people_says_what_became_of_it_and_the_history_who_did_it(host, event, known):
    known.add("anna", "bo", "cia")
    press(host, "invite", event, action="send")
    answer(event, "anna")
    said = see(host, "people", event)
    assert "Inbjudna: 3" in said and "av dem har svarat: 1" in said
    entry = PageLogEntry.objects.get(action="events.invite")
    assert (entry.message, entry.user.username) == ("Bjöd in 3 adresser", "vera")


def test_only_those_who_manage_registrations_come_in(client, event, known):
    known.add("anna")
    client.force_login(make_user("Redaktör", "rut"))
    for response in (
        client.get(address("invite", event)),
        client.post(address("invite", event), {"action": "send"}),
    ):
        assert response.url == "/admin/"
    assert not Invitation.objects.exists()


def test_a_page_in_another_language_leads_to_the_swedish_one(host, event, known):
    english = make_english(event)
    answer_ = host.get(address("invite", english), follow=True)
    assert answer_.redirect_chain[-1][0] == address("invite", event)
    assert words(answer_)


def test_three_hundred_do_not_wait_for_a_slow_mail_server(
    host, event, known, monkeypatch, django_capture_on_commit_callbacks
):
    sent = []

    def slowly(self, fail_silently=False):
        sent.append(self.to)
        time.sleep(0.4)
        return 1

    monkeypatch.setattr(EmailMultiAlternatives, "send", slowly)
    known.add(*[f"a{number}" for number in range(300)])
    begun = time.monotonic()
    with django_capture_on_commit_callbacks(execute=True):
        press(host, "invite", event, action="send")
    assert time.monotonic() - begun < 10
    assert 0 < len(sent) < 15  # more would be a minute and more
    assert OutgoingMail.objects.filter(state="waiting").count() == 300 - len(sent)
    monkeypatch.undo()
    deliver_due()
    assert OutgoingMail.objects.filter(state="sent").count() == 300


@pytest.mark.parametrize(
    ("mode", "line"),
    [("hybrid", "Form: på plats och på nätet"), ("on_site", "Var: Stora salen")],
)
def test_the_invitation_tells_of_every_way_to_take_part(event, known, mode, line):
    known.add("anna")
    event.mode = mode
    event.save_revision().publish()
    send(event)
    assert line in letters("anna")[0].body
    assert ("Form:" in letters("anna")[0].body) == (mode == "hybrid")
