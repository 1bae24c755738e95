"""Contact persons: added, removed, told, and out at once with every link of theirs."""

import pytest
from django.core import mail
from django.utils import timezone

from access import links
from access.models import SignedLink
from enterprises.contacts.actions import (
    PURPOSES,
    LastContactError,
    add_contact,
    change_address,
    remove_contact,
)
from enterprises.models import ContactPerson
from tests.factories import make_english, make_enterprise

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(directory):
    return make_enterprise(directory, title="Café Björken")


@pytest.fixture
def anna(page):
    return ContactPerson.objects.create(page=page, name="Anna", email="anna@example.org")


def sent_to(address):
    return [letter for letter in mail.outbox if letter.to == [address]]


def test_who_is_added_gets_a_way_in_and_the_others_are_told(page, anna, run):
    bo = run(add_contact, page, "Bo", "Bo@Example.org", "en", anna)
    (welcome,) = sent_to("bo@example.org")
    assert welcome.subject == "You can now look after the profile of Café Björken"
    assert "Anna has added you." in welcome.body and "/en/link/" in welcome.body
    assert "because you were added" in welcome.body
    assert not sent_to("anna@example.org"), "the one who did it knows"
    run(add_contact, page, "Cia", "cia@example.org", "sv", bo)
    (told,) = sent_to("anna@example.org")
    assert "Cia kan nu sköta profilen" in told.body
    assert "cia@example.org" not in told.message().as_string()


def test_the_english_page_adds_to_the_swedish_one(page, run):
    contact = run(add_contact, make_english(page), "Bo", "bo@example.org", "en")
    assert contact.page_id == page.pk


def test_the_same_address_is_added_once_however_it_is_written(page, anna, run):
    anna.bounced_at = timezone.now()
    anna.save()
    again = run(add_contact, page, "Någon", " ANNA@example.org ", "en")
    assert again.pk == anna.pk and again.name == "Anna"
    assert again.bounced_at is None
    assert not mail.outbox


def test_who_is_removed_is_out_with_every_link(page, anna, run):
    bo = run(add_contact, page, "Bo", "bo@example.org", "sv")
    for purpose in PURPOSES:
        links.make(purpose, bo.pk)
    pk = bo.pk
    run(remove_contact, bo, anna)
    assert not SignedLink.objects.open().filter(subject=str(pk)).exists()
    assert not page.contact_persons.filter(email="bo@example.org").exists()
    assert "inte längre kontaktperson" in sent_to("bo@example.org")[-1].subject
    assert "Bo sköter inte längre" in sent_to("anna@example.org")[-1].body


def test_who_leaves_of_themselves_is_not_told_so(page, anna, run):
    bo = run(add_contact, page, "Bo", "bo@example.org", "sv")
    mail.outbox.clear()
    run(remove_contact, bo, bo)
    assert [letter.to for letter in mail.outbox] == [["anna@example.org"]]


def test_the_last_one_stays_unless_a_reviewer_removes_them(page, anna, run, admin_user):
    with pytest.raises(LastContactError, match="Lägg till någon annan först"):
        remove_contact(anna, anna)
    assert page.contact_persons.exists()
    run(remove_contact, anna, admin_user)
    assert not page.contact_persons.exists()


def test_a_lost_address_is_replaced_and_old_links_close(page, anna, run):
    anna.bounced_at = timezone.now()
    anna.save()
    links.make("enterprises.login", anna.pk)
    run(change_address, anna, "Ny@example.org")
    anna.refresh_from_db()
    assert (anna.email, anna.bounced_at) == ("ny@example.org", None)
    assert SignedLink.objects.open().filter(subject=str(anna.pk)).count() == 1
    assert "Nu kan du sköta" in sent_to("ny@example.org")[0].subject
    assert not sent_to("anna@example.org")


def test_nobody_is_bombed_by_being_added_again_and_again(directory, anna, run):
    for _number in range(7):
        run(add_contact, make_enterprise(directory), "Bo", "bo@example.org", "sv", anna)
    assert len(sent_to("bo@example.org")) == 5
