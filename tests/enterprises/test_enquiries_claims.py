"""Claiming a profile: the enterprise is asked, and nobody learns who looks after it."""

import datetime as dt
import re

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from access.models import OutgoingMail, SignedLink
from enterprises.enquiries import claims
from enterprises.models import ContactPerson, ProfileClaim
from tests.factories import make_english, make_enterprise

pytestmark = pytest.mark.django_db

PRIVATE = "anna.privat@example.org"
PUBLIC = "info@example.se"
CLAIMANT = "bo@example.org"


@pytest.fixture
def page(directory):
    return make_enterprise(directory, title="Café Björken", email=PUBLIC)


@pytest.fixture
def contact(page):
    return ContactPerson.objects.create(page=page, name="Anna", email=PRIVATE)


@pytest.fixture
def ask(client, run):
    def post(page, **fields):
        written = {"name": "Bo Ek", "email": CLAIMANT, "phone": "", "words": "", **fields}
        return run(client.post, page.claim_url, written, follow=True)

    return post


def sent_to(address):
    return [letter for letter in mail.outbox if letter.to == [address]]


def links_in(letter):
    return re.findall(r"https?://[^/]+(/\S*(?:lank|link)/\S+/)", letter.body)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_organisation_says_yes_with_the_link_in_its_mail(client, page, run, ask, language):
    there = page if language == "sv" else make_english(page)
    ask(there, phone="070-111 11 11", words="Jag är ny")
    (asked,) = sent_to(PUBLIC)
    yes, _no = links_in(asked)
    assert "> Jag är ny" in asked.body and "Bo Ek" in asked.body
    shown = client.get(yes)
    assert f"Bo Ek ({CLAIMANT})" in shown.content.decode()
    assert not ContactPerson.objects.exists()
    run(client.post, yes)
    row = ContactPerson.objects.get()
    assert (row.page_id, row.name, row.email) == (page.pk, "Bo Ek", CLAIMANT)
    assert (row.phone, row.language) == ("070-111 11 11", language)
    assert ProfileClaim.objects.get().state == "approved"


def test_with_a_yes_the_claimant_gets_a_way_in_and_the_organisation_is_told(
    client, page, run, ask
):
    ask(page)
    run(client.post, links_in(sent_to(PUBLIC)[0])[0])
    welcome = sent_to(CLAIMANT)[-1]
    run(client.post, links_in(welcome)[0])
    assert client.session["enterprises-keeper"]["contact"] == ContactPerson.objects.get().pk
    assert "Ny kontaktperson" in sent_to(PUBLIC)[-1].subject
    assert CLAIMANT not in sent_to(PUBLIC)[-1].body


def test_the_contact_persons_are_asked_too_and_may_say_no(client, page, contact, run, ask):
    ask(page)
    _yes, no = links_in(sent_to(PRIVATE)[0])
    run(client.post, no)
    assert ProfileClaim.objects.get().state == "rejected"
    assert "kan inte sköta" in sent_to(CLAIMANT)[-1].subject
    late = client.post(links_in(sent_to(PUBLIC)[0])[0])
    assert late.status_code == 410
    assert "Svaret är redan nej" in late.text and "Länken fungerar inte" not in late.text
    assert 'href="/foretag/mitt-foretag/">Hantera ert företag</a>' in late.text
    assert ContactPerson.objects.get() == contact


def test_who_was_removed_lets_nobody_in_with_the_mail_that_came_before(
    client, page, contact, run, ask
):
    ask(page)
    yes, no = links_in(sent_to(contact.email)[0])
    contact.delete()
    assert [client.get(link).status_code for link in (yes, no)] == [410, 410]
    run(client.post, yes)
    assert not ContactPerson.objects.exists()
    assert client.get(links_in(sent_to(PUBLIC)[0])[0]).status_code == 200


def test_a_link_works_once(client, page, run, ask):
    ask(page)
    yes, _no = links_in(sent_to(PUBLIC)[0])
    run(client.post, yes)
    count = len(mail.outbox)
    assert run(client.post, yes).status_code == 410
    assert (ContactPerson.objects.count(), len(mail.outbox)) == (1, count)


