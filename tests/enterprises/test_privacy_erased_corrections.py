"""What is left of a suggested correction when its sender is erased: no word of theirs."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation

from access import personal_data
from access.mail import deliver_waiting
from access.models import OutgoingMail
from enterprises.models import Correction
from enterprises.privacy.retention import erase_corrections
from tests.enterprises.test_moderation_admin import logged_in
from tests.factories import make_contact, make_enterprise
from tests.rows import clear_caches

pytestmark = pytest.mark.django_db
BO = "bo@example.org"
WORDS = "Fel telefon. Ring mig, Bo Ek, på 070-123."


@pytest.fixture
def page(directory):
    clear_caches()
    page = make_enterprise(directory, title="Bageriet")
    make_contact(page, "anna@example.org")
    return page


@pytest.fixture
def suggest(client, page):
    def post(**fields):
        client.post(page.correct_url, {"kind": "wrong", "words": WORDS, "email": BO, **fields})
        return Correction.objects.latest("pk")

    return post


def erase():
    personal_data.erase(BO, user=None)


def shown(client, correction):
    answer = client.get(reverse("enterprises_correction:edit", args=[correction.pk]))
    return BeautifulSoup(answer.content, "html.parser").main


def test_the_words_go_with_the_address(suggest):
    correction = suggest()
    erase()
    correction.refresh_from_db()
    assert (correction.words, correction.email, correction.state) == ("", "", "withdrawn")
    assert correction.dealt_with_at


def test_what_was_dealt_with_goes_altogether(suggest):
    suggest()
    Correction.objects.update(state="done")
    erase()
    assert not Correction.objects.exists()


def test_words_that_name_the_address_go_though_none_was_given(suggest):
    correction = suggest(email="", words=f"Skriv till {BO.upper()} om det.")
    other = suggest(email="", words="Fel telefon")
    erase()
    correction.refresh_from_db()
    assert (correction.words, correction.state) == ("", "withdrawn")
    assert Correction.objects.get(state="waiting") == other


def test_they_are_handed_out_before(suggest):
    suggest(email="", words=f"Skriv till {BO} om det.")
    assert personal_data.find(BO)["enterprises"][0]["words"] == f"Skriv till {BO} om det."


def test_what_others_wrote_stays(suggest):
    theirs = suggest(email="cia@example.org")
    erase()
    theirs.refresh_from_db()
    assert (theirs.words, theirs.state) == (WORDS, "waiting")


def test_no_mail_that_waits_tells_the_words(suggest):
    suggest()
    assert any(WORDS in str(row.told) for row in OutgoingMail.objects.all())
    erase()
    deliver_waiting.func()
    assert not any(WORDS in str(row.told) for row in OutgoingMail.objects.all())
    assert not any("070-123" in letter.body for letter in mail.outbox)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", "Rättelser som ingen hade hunnit ta hand om är återtagna"),
        ("en", "Corrections that nobody had dealt with are withdrawn"),
    ],
)
def test_who_erases_is_told_what_became_of_it(suggest, language, words):
    suggest()
    with translation.override(language):
        kept = personal_data.erase(BO, user=None)["enterprises"]["kept"]
    assert [reason for reason in kept if words in reason]


def test_the_command_tells_it_too(suggest, capsys):
    suggest()
    call_command("personal_data", "erase", BO)
    assert "är återtagna" in capsys.readouterr().out


def test_the_reviewer_sees_that_it_was_withdrawn_and_has_nothing_to_decide(client, suggest):
    correction = suggest()
    logged_in(client, "Granskare")
    assert shown(client, correction).select_one("button[type=submit]")
    erase()
    page = shown(client, correction)
    assert "bett oss radera sina uppgifter" in page.get_text(" ", strip=True)
    assert "återtagen" in page.get_text(" ", strip=True)
    assert not page.select_one("form[method=post] button")


def test_a_button_pressed_too_late_does_not_undo_it(client, suggest):
    correction = suggest()
    logged_in(client, "Granskare")
    erase()
    client.post(reverse("enterprises_correction:edit", args=[correction.pk]))
    correction.refresh_from_db()
    assert correction.state == "withdrawn"


def test_the_retention_of_corrections_takes_it_in_the_end(suggest):
    suggest()
    erase()
    now = timezone.now()
    assert erase_corrections(now - dt.timedelta(days=90)) == 0
    assert erase_corrections(now + dt.timedelta(days=1)) == 1
