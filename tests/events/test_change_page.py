"""What participants do not know of a meeting, whom it concerns, and the page that asks."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import User
from django.utils import timezone

from events.attendees.changes import change_of
from events.enums import Mode, Status
from events.models import EventPage, Registration
from events.registration.actions import cancel
from tests.attendees import decide, later, publish, see
from tests.factories import make_english
from tests.registrations import answer, letters

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
CHANGED = "Träffen har ändrats: Vårens träff"


@pytest.fixture
def event(at_noon):
    return at_noon


def subjects(who):
    return [letter.subject for letter in letters(who)]


def test_nothing_is_to_be_told_before_something_changes(event, people):
    assert change_of(event) is None
    assert publish(event, summary="Välkommen!", title="Vårens träff") is None


@pytest.mark.parametrize(
    ("fields", "concerned"),
    [
        ({"place": "Lilla salen"}, {"anna", "bo"}),
        ({"address": "Storgatan 1, Örebro"}, {"anna", "bo"}),
        ({"online_url": "https://mote.example.org/nytt"}, {"cia"}),
        ({"mode": Mode.ONLINE, "capacity_on_site": None}, {"anna", "bo", "cia"}),
        ({"status": Status.CANCELLED}, {"anna", "bo", "cia"}),
        ({"status": Status.MOVED}, set()),
        ({"capacity_online": 9}, set()),
    ],
    ids=["place", "address", "link", "form", "cancelled", "only the word moved", "seats"],
)
def test_a_change_concerns_those_whom_it_matters_to(event, people, fields, concerned):
    change = publish(event, **fields)
    found = {person.name.lower() for person in change.people} if change else set()
    assert found == concerned


def test_a_new_time_concerns_everybody_who_comes(event, people):
    assert publish(event, **later(event)).count == 3


def test_a_draft_changes_nothing_for_anybody(event, people):
    event.starts_at += HOUR
    event.save_revision()
    assert change_of(event) is None


def test_the_page_shows_old_beside_new_whom_and_the_mail_in_both_languages(host, event, people):
    make_english(event, title="The spring meeting")
    publish(event, starts_at=event.starts_at + HOUR, place="Lilla salen")
    page = see(host, "tell", event)
    assert "12.00–14.00" in page or "12:00–14:00" in page
    assert "13:00–14:00" in page or "13.00–14.00" in page
    assert "Stora salen" in page and "Lilla salen" in page
    assert "Har en plats: 2" in page and "Står i kö: 1" in page
    assert CHANGED in page and "The meeting has changed: The spring meeting" in page
    assert "Skicka till 3 deltagare" in page and "Skicka inte" in page


def test_the_page_names_nobody(host, event, people):
    publish(event, **later(event))
    page = see(host, "tell", event)
    assert not any(name in page for name in ("Anna", "anna@", "Cia"))


def test_while_it_is_cancelled_nothing_else_about_it_is_told(host, event, people):
    publish(event, status=Status.CANCELLED)
    decide(host, event)
    assert publish(event, **later(event)) is None
    change = publish(event, status=Status.SCHEDULED)
    assert [row.label for row in change.rows] == ["Status", "När"]


def test_not_sending_sends_nothing_and_asks_no_more(host, event, people):
    publish(event, **later(event))
    assert "Inget mejl skickades." in decide(host, event, "leave")
    assert CHANGED not in subjects("anna")
    assert change_of(event) is None


def test_after_that_only_the_next_change_is_told(host, event, people):
    publish(event, **later(event))
    decide(host, event, "leave")
    change = publish(event, place="Lilla salen")
    assert [row.label for row in change.rows] == ["Var"]


def test_a_change_that_is_taken_back_is_no_change(event, people):
    publish(event, **later(event))
    assert publish(event, starts_at=event.starts_at, ends_at=event.ends_at) is None


def test_who_answers_after_the_change_knows_it(event, people):
    with time_machine.travel(timezone.now() + HOUR):
        publish(event, **later(event))
    with time_machine.travel(timezone.now() + 2 * HOUR):
        answer(event, "eva", "online")
    assert "Eva" not in [person.name for person in change_of(event).people]


def test_who_answered_between_two_changes_is_told_what_that_one_does_not_know(host, event, people):
    with time_machine.travel(timezone.now() + HOUR):
        publish(event, **later(event))
    with time_machine.travel(timezone.now() + 2 * HOUR):
        answer(EventPage.objects.get(pk=event.pk), "eva", "online")
    with time_machine.travel(timezone.now() + 3 * HOUR):
        change = publish(event, starts_at=event.starts_at, ends_at=event.ends_at)
    assert [person.name for person in change.people] == ["Eva"]


def test_the_first_who_answers_sets_what_is_known(event):
    publish(event, **later(event))
    answer(event, "anna")
    assert change_of(event) is None
    assert publish(event, place="Lilla salen").count == 1


def test_nobody_is_left_to_tell_when_all_have_cancelled(event, people):
    publish(event, **later(event))
    for person in people.values():
        cancel(person)
    assert change_of(event) is None


def test_those_who_cannot_be_reached_are_counted_apart(host, event, people):
    Registration.objects.filter(name="Anna").update(bounced_at=timezone.now())
    publish(event, **later(event))
    page = see(host, "tell", event)
    assert "Skicka till 2 deltagare" in page and "En av dem går inte att nå med mejl" in page
    assert "Mejlet går till 2 deltagare." in decide(host, event)


def test_who_reads_english_is_not_sent_to_the_old_place(host, event):
    make_english(event, title="The spring meeting", place="The large hall")
    answer(event, "dan", language="en")
    publish(event, place="Lilla salen")
    decide(host, event)
    letter = letters("dan")[-1]
    assert "Where: Lilla salen" in letter.body
    assert "Where, before: The large hall" in letter.body
    assert "LOCATION:Lilla salen" in str(letter.message())


def test_the_list_says_so_until_it_is_decided(host, event, people):
    publish(event, **later(event))
    words = "3 deltagare vet något annat"
    assert words in see(host, "people", event)
    assert "Deltagarna vet något annat" in see(host, "meetings")
    decide(host, event, "leave")
    assert words not in see(host, "people", event)
    assert "Deltagarna vet något annat" not in see(host, "meetings")


def test_of_a_meeting_that_is_over_nothing_is_told(host, event, people):
    with time_machine.travel(event.ends_at + HOUR):
        host.force_login(User.objects.get())
        assert publish(event, place="Lilla salen") is None
        assert "Deltagarna vet något annat" not in see(host, "meetings")


def test_there_is_nothing_to_see_when_all_is_known(host, event, people):
    assert "Deltagarna vet allt" in see(host, "tell", event)
