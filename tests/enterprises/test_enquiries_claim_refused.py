"""A reviewer who refuses a claim says why: it is sent, kept, handed out and erased."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse

from access import personal_data
from enterprises.models import ProfileClaim
from tests.enterprises.test_moderation_admin import logged_in
from tests.factories import make_enterprise
from tests.rows import clear_caches

pytestmark = pytest.mark.django_db
WHY = "Vi har ringt företaget, som inte känner till dig."


@pytest.fixture
def reviewer(client):
    clear_caches()
    return logged_in(client, "Granskare")


@pytest.fixture
def claim(directory):
    page = make_enterprise(directory, title="Bageriet")
    return ProfileClaim.objects.create(page=page, name="Bo", email="bo@example.org")


def reject(client, claim, reason):
    return client.post(
        reverse("enterprises_profileclaim:edit", args=[claim.pk]),
        {"reject": "1", "reason": reason},
    )


def shown(client, claim):
    answer = client.get(reverse("enterprises_profileclaim:edit", args=[claim.pk]))
    return BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)


def test_the_reason_is_sent_and_kept(client, reviewer, claim, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        reject(client, claim, WHY)
    claim.refresh_from_db()
    assert (claim.state, claim.reason, claim.decided_by) == ("rejected", WHY, reviewer)
    assert f"> {WHY}" in mail.outbox[0].body
    assert WHY in shown(client, claim) and "Granskare" in shown(client, claim)


def test_without_a_reason_nothing_is_decided(client, reviewer, claim):
    answer = reject(client, claim, "  ")
    page = BeautifulSoup(answer.content, "html.parser")
    assert "Skriv varför" in page.select_one("#id_reason_error").get_text()
    assert page.select_one("[name=reason]")["aria-describedby"].split()[0] == "id_reason_helptext"
    claim.refresh_from_db()
    assert claim.state == "waiting"
    assert not mail.outbox


def test_a_yes_needs_no_reason(client, reviewer, claim):
    client.post(reverse("enterprises_profileclaim:edit", args=[claim.pk]), {"approve": "1"})
    claim.refresh_from_db()
    assert (claim.state, claim.reason) == ("approved", "")


def test_the_person_gets_the_reason_with_everything_about_them(client, reviewer, claim):
    reject(client, claim, WHY)
    records = [each for found in personal_data.find("bo@example.org").values() for each in found]
    assert [each["reason"] for each in records if "reason" in each] == [WHY]
