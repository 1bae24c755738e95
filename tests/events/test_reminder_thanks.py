"""After a meeting those who came are thanked once, when its page has something to read."""

import pytest
from django.utils import timezone

from access.delivery import deliver_due
from access.models import RetentionDecision
from access.retention import erase_what_is_due
from events.attendees.check_in import check_in, undo_check_in
from events.enums import State, Status
from events.models import EventPage, MeetingSettings, Registration
from events.registration.actions import cancel
from events.registration.privacy import erase
from events.reminders.actions import send_thanks
from tests.attendees import make_user, publish
from tests.days import at, moment
from tests.factories import make_document, make_english
from tests.registrations import answer, letters, link, make_meeting

pytestmark = pytest.mark.django_db

THANKS = "Tack för träffen: Vårens träff"
DAY_AFTER = "2026-12-11 04:00"
FILM = "https://www.film.example.org/traff"
ALL = {
    "afterwards": [("text", "<p>Vi enades.</p>")],
    "decisions": [("decision", {"text": "Vi ses igen."})],
    "recording_url": FILM,
}
EVERYBODY = ["anna", "bo", "cia", "dan"]


@pytest.fixture
def event(calendar):
    """A meeting on Thursday 10 December, one to three."""
    with at("2026-11-01 12:00"):
        return make_meeting(
            calendar,
            starts_at=moment("2026-12-10 13:00"),
            ends_at=moment("2026-12-10 15:00"),
            capacity_on_site=2,
        )


@pytest.fixture
def people(event):
    """Anna and Bo have seats on site and Cia one online; Dan waits, and Eva cannot come."""
    with at("2026-11-10 12:00"):
        return {
            who: answer(event, who, what)
            for who, what in [
                ("anna", "on_site"),
                ("bo", "on_site"),
                ("cia", "online"),
                ("dan", "on_site"),
                ("eva", "no"),
            ]
        }


@pytest.fixture
def held(event, people):
    """The meeting with what came of it, written down in the evening of the day."""
    with at("2026-12-10 20:00"):
        publish(event, **ALL)
    return EventPage.objects.get(pk=event.pk)


def run(*moments):
    """Run the duty at each moment; return how many mails each wrote."""
    written = []
    for each in moments:
        with at(each):
            written.append(send_thanks())
            deliver_due()
    return written


def come(*people, state=State.CONFIRMED):
    with at("2026-12-10 13:00"):
        for person in people:
            check_in(person, person.mode, make_user(name=person.name), is_sure=True)


def thanked():
    return [who for who in [*EVERYBODY, "eva"] if letters(who)[-1].subject == THANKS]


def test_the_day_after_those_with_a_seat_are_thanked(held):
    assert run("2026-12-10 23:59") == [0]
    assert run("2026-12-11 00:00") == [3]
    assert thanked() == ["anna", "bo", "cia"]


def test_it_says_what_there_is_and_leads_to_it_in_text_and_html(client, held):
    run(DAY_AFTER)
    letter = letters("anna")[-1]
    for said in (letter.body, letter.alternatives[0].content):
        assert "Tack till alla som var med på träffen Vårens träff." in said
        assert "Anteckningar, beslut, inspelning" in said
        assert f"{held.full_url}#afterwards" in said
        assert FILM not in said
    assert "Språk" not in letter.body
    path, mark = link(letter, "Se materialet från träffen").split("#")
    assert f'id="{mark}"' in client.get(path).content.decode()


def test_running_again_sends_nothing_twice(held):
    assert run(DAY_AFTER, DAY_AFTER, "2026-12-12 04:00") == [3, 0, 0]


def test_more_material_later_is_no_reason_for_a_second_mail(held):
    run(DAY_AFTER)
    with at("2026-12-14 12:00"):
        document = {"document": make_document(), "description": ""}
        publish(held, presentations=[("document", document)])
    assert run("2026-12-15 04:00") == [0]


