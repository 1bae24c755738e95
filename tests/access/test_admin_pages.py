"""In the admin: mails that did not arrive, decisions on retention, and a person's data."""

import json

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from access import emails
from access.emails import Email
from access.models import Disclosure, OutgoingMail, RetentionDecision
from enterprises.models import ProfileClaim
from home.models import PrivacyPage
from tests.factories import make_enterprise

pytestmark = pytest.mark.django_db
PAGES = ["mails", "decisions", "persons", "notes"]
ANNA = "anna@example.org"


def address(name, *args):
    return reverse(f"access_desk:{name}", args=args)


def text(answer):
    return BeautifulSoup(answer.content, "html.parser").main.get_text(" ", strip=True)


@pytest.fixture
def as_role(client):
    """Return a function that logs somebody with a role in."""

    def log_in(name):
        user = get_user_model().objects.create_user(name, f"{name}@example.org", "x")
        user.groups.add(Group.objects.get(name=name))
        client.force_login(user)
        return client

    return log_in


@pytest.mark.parametrize("name", PAGES)
def test_administrators_see_every_page(admin_client, name):
    assert admin_client.get(address(name)).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_others_see_what_is_theirs(as_role, name):
    is_theirs = name == "mails"
    answer = as_role("Granskare").get(address(name))
    assert (answer.status_code == 200) is is_theirs


@pytest.mark.parametrize("name", PAGES)
def test_editors_and_visitors_see_none(client, as_role, name):
    assert client.get(address(name)).status_code == 302
    assert as_role("Redaktör").get(address(name)).status_code != 200


@pytest.fixture
def failed(monkeypatch):
    monkeypatch.setitem(emails.writers, "test.letter", lambda told, links: Email("Hej", ["Text."]))
    return OutgoingMail.objects.create(
        kind="test.letter", to=ANNA, language="sv", state="failed", problem="TimeoutError"
    )


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        ("TimeoutError", "Mejlservern gick inte att nå"),
        ("ConnectionRefusedError", "Mejlservern gick inte att nå"),
        ("SMTPServerDisconnected", "Mejlservern gick inte att nå"),
        ("gaierror", "Mejlservern gick inte att nå"),
        ("SMTPDataError", "Mejlservern tog inte emot det"),
        ("contents 554 Looks like spam", "Mejlservern tog inte emot det (554 Looks like spam)"),
        ("550", "Mottagarens mejlserver säger nej (550)"),
        ("lost", "Utskicket avbröts gång på gång"),
        ("late", "Skulle ha kommit för sent för att vara till nytta"),
        ("KeyError", "Det går inte att skriva (KeyError)"),
    ],
)
def test_a_mail_that_failed_is_shown_with_its_problem(admin_client, failed, problem, words):
    OutgoingMail.objects.update(problem=problem, told={"subject": "Hej"})
    said = text(admin_client.get(address("mails")))
    assert "Hej" in said and ANNA in said and words in said
    assert Disclosure.objects.get().count == 1


def test_it_is_tried_again_by_a_post(admin_client, failed, mailoutbox):
    admin_client.get(address("mails"), {"mail": failed.pk})
    assert mailoutbox == []
    admin_client.post(address("mails"), {"mail": failed.pk})
    assert mailoutbox[0].to == [ANNA]
    assert ANNA not in text(admin_client.get(address("mails")))


@pytest.mark.parametrize("which", ["", "x", "²", "99999"])
def test_a_mail_that_is_not_there_is_not_tried(admin_client, failed, mailoutbox, which):
    assert admin_client.post(address("mails"), {"mail": which}).status_code == 302
    assert mailoutbox == []


def test_all_are_tried_again_at_once(admin_client, failed, mailoutbox):
    OutgoingMail.objects.create(kind="test.letter", to=ANNA, language="en", state="failed")
    admin_client.post(address("mails"), {"mail": "all"})
    assert len(mailoutbox) == 2


def decide(client, **values):
    data = {"days": 60, "decision": "Dnr 26RS1", "decided_on": timezone.localdate(), **values}
    return client.post(address("decision", "enterprises.refused"), data)


def test_a_decision_is_entered_and_shown(admin_client):
    assert "Inte beslutat" in text(admin_client.get(address("decisions")))
    assert decide(admin_client).status_code == 302
    row = RetentionDecision.objects.get()
    assert (row.kind, row.days, row.is_in_force) == ("enterprises.refused", 60, True)
    assert "Dnr 26RS1" in text(admin_client.get(address("decisions")))


def test_a_date_needs_a_decision(admin_client):
    assert decide(admin_client, decision="").status_code == 200
    assert not RetentionDecision.objects.exists()


def test_what_nobody_keeps_cannot_be_decided_on(admin_client):
    assert admin_client.get(address("decision", "nothing")).status_code == 404


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [("sv", "Inte beslutat än.", "Raderas efter 60 dagar."), ("en", "Not decided", "60 days")],
)
def test_the_privacy_page_shows_the_decisions(admin_client, client, language, before, after):
    page = PrivacyPage.objects.get(locale__language_code=language)
    assert before in text(client.get(page.url))
    decide(admin_client)
    said = text(client.get(page.url))
    assert after in said and "Dnr 26RS1" in said


def ask(client, **values):
    return client.post(address("persons"), {"email": ANNA, "action": "search", **values})


@pytest.fixture
def claim(directory):
    return ProfileClaim.objects.create(page=make_enterprise(directory), name="Anna", email=ANNA)


def test_a_person_is_looked_for_by_a_post_only(admin_client, claim):
    said = text(admin_client.get(address("persons"), {"email": ANNA}))
    assert "Kontaktpersoner" not in said
    assert "Kontaktpersoner och det som har skickats in: 1" in text(ask(admin_client))
    assert Disclosure.objects.get().action == "viewed"


def test_nothing_found_is_said_and_offers_nothing_to_erase(admin_client):
    said = text(ask(admin_client))
    assert "Det finns inget om adressen." in said
    assert "Radera" not in said and "Ladda ner" not in said


def test_what_is_found_is_taken_out_as_json(admin_client, claim):
    answer = ask(admin_client, action="export")
    assert json.loads(answer.content)["enterprises"][0]["name"] == "Anna"
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]


def test_erasing_wants_a_tick(admin_client, claim):
    assert "Bocka i" in text(ask(admin_client, action="erase"))
    assert ProfileClaim.objects.exists()


def test_erasing_says_what_was_erased_and_is_noted(admin_client, claim, admin_user):
    said = text(ask(admin_client, action="erase", is_sure="on"))
    assert "Kontaktpersoner och det som har skickats in: 1" in said
    assert "Sparat, och varför" not in said
    assert not ProfileClaim.objects.exists()
    note = Disclosure.objects.get()
    assert (note.action, note.user) == ("erased", admin_user)
    assert "raderat En e-postadress" in text(admin_client.get(address("notes")))


def test_the_ways_there_are_in_the_menus_of_those_who_may(admin_client, as_role):
    home = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert all(address(name) in home for name in PAGES)
    home = as_role("Granskare").get(reverse("wagtailadmin_home")).content.decode()
    assert [address(name) in home for name in PAGES] == [True, False, False, False]
