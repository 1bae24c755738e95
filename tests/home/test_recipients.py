"""Meetings invite the contact persons of the directory, each as they themselves have chosen."""

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from access.addresses import digest
from access.delivery import bounced, deliver_due
from access.models import OutgoingMail
from enterprises.contacts.actions import add_contact
from enterprises.lifecycle import actions as lifecycle
from events.invitations.links import unsubscribe
from events.invitations.recipients import reachable
from events.invitations.sources import all_invitees
from events.models import Unsubscription
from tests.factories import make_contact, make_english, make_enterprise
from tests.invitees import send, way_out
from tests.registrations import make_meeting
from tests.self_service import at, log_in

pytestmark = pytest.mark.django_db
ANNA = "anna@bageriet.example.org"


@pytest.fixture
def page(directory):
    return make_enterprise(directory, title="Bageriet")


@pytest.fixture
def anna(page):
    return make_contact(page, ANNA, name="Anna")


def invited():
    return sorted(invitee.address for invitee in reachable().values())


def rows(contact):
    """Return whether an address takes invitations, as each of its rows has it."""
    same = type(contact).objects.with_address(contact.email).order_by("pk")
    return list(same.values_list("takes_invitations", flat=True))


def test_a_contact_person_is_invited_with_the_reason(calendar, anna):
    send(make_meeting(calendar))
    assert OutgoingMail.objects.get().told["reason"] == (
        "Du får det här mejlet för att du är kontaktperson för Bageriet i vår katalog."
    )


def test_the_reason_is_in_the_language_of_the_reader(page):
    make_contact(page, ANNA, language="en")
    (invitee,) = all_invitees().values()
    assert invitee.reason == (
        "You get this mail because you are a contact person of Bageriet in our directory."
    )


def test_who_looks_after_many_is_invited_once(directory, anna):
    make_contact(make_enterprise(directory, title="Tvätteriet"), ANNA.upper())
    (invitee,) = all_invitees().values()
    assert "kontaktperson för Bageriet och 1 företag till" in invitee.reason


def test_a_profile_in_both_languages_counts_once(page, anna):
    make_english(page, title="The bakery")
    (invitee,) = all_invitees().values()
    assert "Bageriet i vår katalog" in invitee.reason


@pytest.mark.parametrize(
    "hide",
    [lifecycle.pause, lifecycle.close, lambda page: page.unpublish()],
    ids=["paused", "closed", "unpublished"],
)
def test_nobody_is_invited_for_a_profile_that_is_not_shown(page, anna, hide):
    hide(page)
    assert all_invitees() == {}


def test_who_cannot_be_reached_or_does_not_want_to_is_known_but_not_invited(page, anna):
    make_contact(page, "bo@example.org", takes_invitations=False)
    make_contact(page, "cia@example.org")
    bounced.send(sender=None, address="cia@example.org")
    assert (len(all_invitees()), invited()) == (3, [ANNA])


def test_an_address_that_took_mail_somewhere_since_is_reached(directory, anna):
    make_contact(
        make_enterprise(directory), ANNA, bounced_at=timezone.now(), takes_invitations=True
    )
    assert invited() == [ANNA]


def test_unsubscribing_takes_the_tick_away_in_every_enterprise(client, calendar, directory, anna):
    make_contact(make_enterprise(directory), "Anna@bageriet.example.org")
    bo = make_contact(anna.page, "bo@example.org")
    send(make_meeting(calendar))
    deliver_due()
    letter = next(each for each in mail.outbox if each.to == [ANNA])
    client.post(way_out(letter), {"List-Unsubscribe": "One-Click"})
    assert (rows(anna), rows(bo)) == ([False, False], [True])
    client.post(way_out(letter), {"action": "again"})
    assert rows(anna) == [True, True]


def test_a_no_holds_when_the_address_is_added_elsewhere(directory, anna):
    unsubscribe(digest(ANNA))
    contact = add_contact(make_enterprise(directory), "Anna", ANNA, "sv")
    assert not contact.takes_invitations and rows(anna) == [False, False]


def test_a_no_holds_when_an_editor_adds_the_address_with_a_tick(client, directory, anna):
    unsubscribe(digest(ANNA))
    other = make_enterprise(directory)
    client.force_login(User.objects.create_superuser("chef"))
    given = {"name": "Anna", "email": ANNA, "language": "sv", "takes_invitations": "on"}
    client.post(reverse("enterprises_contactperson:add"), {**given, "page": other.pk})
    assert other.contact_persons.exists() and rows(anna) == [False, False]


def save_own(client, directory, contact, **fields):
    """Save what a contact person says of themselves."""
    own = {"own-name": "Anna", "own-language": "sv", **fields}
    client.post(at(directory, "self_service_contacts", contact.page_id), {"own": "1", **own})


def test_the_tick_in_their_own_pages_is_the_same_choice(client, directory, anna):
    make_contact(make_enterprise(directory), ANNA)
    log_in(client, anna)
    save_own(client, directory, anna)
    assert rows(anna) == [False, False] and Unsubscription.objects.count() == 1
    save_own(client, directory, anna, **{"own-takes_invitations": "on"})
    assert rows(anna) == [True, True] and not Unsubscription.objects.exists()
    assert invited() == [ANNA]


def test_what_is_saved_beside_the_choice_does_not_change_it(anna):
    stale = type(anna).objects.get(pk=anna.pk)
    unsubscribe(digest(ANNA))
    stale.bounced_at = None
    stale.save(update_fields=["bounced_at"])
    assert rows(anna) == [False] and Unsubscription.objects.exists()