def test_nothing_goes_before_there_is_something_to_read(event, people):
    assert run(DAY_AFTER, "2026-12-20 04:00") == [0, 0]
    with at("2026-12-20 12:00"):
        publish(event, recording_url=FILM)
    assert run("2026-12-21 04:00") == [3]


def test_a_draft_is_nothing_to_read(event, people):
    event.recording_url = FILM
    event.save_revision()
    assert run(DAY_AFTER) == [0]


@pytest.mark.parametrize(("day", "count"), [("2027-01-09 23:59", 3), ("2027-01-10 00:00", 0)])
def test_after_thirty_days_it_would_surprise(held, day, count):
    assert run(day) == [count]


def test_those_checked_in_are_thanked_and_nobody_else_of_their_form(held, people):
    come(people["anna"], people["dan"])
    assert run(DAY_AFTER) == [3]
    assert thanked() == ["anna", "cia", "dan"]
    assert "Tack för att du var med på träffen" in letters("dan")[-1].body


def test_a_check_in_that_was_undone_counts_for_nothing(held, people):
    come(people["anna"])
    undo_check_in(people["anna"], make_user())
    assert run(DAY_AFTER) == [3]


def test_in_english_it_speaks_english_and_leads_to_the_english_page(event):
    english = make_english(event, title="The spring meeting", **ALL)
    with at("2026-11-10 12:00"):
        answer(event, "anna", language="en")
    with at("2026-12-10 20:00"):
        publish(event, **ALL)
    run(DAY_AFTER)
    letter = letters("anna")[-1]
    assert letter.subject == "Thank you for the meeting: The spring meeting"
    assert "On the page: Notes, decisions, recording" in letter.body
    assert link(letter, "See what came of the meeting") == f"{english.url}#afterwards"


def test_material_in_swedish_alone_says_so_to_who_reads_english(event):
    make_english(event, title="The spring meeting")
    with at("2026-11-10 12:00"):
        answer(event, "anna", language="en")
    with at("2026-12-10 20:00"):
        publish(event, afterwards=ALL["afterwards"])
    run(DAY_AFTER)
    letter = letters("anna")[-1]
    assert "On the page: Notes\nLanguage: Swedish" in letter.body
    assert link(letter, "See what came of the meeting") == f"{event.url}#afterwards"


def test_whose_mail_comes_back_or_who_has_none_gets_none(held):
    Registration.objects.filter(name="Anna").update(bounced_at=timezone.now())
    Registration.objects.filter(name="Bo").update(email="")
    assert run(DAY_AFTER) == [1]


def test_who_cancelled_or_is_erased_gets_none(held, people):
    with at("2026-12-10 12:00"):
        cancel(people["anna"])
        erase("bo@example.org")
    assert run(DAY_AFTER) == [1]


def test_once_names_are_erased_nobody_is_thanked(held):
    RetentionDecision.objects.create(
        kind="events.names", days=1, decided_on=moment("2026-01-01 00:00").date()
    )
    with at("2026-12-12 04:00"):
        assert erase_what_is_due() == {"events.names": 5}
    assert run("2026-12-12 05:00") == [0]


@pytest.mark.parametrize("fields", [{"status": Status.CANCELLED}, {"live": False}])
def test_a_meeting_that_was_not_held_or_is_not_shown_thanks_nobody(held, fields):
    EventPage.objects.filter(pk=held.pk).update(**fields)
    assert run(DAY_AFTER) == [0]


def test_it_can_be_switched_off(held):
    MeetingSettings.objects.update_or_create(pk=1, defaults={"sends_thanks": False})
    assert run(DAY_AFTER) == [0]


def test_a_meeting_past_midnight_is_over_the_day_after_its_end(event, people):
    with at("2026-12-10 20:00"):
        publish(event, **ALL, ends_at=moment("2026-12-11 01:00"))
    assert run("2026-12-11 23:59", "2026-12-12 00:00") == [0, 3]
