"""Suggesting a correction: who is told, and how a profile is taken away at its own word."""

import datetime as dt
import re

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core import mail
from django.utils import timezone

from access.addresses import digest
from enterprises.lifecycle import actions as lifecycle
from enterprises.models import ContactPerson, Correction, EnterprisePage
from tests.factories import make_english, make_enterprise

pytestmark = pytest.mark.django_db

PRIVATE = "anna.privat@example.org"
REVIEWER = "granskare@example.org"


@pytest.fixture
def page(directory):
    return make_enterprise(directory, title="Café Björken", email="info@example.se")


@pytest.fixture
def contact(page):
    return ContactPerson.objects.create(page=page, name="Anna", email=PRIVATE)


@pytest.fixture
def reviewer(django_user_model):
    user = django_user_model.objects.create_user("granskaren", REVIEWER, "x")
    user.user_permissions.add(Permission.objects.get(codename="review_submission"))
    return user


@pytest.fixture
def suggest(client, django_capture_on_commit_callbacks):
    def post(page, **fields):
        written = {"kind": "wrong", "words": "Fel telefon", "email": "", **fields}
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(page.correct_url, written, follow=True)

    return post


@pytest.fixture
def press(client, django_capture_on_commit_callbacks):
    def post(letter):
        (path,) = re.findall(r"https?://[^/]+(/\S*(?:lank|link)/\S+/)", letter.body)
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(path)

    return post


def sent_to(address):
    return [letter for letter in mail.outbox if letter.to == [address]]


def closed(page):
    return EnterprisePage.objects.get(pk=page.pk).closed_on


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_correction_is_stored_at_the_swedish_page_and_told(
    page, contact, reviewer, suggest, language
):
    there = page if language == "sv" else make_english(page)
    answer = suggest(there)
    assert answer.status_code == 200
    row = Correction.objects.get()
    assert (row.page_id, row.language, row.state) == (page.pk, language, "waiting")
    assert "> Fel telefon" in sent_to(PRIVATE)[0].body
    assert f"/admin/enterprises_correction/edit/{row.pk}/" in sent_to(REVIEWER)[0].body


def test_without_contact_persons_the_organisation_is_told_and_how_to_mend_it(page, suggest):
    suggest(make_english(page))
    (letter,) = sent_to("info@example.se")
    assert "> Fel telefon" in letter.body
    assert page.full_subroute_url("claim") in letter.body
    assert "/lank/" not in letter.body


def test_with_contact_persons_the_public_address_is_left_alone(page, contact, suggest):
    suggest(page)
    assert not sent_to("info@example.se")


def test_the_visitors_address_goes_to_the_reviewers_alone(page, contact, reviewer, suggest):
    suggest(page, email="bo@example.org")
    assert "bo@example.org" not in sent_to(PRIVATE)[0].message().as_string()
    assert sent_to(REVIEWER)[0].reply_to == ["bo@example.org"]
    assert not sent_to("bo@example.org")


def test_what_is_wrong_must_be_said_and_the_choice_made(client, page):
    html = client.post(page.correct_url, {"kind": "wrong"}).content.decode()
    assert "Berätta vad som är fel, så att det går att rätta." in html
    html = client.post(page.correct_url, {"words": "Hej"}).content.decode()
    assert 'href="#id_kind_0"' in html and 'id="id_kind_0"' in html
    assert ">Hej</textarea>" in " ".join(html.split()).replace("> Hej", ">Hej")
    assert not Correction.objects.exists()


def test_gone_needs_no_words(page, suggest):
    suggest(page, kind="gone", words="")
    assert Correction.objects.get().kind == "gone"


def test_the_same_suggestion_twice_is_one(page, contact, suggest):
    suggest(page)
    suggest(page)
    assert Correction.objects.count() == 1
    assert len(sent_to(PRIVATE)) == 1


def test_the_enterprise_is_told_once_a_day_and_the_reviewers_have_all(
    page, contact, reviewer, suggest
):
    for number in range(4):
        suggest(page, words=f"Fel {number}")
    assert len(sent_to(PRIVATE)) == 1
    assert (Correction.objects.count(), len(sent_to(REVIEWER))) == (4, 4)
    with time_machine.travel(timezone.now() + dt.timedelta(days=1, minutes=1)):
        suggest(page, words="Fel igen")
    assert "> Fel igen" in sent_to(PRIVATE)[-1].body


