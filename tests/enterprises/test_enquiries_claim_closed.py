"""A claim of a profile that is taken away ends with it: nobody is left to wait or to decide."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse
from django.utils import translation

from enterprises.enquiries import claims
from enterprises.lifecycle import actions as lifecycle
from enterprises.lifecycle.actions import unlist
from enterprises.models import ContactPerson, EnterprisePage, ProfileClaim
from tests.enterprises.test_moderation_admin import logged_in
from tests.factories import make_enterprise
from tests.rows import clear_caches

pytestmark = pytest.mark.django_db
BO = {"name": "Bo Ek", "email": "bo@example.org", "phone": "", "words": ""}


@pytest.fixture
def page(directory):
    clear_caches()
    return make_enterprise(directory, title="Bageriet", email="info@bageriet.example.org")


@pytest.fixture
def claim(page, run):
    run(claims.make_claim, None, page, BO)
    return ProfileClaim.objects.get()


def sent_to_bo():
    return [letter for letter in mail.outbox if letter.to == ["bo@example.org"]]


def main(client, claim):
    answer = client.get(reverse("enterprises_profileclaim:edit", args=[claim.pk]))
    return BeautifulSoup(answer.content, "html.parser").main


@pytest.mark.parametrize("close", [unlist, lifecycle.close])
def test_it_ends_with_the_profile(page, claim, run, close):
    run(close, page)
    claim.refresh_from_db()
    assert claim.state == "closed" and claim.decided_at


@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [
        ("sv", "finns inte längre i katalogen", "Du behöver inte göra något."),
        ("en", "is no longer in the directory", "You need do nothing."),
    ],
)
def test_who_asked_is_told_so_once(page, run, language, subject, words):
    with translation.override(language):
        run(claims.make_claim, None, page, BO)
    mail.outbox.clear()
    run(unlist, page)
    run(unlist, page)
    (letter,) = sent_to_bo()
    assert subject in letter.subject
    assert words in letter.body


def test_the_reviewer_reads_why_and_has_no_buttons(client, page, claim, run):
    logged_in(client, "Granskare")
    assert main(client, claim).find("button", attrs={"name": "approve"})
    run(unlist, page)
    shown = main(client, claim)
    words = shown.get_text(" ", strip=True)
    assert "Profilen togs bort" in words
    assert "av företaget självt" not in words
    assert not shown.find("button", attrs={"name": "approve"})


def test_a_button_pressed_too_late_lets_nobody_in(client, page, claim, run):
    logged_in(client, "Granskare")
    run(unlist, page)
    address = reverse("enterprises_profileclaim:edit", args=[claim.pk])
    answer = run(client.post, address, {"approve": "1"}, follow=True)
    assert "Profilen togs bort" in answer.content.decode()
    assert not ContactPerson.objects.exists()


def test_the_links_of_the_question_say_why_they_do_nothing(client, page, claim, run):
    (asked,) = [letter for letter in mail.outbox if letter.to == [page.email]]
    yes, no = re.findall(r"https?://[^/]+(/\S*lank/\S+/)", asked.body)
    run(unlist, page)
    for address in (yes, no):
        answer = client.post(address)
        assert answer.status_code == 410
        assert "Profilen har tagits bort" in answer.content.decode()
    assert not ContactPerson.objects.exists()


def test_who_asks_while_the_profile_is_taken_away_is_told_too(page, run):
    as_read = EnterprisePage.objects.get(pk=page.pk)
    unlist(page)
    run(claims.make_claim, None, as_read, BO)
    assert ProfileClaim.objects.get().state == "closed"
    (letter,) = sent_to_bo()
    assert "finns inte längre" in letter.subject


def test_what_was_decided_before_stays_decided(page, run):
    done = ProfileClaim.objects.create(page=page, name="x", email="x@x.se", state="rejected")
    run(unlist, page)
    done.refresh_from_db()
    assert done.state == "rejected"
    assert not mail.outbox
