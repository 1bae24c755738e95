"""Only who has said so is invited to meetings, however they came to look after a profile."""

import pytest
from django.contrib.auth.models import User

from access.addresses import digest
from enterprises.contacts.actions import add_contact
from enterprises.enquiries import claims
from enterprises.models import ContactPerson, ProfileClaim
from enterprises.moderation.actions import approve
from enterprises.moderation.sending import send
from events.invitations.links import unsubscribe
from tests.enterprises.submission_walk import Walk, soup
from tests.factories import make_contact, make_enterprise

pytestmark = pytest.mark.django_db
TICK = {"takes_invitations": "on"}


def is_invited(email):
    (answer,) = set(
        ContactPerson.objects.with_address(email).values_list("takes_invitations", flat=True)
    )
    return answer


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("tick", "expected"), [({}, False), (TICK, True)], ids=["no", "yes"])
def test_who_sends_a_profile_in_is_asked(client, language, tick, expected):
    walk = Walk(client, language)
    walk.fill_all()
    walk.fill("contact", **tick)
    shown = soup(client.get(walk.address("contact"))).find("input", {"name": "takes_invitations"})
    assert shown.has_attr("checked") == expected
    approve(send(walk.submission), User.objects.create_superuser("vera"))
    assert is_invited("kim@example.org") == expected


@pytest.mark.parametrize(("tick", "expected"), [({}, False), (TICK, True)], ids=["no", "yes"])
def test_who_claims_a_profile_is_asked(client, directory, tick, expected):
    page = make_enterprise(directory, email="info@example.org")
    form = {"name": "Bo", "email": "bo@example.org", "phone": "", "words": "", **tick}
    client.post(page.claim_url, form)
    claims.approve(ProfileClaim.objects.get())
    assert is_invited("bo@example.org") == expected


def test_whom_a_colleague_adds_has_said_nothing_yet(directory):
    add_contact(make_enterprise(directory), "Cia", "cia@example.org", "sv")
    assert not is_invited("cia@example.org")


def test_a_yes_holds_when_the_address_is_added_elsewhere(directory):
    make_contact(make_enterprise(directory), "cia@example.org")
    add_contact(make_enterprise(directory), "Cia", "Cia@example.org", "sv")
    assert is_invited("cia@example.org")


def test_a_tick_of_somebody_unknown_undoes_no_refusal(client, directory):
    page = make_enterprise(directory, email="info@example.org")
    unsubscribe(digest("bo@example.org"))
    client.post(page.claim_url, {"name": "Bo", "email": "bo@example.org", **TICK})
    claims.approve(ProfileClaim.objects.get())
    assert not is_invited("bo@example.org")