def test_a_link_that_was_tampered_with_or_is_too_old_opens_nothing(client, page, ask):
    ask(page)
    yes, _no = links_in(sent_to(PUBLIC)[0])
    assert client.post(f"{yes[:-3]}xy/").status_code == 404
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)):
        assert client.post(yes).status_code == 410
    assert not ContactPerson.objects.exists()


def test_opening_the_link_burns_nothing(client, page, run, ask):
    ask(page)
    yes, _no = links_in(sent_to(PUBLIC)[0])
    for _scan in range(3):
        client.get(yes)
        client.head(yes)
    assert run(client.post, yes).status_code == 200


def test_without_an_address_only_the_reviewers_decide(directory, run, ask):
    page = make_enterprise(directory)
    ask(page)
    assert [letter.to for letter in mail.outbox] == [[CLAIMANT]]
    run(claims.approve, ProfileClaim.objects.get())
    assert ContactPerson.objects.get().email == CLAIMANT


def test_who_is_a_contact_person_already_just_gets_a_way_in(client, page, contact, run, ask):
    ask(page, email="Anna.Privat@example.org")
    assert not ProfileClaim.objects.exists()
    assert [letter.to for letter in mail.outbox] == [[PRIVATE]]
    run(client.post, links_in(mail.outbox[0])[0])
    assert client.session["enterprises-keeper"]["contact"] == contact.pk


def test_the_answer_is_the_same_to_everybody(page, contact, ask):
    known, unknown = ask(page, email=PRIVATE), ask(page)
    assert known.content == unknown.content
    assert known.redirect_chain == unknown.redirect_chain
    assert PRIVATE.encode() not in known.content


def test_the_claimants_receipt_names_no_address(page, contact, ask):
    ask(page)
    (receipt,) = sent_to(CLAIMANT)
    text = receipt.message().as_string()
    assert PRIVATE not in text and PUBLIC not in text


def test_asking_twice_is_one_claim_and_one_mail_a_day(page, ask):
    ask(page)
    ask(page)
    assert ProfileClaim.objects.count() == 1
    assert len(sent_to(PUBLIC)) == 1


def test_no_address_gets_more_than_five_mails_an_hour(page, ask):
    for number in range(8):
        ask(page, email=f"b{number}@example.org")
    assert len(sent_to(PUBLIC)) == 5
    assert ProfileClaim.objects.count() == 8


def test_two_who_decide_at_once_are_one_decision(page, ask):
    ask(page)
    first, second = ProfileClaim.objects.get(), ProfileClaim.objects.get()
    claims.approve(first)
    with pytest.raises(claims.AlreadyDecidedError):
        claims.reject(second)
    assert ContactPerson.objects.count() == 1


def test_only_digests_of_links_are_stored(page, ask):
    ask(page)
    token = links_in(sent_to(PUBLIC)[0])[0].rstrip("/").rpartition("/")[2]
    assert not SignedLink.objects.filter(digest__contains=token[:20]).exists()
    assert all(row.told == {} for row in OutgoingMail.objects.all())


def test_markup_and_line_breaks_stay_text(client, page, ask):
    ask(page, name="<b>Bo</b>\r\nBcc: x@example.org", words="<script>x()</script>")
    (asked,) = sent_to(PUBLIC)
    assert asked.recipients() == [PUBLIC]
    html = asked.alternatives[0].content
    assert "<script>" not in html and "<b>Bo" not in html
    shown = client.get(links_in(asked)[0]).content.decode()
    assert "<b>Bo" not in shown and "&lt;b&gt;Bo" in shown


def test_too_many_from_one_network_wait_and_others_do_not(client, page):
    for _try in range(10):
        client.post(page.claim_url, {})
    written = {"name": "Bo", "email": CLAIMANT}
    assert client.post(page.claim_url, written).status_code == 429
    assert client.post(page.claim_url, written, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_a_robot_claims_nothing(page, ask):
    ask(page, homepage="x")
    assert not ProfileClaim.objects.exists()
    assert not mail.outbox
