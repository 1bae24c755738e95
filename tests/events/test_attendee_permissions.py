"""Who sees the participants of meetings, and what is remembered of each look."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.users.models import UserProfile

from access.models import Disclosure
from events.models import Question
from home.roles import EDITOR, MEETING_HOST, REVIEWER
from tests.attendees import address, make_user, see, sign_in
from tests.factories import make_english
from tests.registrations import answer, make_meeting

pytestmark = pytest.mark.django_db

ABOUT_A_MEETING = ["people", "add", "door", "walk_in", "questions", "out", "print"]
ABOUT_A_PERSON = ["person", "edit", "cancel", "erase"]


@pytest.fixture
def addresses(event, anna):
    question = Question.objects.create(event=event, registration=anna, text="Hur?")
    return [
        address("meetings"),
        *[address(name, event) for name in ABOUT_A_MEETING],
        *[address(name, event, anna) for name in ABOUT_A_PERSON],
        address("question", event, question),
    ]


def test_the_manager_opens_every_page(client, addresses):
    sign_in(client)
    assert {path: client.get(path).status_code for path in addresses} == dict.fromkeys(
        addresses, 200
    )


@pytest.mark.parametrize("role", [EDITOR, REVIEWER])
def test_nobody_else_does(client, addresses, role):
    sign_in(client, role)
    answers = {path: client.get(path) for path in addresses}
    assert {path for path, answer in answers.items() if answer.status_code == 200} == set()
    assert not any("anna@example.org" in answer.text for answer in answers.values())


def test_visitors_are_asked_to_sign_in(client, addresses):
    assert {client.get(path).status_code for path in addresses} == {302}


def test_administrators_do(admin_client, addresses):
    assert {admin_client.get(path).status_code for path in addresses} == {200}


def test_no_browser_keeps_a_page(client, addresses):
    sign_in(client)
    assert all("no-store" in client.get(path)["Cache-Control"] for path in addresses)


def test_only_the_role_has_the_right():
    holders = [role for role in (EDITOR, REVIEWER, MEETING_HOST) if _may(make_user(role, role))]
    assert holders == [MEETING_HOST]


def _may(user):
    return User.objects.get(pk=user.pk).has_perm("events.manage_registrations")


@pytest.mark.parametrize(
    ("name", "count", "action"),
    [
        ("people", 2, "viewed"),
        ("door", 2, "viewed"),
        ("print", 2, "exported"),
    ],
)
def test_each_look_at_a_list_is_noted_by_number(client, event, anna, name, count, action):
    answer(event, "bo")
    see(sign_in(client), name, event)
    note = Disclosure.objects.get()
    assert (note.action, note.count, note.user.username) == (action, count, "vera")
    assert note.subject == "Deltagare: Vårens träff"


@pytest.mark.parametrize("name", ABOUT_A_PERSON)
def test_each_look_at_a_person_is_noted_without_the_name(client, event, anna, name):
    see(sign_in(client), name, event, anna)
    note = Disclosure.objects.get()
    assert (note.action, note.count) == ("viewed", 1)
    assert "Anna" not in note.subject


def test_an_empty_list_is_no_look_at_anybody(client, event):
    see(sign_in(client), "people", event)
    assert not Disclosure.objects.exists()


def test_a_person_of_another_meeting_is_not_found(client, calendar, event, anna):
    other = make_meeting(calendar)
    assert sign_in(client).get(address("person", other, anna)).status_code == 404


@pytest.mark.parametrize("role", [MEETING_HOST, EDITOR])
def test_the_menu_leads_there_only_those_who_may(client, role):
    home = sign_in(client, role).get(reverse("wagtailadmin_home")).content.decode()
    assert (address("meetings") in home) is (role == MEETING_HOST)


@pytest.mark.indexed
@pytest.mark.parametrize("role", [MEETING_HOST, EDITOR])
def test_the_editor_and_the_tree_lead_there_only_those_who_may(client, event, calendar, role):
    sign_in(client, role)
    for page in (
        reverse("wagtailadmin_pages:edit", args=[event.pk]),
        reverse("wagtailadmin_explore", args=[calendar.pk]),
    ):
        links = BeautifulSoup(client.get(page).content, "html.parser").find_all("a")
        found = [link for link in links if link.get("href") == address("people", event)]
        assert bool(found) is (role == MEETING_HOST)
        assert all("Deltagare" in link.text for link in found)


@pytest.mark.indexed
def test_other_pages_have_no_such_button(client, calendar):
    page = reverse("wagtailadmin_pages:edit", args=[calendar.pk])
    assert address("people", calendar) not in sign_in(client).get(page).content.decode()


@pytest.mark.indexed
def test_the_page_in_english_leads_to_the_list_of_the_swedish_one(client, event, anna):
    english = make_english(event)
    sign_in(client)
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[english.pk])).content.decode()
    assert address("people", english) in editor
    answer = client.get(address("people", english))
    assert answer.url == address("people", event)


def test_an_english_manager_reads_english(client, event, anna):
    sign_in(client)
    UserProfile.objects.create(user=User.objects.get(), preferred_language="en")
    shown = see(client, "people", event)
    assert "Check in at the door" in shown and "has a seat" in shown
    assert "of 1 have come" in see(client, "door", event)
