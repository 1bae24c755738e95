"""Writing to an enterprise: passed on, answered straight, and never kept."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.utils import timezone, translation

from access import mail as access_mail
from access.delivery import deliver_due
from access.mail import NewMail
from access.models import OutgoingMail
from enterprises.contacts.links import LOGIN, login_spec
from enterprises.enquiries.forms import MessageForm
from enterprises.importing.forms import UploadForm
from enterprises.lifecycle import actions as lifecycle
from enterprises.models import ContactPerson
from tests.factories import make_english, make_enterprise

pytestmark = pytest.mark.django_db

PRIVATE = "anna.privat@example.org"


@pytest.fixture
def page(directory):
    return make_enterprise(directory, title="Café Björken", email="info@example.se")


@pytest.fixture
def contact(page):
    return ContactPerson.objects.create(page=page, name="Anna", email=PRIVATE)


def message(**fields):
    return {
        "name": "Bo Köpare",
        "organisation": "",
        "email": "bo@example.org",
        "message": "Kan ni leverera tårta?",
        **fields,
    }


def post(client, address, captured, **fields):
    with captured(execute=True):
        return client.post(address, message(**fields), follow=True)


@pytest.fixture
def captured(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


def sent_to(address):
    return [letter for letter in mail.outbox if letter.to == [address]]


def test_the_form_stands_at_an_address_of_its_own_in_each_language(client, page):
    english = make_english(page)
    assert page.write_url == f"{page.url}kontakta/"
    assert english.write_url == f"{english.url}contact/"
    assert "Skriv till Café Björken" in client.get(page.write_url).content.decode()
    assert "Write to " in client.get(english.write_url).content.decode()


def test_a_message_reaches_the_contact_person_and_answers_go_to_the_sender(
    client, page, contact, captured
):
    answer = post(client, page.write_url, captured)
    (letter,) = sent_to(PRIVATE)
    assert "Ditt meddelande är på väg" in answer.content.decode()
    assert "> Kan ni leverera tårta?" in letter.body
    assert letter.reply_to == ["bo@example.org"]
    assert "bo@example.org" not in letter.from_email
    assert not sent_to("info@example.se")


def test_the_private_address_is_shown_to_nobody(client, page, contact, captured):
    answer = post(client, page.write_url, captured)
    shown = client.get(page.write_url).content + answer.content + client.get(page.url).content
    assert PRIVATE.encode() not in shown
    (receipt,) = sent_to("bo@example.org")
    assert PRIVATE not in receipt.message().as_string()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_nothing_that_was_typed_is_mailed_to_the_address_that_was_typed(
    client, page, contact, captured, language
):
    there = page if language == "sv" else make_english(page)
    strange = {"name": "Ring nu.example", "organisation": "Banken", "message": "ond.example"}
    post(client, there.write_url, captured, email="offret@example.org", **strange)
    (receipt,) = sent_to("offret@example.org")
    assert "Café Björken" in receipt.subject
    whole = receipt.message().as_string() + receipt.body + receipt.alternatives[0].content
    assert not [word for word in ("nu.example", "Banken", "ond.example") if word in whole]
    assert receipt.reply_to == []
    (letter,) = sent_to(PRIVATE)
    assert "ond.example" in letter.body


def test_the_receipt_is_told_of_before_and_after(client, page, contact, captured):
    assert "Vi skickar dig en kvittens." in client.get(page.write_url).content.decode()
    assert "Du får en kvittens i ett mejl." in post(client, page.write_url, captured).text


def test_the_message_is_forgotten_when_it_has_been_sent(client, page, contact, captured):
    post(client, page.write_url, captured)
    rows = OutgoingMail.objects.all()
    assert {row.state for row in rows} == {"sent"}
    assert all(row.told == {} and not row.to and not row.reply_to for row in rows)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_without_a_contact_person_the_organisation_gets_it(client, page, captured, language):
    there = page if language == "sv" else make_english(page)
    post(client, there.write_url, captured)
    assert "leverera" in sent_to("info@example.se")[0].body


def test_an_address_that_sends_mail_back_is_passed_over(client, page, contact, captured):
    contact.bounced_at = timezone.now()
    contact.save()
    post(client, page.write_url, captured)
    assert sent_to("info@example.se")
    assert not sent_to(PRIVATE)


def test_the_english_form_reaches_the_people_of_the_swedish_page(client, page, contact, captured):
    english = make_english(page, title="Café Birch")
    answer = post(client, english.write_url, captured)
    assert "Your message is on its way" in answer.content.decode()
    assert sent_to(PRIVATE)
    assert sent_to("bo@example.org")[0].subject.startswith("Your message to")


def test_who_cannot_be_reached_is_said_with_the_public_ways(client, directory):
    page = make_enterprise(directory, phone="019-12 34 56")
    answer = client.get(page.write_url).content.decode()
    assert "Vi har ingen e-postadress" in answer
    assert "019-12 34 56" in answer
    assert "<textarea" not in answer


def test_a_paused_profile_can_still_be_written_to(client, page, contact, captured):
    lifecycle.pause(page)
    post(client, page.write_url, captured)
    assert sent_to(PRIVATE)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("name", "", "Skriv ditt namn."),
        ("email", "bo", "hela e-postadressen"),
        ("email", "bo@example.org\r\nBcc: x@example.org", "hela e-postadressen"),
        ("message", "", "Skriv ditt meddelande."),
        ("message", "x" * 3001, "3000"),
    ],
    ids=["no name", "no address", "injected", "no message", "too long"],
)
def test_each_fault_is_said_and_nothing_is_lost(client, page, contact, name, value, sentence):
    answer = client.post(page.write_url, message(organisation="Kommunen", **{name: value}))
    html = answer.content.decode()
    assert sentence in html
    assert "<title>Fel: " in " ".join(html.split())
    assert "Kommunen" in html
    assert not OutgoingMail.objects.exists()


def test_line_breaks_in_a_name_do_not_become_headers(client, page, contact, captured):
    post(client, page.write_url, captured, name="Bo\r\nBcc: x@example.org")
    (letter,) = sent_to(PRIVATE)
    assert letter.bcc == [] and letter.recipients() == [PRIVATE]
    assert "Bcc" not in dict(letter.message().items())


def test_markup_and_formulas_are_text_in_the_mail(client, page, contact, captured):
    post(client, page.write_url, captured, message="<script>x()</script>\n=1+1", name="<b>Bo</b>")
    (letter,) = sent_to(PRIVATE)
    html = letter.alternatives[0].content
    assert "<script>" not in html and "<b>Bo</b>" not in html
    assert "&lt;script&gt;" in html
    assert "> =1+1" in letter.body


def test_characters_that_turn_the_text_are_left_out(client, page, contact, captured):
    post(client, page.write_url, captured, message="moc.\u202eelpmaxe\u0007")
    assert "moc.elpmaxe" in sent_to(PRIVATE)[0].body


def test_a_robot_is_thanked_and_sends_nothing(client, page, contact, captured):
    answer = post(client, page.write_url, captured, homepage="https://example.org")
    assert "Ditt meddelande är på väg" in answer.content.decode()
    assert not OutgoingMail.objects.exists()


def test_the_same_message_twice_goes_once(client, page, contact, captured):
    post(client, page.write_url, captured)
    answer = post(client, page.write_url, captured)
    assert "Ditt meddelande är på väg" in answer.content.decode()
    assert len(sent_to(PRIVATE)) == 1


def test_after_ten_posts_a_network_waits_with_its_words_kept_and_others_do_not(
    client, page, contact
):
    for _try in range(10):
        client.post(page.write_url, message(message=""))
    answer = client.post(page.write_url, message(organisation="Kommunen"))
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 600
    assert "Väldigt mycket" in answer.content.decode() and "Kommunen" in answer.content.decode()
    other = client.post(page.write_url, message(), REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 302


def test_what_is_over_the_receivers_limit_comes_later_and_its_sender_is_told(
    client, page, contact, captured
):
    for number in range(5):
        post(client, page.write_url, captured, message=f"Hej {number}")
    answer = post(client, page.write_url, captured, email="eva@example.org", message="Hej igen")
    assert "Det är många som skriver till företaget just nu" in answer.text
    assert len(sent_to(PRIVATE)) == 5
    assert "dröja längre" in sent_to("eva@example.org")[0].body
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=61)):
        deliver_due()
    assert "> Hej igen" in sent_to(PRIVATE)[5].body
    assert sent_to(PRIVATE)[5].reply_to == ["eva@example.org"]


def test_what_is_held_holds_back_no_link_to_log_in_and_is_not_sent_with_it(
    client, page, contact, captured
):
    for number in range(9):
        post(client, page.write_url, captured, message=f"Hej {number}")
    with captured(execute=True):
        assert access_mail.post(NewMail(LOGIN, PRIVATE, "sv", links=[login_spec(contact)]))
    assert ["Logga in" in letter.subject for letter in sent_to(PRIVATE)] == [False] * 5 + [True]


def test_few_of_those_that_are_held_go_in_an_hour(client, page, contact):
    now = timezone.now()
    for number in range(12):
        network = f"192.0.2.{number}"
        client.post(page.write_url, message(message=f"Hej {number}"), REMOTE_ADDR=network)
    held = OutgoingMail.objects.filter(kind="enterprises.message").order_by("next_try_at")
    hours = [round((row.next_try_at - now).total_seconds() / 3600) for row in held]
    assert hours == [0] * 5 + [1] * 5 + [2] * 2


def test_one_sender_writes_ten_times_to_an_enterprise_and_others_go_on(client, page, contact):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for number in range(10):
            client.post(page.write_url, message(message=f"Hej {number}"))
        clock.shift(dt.timedelta(minutes=20))
        refused = client.post(page.write_url, message(message="Hej igen"))
        other = client.post(
            page.write_url, message(message="Hej du"), REMOTE_ADDR="192.0.2.7", follow=True
        )
    assert refused.status_code == 429
    assert "Hej igen" in refused.text
    assert "Ditt meddelande är på väg" in other.text


def test_the_form_asks_for_a_token_of_the_site(page, contact):
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post(page.write_url, message())
    assert answer.status_code == 403
    assert not OutgoingMail.objects.exists()


def test_the_pages_are_kept_by_no_cache(client, page):
    for address in (page.write_url, page.correct_url, page.claim_url):
        assert "no-store" in client.get(address)["Cache-Control"]


def test_the_profile_leads_to_the_forms_and_a_reader_gets_no_cookie(client, page):
    answer = client.get(page.url)
    html = answer.content.decode()
    for address in (page.write_url, page.correct_url, page.claim_url):
        assert f'href="{address}"' in html
    assert not answer.cookies


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "Högst 3\xa0000 tecken"), ("en", "At most 3,000 characters")]
)
def test_the_limit_is_written_as_each_language_writes_numbers(language, words):
    with translation.override(language):
        form = MessageForm()
        assert words in form.fields["message"].help_text
        assert str(UploadForm().fields["file"].help_text).endswith(
            {"sv": "5\xa0000 rader.", "en": "5,000 rows."}[language]
        )
