"""What the manager does stands in the history: by number, never by name or address."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import PageLogEntry

from events.models import Question, Registration
from events.registration import audit_log
from tests.attendees import press, see, words
from tests.registrations import answer, make_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(calendar):
    return make_meeting(calendar, capacity_on_site=1, capacity_online=3)


@pytest.fixture
def anna(event):
    return answer(event, "anna", question="Hur?")


DETAILS = {"name": "Anna Ek", "email": "ny@example.org", "language": "sv"}
DONE = [
    (["edit"], DETAILS, "uppgifter ändrade"),
    (["press", "move"], {"mode": "online"}, "flyttad, nu på nätet"),
    (["press", "resend"], {}, "mejlet skickat igen"),
    (["cancel"], {}, "avbokad"),
    (["erase"], {"is_sure": "on"}, "personen raderad"),
]


@pytest.mark.parametrize(("way", "fields", "said"), DONE, ids=lambda value: str(value)[:20])
def test_each_thing_done_is_written_down_by_number(host, event, anna, way, fields, said):
    name, *more = way
    press(host, name, event, anna, *more, **fields)
    page = words(host.get(reverse("wagtailadmin_pages:history", args=[event.pk])))
    assert f"Anmälan {anna.pk}: {said}" in page
    assert "anna@" not in page and "ny@" not in page


def test_adding_and_confirming_are_written_down(host, event, anna):
    told = {"answer": "on_site", "name": "Bo", "email": "bo@example.org", "language": "sv"}
    press(host, "add", event, **told)
    bo = Registration.objects.get(name="Bo")
    event.capacity_on_site = 2
    event.save_revision().publish()
    press(host, "press", event, bo, "confirm")
    assert [entry.what for entry in audit_log.entries_of(bo)] == [
        f"Anmälan {bo.pk}: fick en plats för hand",
        f"Anmälan {bo.pk}: tillagd",
    ]


def test_the_door_is_written_down(host, event, anna):
    press(host, "door", event, here=anna.pk)
    press(host, "door", event, undo=anna.pk)
    press(host, "walk_in", event, name="Gun", sure="1")
    actions = PageLogEntry.objects.filter(page=event.pk).values_list("action", flat=True)
    assert {"events.arrive", "events.undo_arrival", "events.walk_in"} <= set(actions)


def test_a_question_is_written_down(host, event, anna):
    question = Question.objects.get()
    press(host, "question", event, question, wording_sv="Vad?", sort_order=1)
    assert f"Fråga {question.pk}: ändrad" in words(
        host.get(reverse("wagtailadmin_pages:history", args=[event.pk]))
    )


def test_the_page_of_a_person_has_a_short_history_of_its_own(host, event, anna):
    bo = answer(event, "bo", "online")
    press(host, "press", event, bo, "resend")
    press(host, "door", event, here=anna.pk)
    page = see(host, "person", event, anna)
    assert f"vera: Anmälan {anna.pk}: har kommit" in page
    assert str(f"Anmälan {bo.pk}") not in page


def test_nothing_in_the_log_names_anybody(host, event, anna):
    press(host, "edit", event, anna, **DETAILS)
    press(host, "cancel", event, anna, tell="on")
    for entry in PageLogEntry.objects.filter(page=event.pk):
        text = f"{entry.data} {entry.label} {entry.message}"
        assert "Anna" not in text and "@" not in text


def test_what_changes_nothing_is_not_written_down(host, event, anna):
    press(host, "press", event, anna, "move", mode="on_site")
    press(host, "press", event, anna, "confirm")
    press(host, "door", event, undo=anna.pk)
    assert audit_log.entries_of(anna) == []


def test_the_report_of_the_site_names_each_action_in_both_languages(
    admin_client, host, event, anna
):
    press(host, "press", event, anna, "resend")
    soup = BeautifulSoup(
        admin_client.get(reverse("wagtailadmin_reports:site_history")).content, "html.parser"
    )
    assert "mejlet skickat igen" in soup.text.lower()
