"""Who presses a button for something that has gone meanwhile reads a sentence."""

import uuid

import pytest
from django.urls import reverse

from access import links
from access.models import SignedLink
from enterprises.contacts.links import LOGIN
from enterprises.lifecycle.links import CHANGE, CONFIRM, UNLIST, page_subject
from enterprises.models import ContactPerson, Correction, ProfileClaim, Submission, Upload
from enterprises.moderation.actions import reject
from tests.enterprises.test_moderation_admin import change, logged_in, review, sent, text
from tests.factories import make_contact, make_enterprise
from tests.self_service import at, log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(directory):
    return make_enterprise(directory, title="Bageriet", email="info@bageriet.example.org")


@pytest.fixture
def contact(page):
    return make_contact(page)


def path_of(purpose, subject):
    return "/" + links.address(links.make(purpose, subject), "sv").split("/", 3)[3]


@pytest.mark.parametrize("purpose", [CONFIRM, CHANGE, UNLIST, LOGIN])
def test_a_link_whose_owner_was_removed_between_the_page_and_the_button(client, contact, purpose):
    path = path_of(purpose, contact.pk)
    assert client.get(path).status_code == 200
    contact.delete()
    answer = client.post(path)
    assert answer.status_code == 410
    assert "Länken fungerar inte" in text(answer)


@pytest.mark.parametrize("purpose", [CONFIRM, CHANGE, UNLIST, LOGIN])
def test_a_link_whose_owner_was_removed_while_the_button_was_pressed(
    client, contact, purpose, monkeypatch
):
    path = path_of(purpose, contact.pk)
    offer = links.purposes[purpose].offer

    def offered(link):
        found = offer(link)
        ContactPerson.objects.all().delete()
        SignedLink.objects.update(revoked_at=None)
        return found

    monkeypatch.setitem(
        links.purposes,
        purpose,
        links.Purpose(**{**vars(links.purposes[purpose]), "offer": offered}),
    )
    answer = client.post(path)
    assert answer.status_code == 410
    assert "inget kvar att göra" in text(answer)


@pytest.mark.indexed
def test_a_profile_that_was_deleted(client, page):
    path = path_of(CONFIRM, page_subject(page))
    client.get(path)
    page.delete()
    assert client.post(path).status_code == 410


def test_a_change_that_a_reviewer_has_decided_on(client, page, contact, directory):
    submission = change(page, title="Nya Bageriet")
    Submission.objects.update(contact=contact)
    log_in(client, contact)
    reject(submission, None, "Nej")
    address = at(directory, "self_service_withdraw", page.pk, submission.pk)
    assert "redan beslutat om ändringen" in text(client.post(address, follow=True))
    Submission.objects.update(state="withdrawn")
    assert "var redan återtagen" in text(client.post(address, follow=True))


def test_a_contact_person_who_was_removed_already(client, page, contact, directory):
    other = make_contact(page, "bo@example.org")
    log_in(client, contact)
    address = at(directory, "self_service_contact_remove", page.pk, other.pk)
    other.delete()
    assert "är inte längre kontaktperson" in text(client.post(address, follow=True))


def test_a_case_a_claim_a_correction_and_a_list(client, page):
    user = logged_in(client, "Granskare")
    user.is_superuser = True
    user.save()
    case, upload = sent(), Upload.objects.create(name="x.csv", content=b"namn", user=user)
    claim = ProfileClaim.objects.create(page=page, name="Bo", email="bo@example.org")
    correction = Correction.objects.create(page=page, kind="wrong")
    addresses = [
        review(case),
        reverse("enterprises_profileclaim:edit", args=[claim.pk]),
        reverse("enterprises_correction:edit", args=[correction.pk]),
        reverse("enterprises_correction:take_down", args=[correction.pk]),
        reverse("enterprises_import:preview", args=[upload.pk]),
    ]
    for row in (case, claim, correction, upload):
        row.delete()
    for address in addresses:
        answer = client.post(address, {"action": "reject", "words": "x"}, follow=True)
        assert "har försvunnit under tiden" in text(answer), address


def test_what_never_was_is_still_not_found(client):
    logged_in(client, "Granskare")
    address = reverse("enterprises_review:review", args=[uuid.uuid4()])
    assert client.get(address).status_code == 404
