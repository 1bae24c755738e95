"""A mail says that somebody takes part only when they do."""

import datetime as dt

import pytest
import time_machine

from access.models import OutgoingMail
from events.enums import Mode
from events.models import Registration
from events.registration import notifications
from events.registration.actions import cancel
from events.registration.emails import facts
from tests.registrations import answer, letters, make_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(calendar):
    """A meeting with one seat on site."""
    return make_meeting(calendar, capacity_on_site=1, place="Stora salen")


def test_who_has_a_seat_takes_part(event):
    answer(event, "anna")
    assert "Du deltar: på plats" in letters("anna")[-1].body


@pytest.mark.parametrize(
    ("language", "words", "wrong"),
    [
        ("sv", "Du vill delta: på plats", "Du deltar"),
        ("en", "You want to take part: on site", "You take part"),
    ],
)
def test_who_waits_or_is_offered_a_seat_wants_to(event, language, words, wrong):
    first = answer(event, "anna")
    answer(event, "bo", language=language)
    cancel(first)
    waiting, offer = letters("bo")
    assert words in waiting.body and words in offer.body
    assert wrong not in waiting.body + offer.body


def test_who_joins_online_is_not_sent_to_the_house(event):
    answer(event, "anna", "online")
    answer(event, "bo")
    assert "Stora salen" not in letters("anna")[-1].body
    assert "Var: Stora salen" in letters("bo")[-1].body


def test_who_joins_online_is_told_where_to_come_once_there_is_no_other_way(event):
    anna = answer(event, "anna", "online")
    event.mode = Mode.ON_SITE
    event.save_revision().publish()
    told = {**notifications.facts(Registration.objects.get(pk=anna.pk)), "has_lost_form": True}
    assert ("Var", "Stora salen") in facts(told)


def test_who_has_cancelled_takes_no_part(event):
    cancel(answer(event, "anna"))
    assert "delta" not in letters("anna")[-1].body


def test_who_cannot_come_takes_no_part(event):
    answer(event, "anna", "no")
    assert "delta:" not in letters("anna")[-1].body


def test_once_it_has_begun_nobody_is_offered_a_way_out_that_leads_nowhere(event):
    anna = answer(event, "anna")
    letters("anna")
    with time_machine.travel(event.starts_at + dt.timedelta(minutes=30)):
        notifications.notify_state(anna, key=notifications.manager_key())
        letter = letters("anna")[-1]
    assert "Se eller ändra ditt svar" in letter.body
    assert "Jag kan inte komma" not in letter.body


def test_the_way_in_is_not_even_written_down_for_who_waits(calendar):
    event = make_meeting(calendar, capacity_online=1)
    answer(event, "anna", "online")
    answer(event, "bo", "online")
    told = dict(OutgoingMail.objects.values_list("to", "told__online_url"))
    assert told == {"anna@example.org": event.online_url, "bo@example.org": ""}