def test_markup_is_text_in_the_mail(page, contact, suggest):
    suggest(page, words="<img src=x onerror=alert(1)>")
    assert "<img src=x" not in sent_to(PRIVATE)[0].alternatives[0].content


def test_anybodys_click_takes_nothing_down_but_those_who_are_known_get_a_link(
    page, contact, reviewer, suggest, press
):
    suggest(page, kind="unlist", words="")
    assert not closed(page)
    assert sent_to(REVIEWER)
    (letter,) = sent_to(PRIVATE)
    assert "inte vill vara med" in letter.body
    press(letter)
    assert closed(page)
    assert Correction.objects.get().state == "done"


def test_what_a_reviewer_knows_of_a_closed_profile_waits_no_longer(page, reviewer, suggest):
    suggest(page, kind="gone", words="Skylten är borta.")
    lifecycle.close(page)
    correction = Correction.objects.get()
    assert correction.state == "done"
    assert correction.dealt_with_at


def test_without_contact_persons_the_organisations_address_takes_it_down(page, suggest, press):
    suggest(page, kind="unlist", words="")
    press(sent_to("info@example.se")[0])
    assert closed(page)


def test_the_public_address_gets_a_link_when_it_is_given_beside_the_contact_persons(
    page, contact, suggest
):
    suggest(page, kind="unlist", email="INFO@example.se")
    assert sent_to("info@example.se") and sent_to(PRIVATE)


def test_a_strangers_address_gets_no_link(page, contact, suggest):
    suggest(page, kind="unlist", email="bo@example.org")
    assert not sent_to("bo@example.org")


def test_what_the_visitor_sees_does_not_tell_who_is_a_contact_person(page, contact, suggest):
    known = suggest(page, kind="unlist", email=PRIVATE).content
    unknown = suggest(page, kind="unlist", email="bo@example.org").content
    assert known == unknown
    assert PRIVATE.encode() not in known


def test_the_question_goes_out_once_a_day(page, contact, suggest):
    suggest(page, kind="unlist", words="ett")
    suggest(page, kind="unlist", words="två")
    assert len(sent_to(PRIVATE)) == 1
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        suggest(page, kind="unlist", words="tre")
    assert len(sent_to(PRIVATE)) == 2


def test_a_contact_person_who_is_logged_in_takes_it_down_at_once(
    client, page, contact, suggest, press
):
    other = ContactPerson.objects.create(page=page, name="Bea", email="bea@example.org")
    session = client.session
    session["enterprises-keeper"] = {
        "contact": contact.pk,
        "address": digest(contact.email),
        "until": timezone.now().timestamp() + 60,
    }
    session.save()
    assert "Du är inloggad som kontaktperson" in client.get(page.correct_url).content.decode()
    suggest(page, kind="unlist", words="")
    assert closed(page)
    assert Correction.objects.get().state == "done"
    assert "är avregistrerat" in sent_to(other.email)[0].subject


def test_a_contact_person_of_another_profile_does_not(client, directory, page, suggest):
    elsewhere = make_enterprise(directory)
    stranger = ContactPerson.objects.create(page=elsewhere, email="bo@example.org")
    session = client.session
    session["enterprises-keeper"] = {
        "contact": stranger.pk,
        "address": digest(stranger.email),
        "until": timezone.now().timestamp() + 60,
    }
    session.save()
    suggest(page, kind="unlist", words="")
    assert not closed(page)


def test_a_closed_profile_takes_nothing_and_a_paused_one_does(client, page, suggest):
    lifecycle.pause(page)
    suggest(page)
    assert Correction.objects.count() == 1
    lifecycle.close(page)
    for address in (page.write_url, page.correct_url, page.claim_url):
        assert client.get(address).status_code == 410
        assert client.post(address, {"kind": "gone"}).status_code == 410
    assert Correction.objects.count() == 1


def test_a_robot_stores_nothing(page, suggest):
    suggest(page, homepage="x")
    assert not Correction.objects.exists()


def test_too_many_from_one_network_wait(client, page):
    for _try in range(10):
        client.post(page.correct_url, {})
    answer = client.post(page.correct_url, {"kind": "gone"})
    assert answer.status_code == 429
    assert answer["Retry-After"]
    assert not Correction.objects.exists()
