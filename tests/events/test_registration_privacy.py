"""What is kept about participants: for how long, what is handed out, what is left to count."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from access import personal_data, retention
from access.models import Disclosure, OutgoingMail, RetentionDecision, SignedLink
from events.enums import State
from events.models import Question, Registration
from tests.registrations import WEEK, answer, letters, link, make_meeting

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
MORE = {
    "organisation": "Mossens bageri",
    "question": "Hur gör man?",
    "access_needs": "Hörslinga",
    "food_needs": "Vegan",
    "consent": "Ja, ni får spara det",
}


@pytest.fixture
def event(calendar):
    return make_meeting(calendar, capacity_on_site=1)


@pytest.fixture
def anna(event):
    return answer(event, "anna", **MORE)


def fresh(row):
    return Registration.objects.get(pk=row.pk)


def decide(kind, days):
    today = timezone.localdate()
    RetentionDecision.objects.create(kind=kind, days=days, decision="RS 1", decided_on=today)


def days_after_the_meeting(event, days):
    return time_machine.travel(event.ends_at + days * DAY, tick=False)


@pytest.mark.parametrize(("days", "is_kept"), [(13.9, True), (14.1, False)])
def test_needs_go_after_two_weeks(event, anna, days, is_kept):
    decide("events.needs", 14)
    with days_after_the_meeting(event, days):
        retention.erase_what_is_due()
    assert bool(fresh(anna).access_needs) is bool(fresh(anna).food_needs) is is_kept
    assert fresh(anna).name == "Anna"


@pytest.mark.parametrize(("days", "is_kept"), [(89.9, True), (90.1, False)])
def test_names_go_after_ninety_days_and_leave_what_can_be_counted(event, anna, days, is_kept):
    decide("events.names", 90)
    with days_after_the_meeting(event, days):
        retention.erase_what_is_due()
    row = fresh(anna)
    assert bool(row.name) is bool(row.email) is bool(row.organisation) is is_kept
    assert (row.state, row.mode) == (State.CONFIRMED, "on_site")


def test_nothing_goes_before_there_is_a_decision(event, anna):
    with days_after_the_meeting(event, 400):
        assert retention.erase_what_is_due() == {}
    assert fresh(anna).name == "Anna"


def test_erasing_twice_erases_once(event, anna):
    decide("events.names", 90)
    with days_after_the_meeting(event, 100):
        assert retention.erase_what_is_due() == {"events.names": 1}
        assert retention.erase_what_is_due() == {}


def test_a_question_that_was_shown_stays_without_the_person(event, anna):
    Question.objects.update(is_shown=True, wording_sv="Hur går det till?")
    answer(event, "bo", question="En annan fråga")
    decide("events.names", 90)
    with days_after_the_meeting(event, 100):
        retention.erase_what_is_due()
    (left,) = Question.objects.all()
    assert (left.text, left.registration, left.wording_sv) == ("", None, "Hur går det till?")


def test_everything_about_an_address_is_handed_out(event, anna):
    (record,) = personal_data.find("Anna@example.org")["events"]
    told = personal_data.as_json(record)
    for value in [*MORE.values(), "anna@example.org", "Vårens träff"]:
        assert value in told


def test_everything_about_an_address_is_erased_and_the_seat_goes_on(event, anna):
    answer(event, "bo")
    personal_data.erase("ANNA@example.org", user=None)
    assert personal_data.find("anna@example.org")["events"] == []
    assert event.registrations.get(name="Bo").state == State.OFFERED
    assert not OutgoingMail.objects.filter(to="anna@example.org").exists()


def test_whoever_is_erased_gets_no_mail_about_it(event, anna):
    before = len(letters("anna"))
    personal_data.erase("anna@example.org", user=None)
    assert len(letters("anna")) == before


def test_the_links_of_who_is_erased_open_nothing(client, event, anna):
    path = link(letters("anna")[0], "Se eller ändra ditt svar")
    personal_data.erase("anna@example.org", user=None)
    assert client.get(path).status_code == 404
    assert not SignedLink.objects.filter(purpose__startswith="events.").exists()


def test_an_erased_seat_of_a_past_meeting_stays_counted(event, anna):
    with time_machine.travel(timezone.now() + WEEK + DAY):
        personal_data.erase("anna@example.org", user=None)
    assert (fresh(anna).state, fresh(anna).email) == (State.CONFIRMED, "")


def test_two_who_are_erased_do_not_stand_in_each_others_way(event, anna):
    answer(event, "bo")
    personal_data.erase("anna@example.org", user=None)
    personal_data.erase("bo@example.org", user=None)
    assert list(Registration.objects.values_list("email", flat=True)) == ["", ""]


def test_the_note_names_nobody(event, anna):
    personal_data.erase("anna@example.org", user=None)
    assert "anna" not in Disclosure.objects.get().subject


def test_how_long_is_said_on_the_privacy_page(client):
    page = client.get("/integritet/").content.decode()
    assert "Vilka som var anmälda till en träff" in page
    assert "om tillgänglighet och mat" in page
