"""A week and a day before a meeting those who come are reminded, each once."""

import pytest
from django.core import mail
from django.utils import timezone

from access.delivery import deliver_due
from access.models import OutgoingMail
from content.duties import SomeFailedError
from events.attendees.changes import change_of
from events.enums import Mode, State, Status
from events.models import MeetingSettings, Registration
from events.registration import notifications
from events.registration.actions import cancel
from events.registration.privacy import erase
from events.reminders.actions import send_reminders
from tests.attendees import publish
from tests.days import at, moment
from tests.factories import make_english
from tests.registrations import answer, letters, link, make_meeting, press

pytestmark = pytest.mark.django_db

ROOM = "https://mote.example.org/rum"
REMINDER = "Påminnelse: Vårens träff, 10 december"
WAITING = "Du står fortfarande i kö: Vårens träff"
WEEK_BEFORE, DAY_BEFORE = "2026-12-03 04:00", "2026-12-09 04:00"


@pytest.fixture
def event(calendar):
    """Thursday 10 December at one, with one seat on site and one online."""
    with at("2026-11-01 12:00"):
        return make_meeting(
            calendar,
            starts_at=moment("2026-12-10 13:00"),
            ends_at=moment("2026-12-10 15:00"),
            capacity_on_site=1,
            capacity_online=1,
        )


@pytest.fixture
def people(event):
    """Anna on site and Cia online have seats, Bo and Dan wait for one, Eva cannot come."""
    with at("2026-11-10 12:00"):
        for who, what in [("anna", "on_site"), ("bo", "on_site"), ("cia", "online")]:
            answer(event, who, what)
        answer(event, "dan", "online")
        answer(event, "eva", "no")


def reminded(who):
    """Return the subjects of the reminders that somebody has got."""
    return [letter.subject for letter in letters(who) if letter.subject in (REMINDER, WAITING)]


def run(*moments):
    """Run the duty at each moment; return how many mails each wrote."""
    written = []
    for each in moments:
        with at(each):
            try:
                written.append(send_reminders())
            finally:
                deliver_due()
    return written


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2026-12-02 23:59", 0),
        ("2026-12-03 00:00", 4),
        ("2026-12-08 23:59", 4),
        ("2026-12-09 00:00", 2),
        ("2026-12-10 12:59", 2),
        ("2026-12-10 13:00", 0),
        ("2026-12-11 04:00", 0),
    ],
)
def test_each_goes_from_the_beginning_of_its_day_while_it_makes_sense(people, day, count):
    assert run(day) == [count]


def test_running_again_sends_nothing_twice(people):
    days = [WEEK_BEFORE, WEEK_BEFORE, "2026-12-04 04:00", DAY_BEFORE, "2026-12-10 04:00"]
    assert run(*days) == [4, 0, 0, 2, 0]
    assert reminded("anna") == [REMINDER, REMINDER]
    assert reminded("bo") == [WAITING]
    assert reminded("eva") == []


def test_it_says_when_where_and_how_in_text_and_html(people):
    run(WEEK_BEFORE)
    letter = letters("anna")[-1]
    for said in (letter.body, letter.alternatives[0].content):
        assert "torsdag 10 december 2026 kl. 13.00–15.00" in said
        assert "Stora salen" in said
        assert "Du har en plats. Välkommen!" in said
    assert "När: torsdag 10 december" in letter.body
    assert letter.extra_headers["Content-Language"] == "sv"


def test_only_who_has_a_seat_online_gets_the_way_in(people):
    run(WEEK_BEFORE, DAY_BEFORE)
    has_way_in = {
        who: any(
            ROOM in each.body + each.alternatives[0].content
            for each in letters(who)
            if each.subject in (REMINDER, WAITING)
        )
        for who in ("anna", "bo", "cia", "dan")
    }
    assert has_way_in == {"anna": False, "bo": False, "cia": True, "dan": False}
    assert link(letters("cia")[-1], "Delta på nätet") == "/rum"


def test_who_waits_learns_where_in_line(event, people):
    with at("2026-11-11 12:00"):
        answer(event, "fia", "on_site")
    run(WEEK_BEFORE)
    assert "Du står först i kön." in letters("bo")[-1].body
    assert "Du har plats 2 i kön." in letters("fia")[-1].body


def test_who_is_offered_a_seat_learns_until_when(event, people):
    with at("2026-12-02 20:00"):
        cancel(event.registrations.get(name="Anna"))
    run(WEEK_BEFORE)
    letter = letters("bo")[-1]
    assert letter.subject == "Vi håller en plats åt dig: Vårens träff"
    assert "till torsdag 3 december 2026 kl. 20.00" in letter.body


def test_the_link_cancels_and_the_seat_goes_on(client, event, people):
    with at(WEEK_BEFORE):
        send_reminders()
        press(client, letters("anna")[-1], "Jag kan inte komma")
    states = dict(event.registrations.values_list("name", "state"))
    assert (states["Anna"], states["Bo"]) == (State.CANCELLED, State.OFFERED)


def test_the_link_to_the_answer_opens_it_on_the_day_itself(client, people):
    run(DAY_BEFORE)
    with at("2026-12-10 12:50"):
        page = press(client, letters("anna")[-1], "Se eller ändra ditt svar")
    assert "Du har en plats." in page.content.decode()


def test_opening_the_links_changes_nothing(client, event, people):
    with at(WEEK_BEFORE):
        send_reminders()
        assert client.get(link(letters("anna")[-1], "Jag kan inte komma")).status_code == 200
    assert event.registrations.get(name="Anna").state == State.CONFIRMED


def test_in_english_it_speaks_english_with_the_facts_of_the_english_page(event):
    make_english(event, title="The spring meeting", place="The great hall")
    with at("2026-11-10 12:00"):
        answer(event, "anna", language="en")
        answer(event, "bo", language="en")
    run(WEEK_BEFORE)
    letter = letters("anna")[-1]
    assert letter.subject == "Reminder: The spring meeting, 10 December"
    assert "When: Thursday 10 December 2026, 13:00–15:00\nWhere: The great hall" in letter.body
    assert "I cannot come:\n" in letter.body
    assert letters("bo")[-1].subject == "You are still on the waiting list: The spring meeting"


def test_who_answers_after_the_first_was_due_does_not_get_that_one(event):
    with at("2026-12-03 00:01"):
        answer(event, "anna")
    assert run(WEEK_BEFORE, "2026-12-08 04:00", DAY_BEFORE) == [0, 0, 1]


def test_who_answers_on_the_last_day_has_just_got_everything(event):
    with at("2026-12-09 10:00"):
        answer(event, "anna")
    assert run("2026-12-10 04:00") == [0]


def test_whose_mail_comes_back_or_who_has_none_gets_none(event, people):
    Registration.objects.filter(name="Anna").update(bounced_at=timezone.now())
    Registration.objects.filter(name="Cia").update(email="")
    assert run(DAY_BEFORE) == [0]


def test_who_cancels_is_not_reminded(event, people):
    with at("2026-12-08 12:00"):
        cancel(event.registrations.get(name="Cia"))
    assert run(DAY_BEFORE) == [1]


def test_who_is_erased_is_not_reminded(people):
    with at("2026-12-02 12:00"):
        erase("anna@example.org")
    run(WEEK_BEFORE)
    assert letters("anna") == []  # nor does what waited for her go


@pytest.mark.parametrize("fields", [{"status": Status.CANCELLED}, {"live": False}])
def test_a_meeting_that_is_cancelled_or_taken_down_reminds_nobody(event, people, fields):
    type(event).objects.filter(pk=event.pk).update(**fields)
    assert run(WEEK_BEFORE, DAY_BEFORE) == [0, 0]


def test_a_meeting_without_anybody_is_left_alone(event):
    assert run(WEEK_BEFORE, DAY_BEFORE) == [0, 0]
    assert not OutgoingMail.objects.exists()


def test_a_meeting_that_is_moved_reminds_anew(event, people):
    run(WEEK_BEFORE)
    with at("2026-12-04 12:00"):
        publish(event, starts_at=moment("2026-12-17 13:00"), ends_at=moment("2026-12-17 15:00"))
    assert run(DAY_BEFORE, "2026-12-10 04:00", "2026-12-16 04:00") == [0, 4, 2]
    assert letters("anna")[-1].subject == "Påminnelse: Vårens träff, 17 december"


def test_a_change_that_nobody_was_told_is_said_with_what_holds_now(event, people):
    with at("2026-12-01 12:00"):
        publish(event, place="Lilla salen")
    run(WEEK_BEFORE)
    anna, cia = letters("anna")[-1].body, letters("cia")[-1].body
    assert "Något har ändrats sedan vi skrev till dig." in anna
    assert "Lilla salen" in anna
    assert "Något har ändrats" not in cia  # the place does not concern who is online


def test_the_manager_is_still_asked_after_a_reminder_of_what_was_not_told(event, people):
    with at("2026-12-01 12:00"):
        publish(event, place="Lilla salen")
    run(WEEK_BEFORE)
    assert change_of(event).count == 2


def test_whose_form_is_gone_is_told_so_and_gets_no_way_in(event, people):
    with at("2026-12-01 12:00"):
        publish(event, mode=Mode.ON_SITE, capacity_online=None)
    run(WEEK_BEFORE)
    said = letters("cia")[-1].body
    assert "Träffen hålls nu så här: på plats." in said
    assert ROOM not in said
    assert "Du deltar" not in said


def test_how_many_days_is_a_setting(people):
    settings = MeetingSettings.load()
    settings.first_reminder_days, settings.last_reminder_days = 14, 2
    settings.save()
    assert run("2026-11-26 04:00", "2026-12-08 04:00") == [4, 2]


@pytest.mark.parametrize(
    ("start", "before", "due"),
    [
        ("2026-10-25 13:00", "2026-10-23 23:59", "2026-10-24 00:01"),  # back to winter time
        ("2026-10-25 00:30", "2026-10-23 23:59", "2026-10-24 00:01"),
        ("2026-03-29 13:00", "2026-03-27 23:59", "2026-03-28 00:01"),  # to summer time
        ("2026-03-29 23:30", "2026-03-27 23:59", "2026-03-28 00:01"),
    ],
)
def test_a_day_before_is_a_day_when_the_clocks_change_too(calendar, start, before, due):
    with at("2026-01-10 12:00"):
        answer(make_meeting(calendar, starts_at=moment(start), ends_at=None))
    assert run(before, due) == [1, 1]  # until then it is the first, on the day the last
    said = letters("anna")[-1].body
    assert start[-5:].replace(":", ".") in said


def test_one_person_who_cannot_be_written_to_stops_nobody(monkeypatch, people, caplog):
    send = notifications.send

    def fail_for_anna(kind, person, **told):
        if person.name == "Anna":
            raise ValueError(person.email)
        return send(kind, person, **told)

    monkeypatch.setattr(notifications, "send", fail_for_anna)
    with pytest.raises(SomeFailedError):
        run(DAY_BEFORE)
    assert reminded("cia") == [REMINDER]
    assert "ValueError" in caplog.text
    assert "anna@" not in caplog.text
    monkeypatch.setattr(notifications, "send", send)
    assert run("2026-12-10 04:00") == [1]
    assert len([each for each in mail.outbox if each.subject == REMINDER]) == 2
