"""Who was invited and has not answered is reminded once, while there is time to answer."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from access.addresses import digest
from access.delivery import deliver_due
from access.retention import kinds
from config.duties import DUTIES
from content.duties import SomeFailedError
from events.duties import remind_those_invited_to_meetings
from events.enums import Status
from events.invitations.links import unsubscribe
from events.invitations.reminders import remind_invited
from events.models import EventPage, Invitation, MeetingSettings
from tests.factories import make_english
from tests.invitees import REASON, people, send, way_out
from tests.registrations import answer, letters, make_meeting

pytestmark = pytest.mark.django_db
DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)
SUBJECT = "Kommer du? Vårens träff"


@pytest.fixture
def start():
    return timezone.now() + 30 * DAY


@pytest.fixture
def event(calendar, start):
    return make_meeting(calendar, starts_at=start, ends_at=start + 2 * HOUR)


@pytest.fixture
def known():
    with people() as found:
        found.add("anna")
        yield found


def at(moment):
    """Do what is done every day, at a moment; return how many were reminded."""
    with time_machine.travel(moment, tick=False):
        try:
            return remind_invited()
        finally:
            deliver_due()


def change(event, **fields):
    EventPage.objects.filter(pk=event.pk).update(**fields)


@pytest.mark.parametrize(
    ("before", "count"),
    [(10 * DAY + HOUR, 0), (10 * DAY, 1), (4 * DAY, 1), (DAY, 1), (DAY - HOUR, 0), (-DAY, 0)],
    ids=["too early", "on the day", "late", "the last day", "too late", "over"],
)
def test_the_reminder_comes_some_days_before(event, known, start, before, count):
    send(event)
    assert at(start - before) == count


def test_it_comes_once(event, known, start):
    send(event)
    assert [at(start - days * DAY) for days in (9, 8, 8, 3)] == [1, 0, 0, 0]
    assert [letter.subject for letter in letters("anna")].count(SUBJECT) == 1


def test_two_at_once_send_it_once(event, known, start, monkeypatch):
    send(event)
    from events.invitations import reminders

    claim = reminders._claim

    def late(invitation, now):
        Invitation.objects.update(reminded_at=now)  # the other one was faster
        return claim(invitation, now)

    monkeypatch.setattr(reminders, "_claim", late)
    assert at(start - 9 * DAY) == 0


def test_the_mail_says_so_and_has_the_way_out(event, known, start):
    send(event)
    at(start - 9 * DAY)
    letter = letters("anna")[-1]
    assert letter.subject == SUBJECT
    for part in ("Det här är den enda påminnelsen.", event.when, REASON["sv"]):
        assert part in letter.body
    assert f"Svara om du kommer:\n{event.full_url}#answer" in letter.body
    assert way_out(letter) in letter.body


def test_each_reads_it_in_their_language(event, known, start):
    make_english(event, title="The spring meeting")
    known.add("anna", language="en")
    send(event)
    at(start - 9 * DAY)
    assert letters("anna")[-1].subject == "Will you come? The spring meeting"


@pytest.mark.parametrize("what", ["on_site", "online", "no"])
def test_nobody_who_has_answered_is_reminded(event, known, start, what):
    send(event)
    answer(event, "anna", what)
    assert at(start - 9 * DAY) == 0


def test_nobody_who_has_unsubscribed_bounced_or_gone_is_reminded(event, known, start):
    known.add("bo", "cia", "dan", "eva")
    send(event)
    unsubscribe(digest("anna@example.org"))
    known.add("bo", is_reached=False)
    known.add("cia", is_willing=False)
    known.remove("dan")
    assert at(start - 9 * DAY) == 1
    assert [letter.subject for letter in letters("eva")][-1] == SUBJECT


def test_nobody_is_reminded_who_was_not_invited(event, known, start):
    assert at(start - 9 * DAY) == 0


@pytest.mark.parametrize(("wait", "count"), [(2, 0), (3, 1)])
def test_three_days_lie_between_the_invitation_and_the_reminder(event, known, start, wait, count):
    with time_machine.travel(start - 8 * DAY):
        send(event)
    assert at(start - 8 * DAY + wait * DAY + HOUR) == count


@pytest.mark.parametrize(
    "fields",
    [
        {"status": Status.CANCELLED},
        {"live": False},
        {"takes_registrations": False},
        {"capacity_on_site": 0, "capacity_online": 0},
    ],
    ids=["cancelled", "unpublished", "takes no answers", "full"],
)
def test_there_is_no_reminder_of_what_nobody_can_come_to(event, known, start, fields):
    send(event)
    change(event, **fields)
    assert at(start - 9 * DAY) == 0


def test_when_a_seat_becomes_free_the_reminder_goes_after_all(event, known, start):
    send(event)
    change(event, capacity_on_site=0, capacity_online=0)
    at(start - 9 * DAY)
    change(event, capacity_on_site=1)
    assert at(start - 8 * DAY) == 1


def test_where_registration_closes_early_the_reminder_comes_before(event, known, start):
    change(event, registration_closes_at=start - 14 * DAY)
    send(event)
    assert [at(start - days * DAY) for days in (17, 16)] == [0, 1]


def test_after_the_registration_has_closed_there_is_none(event, known, start):
    change(event, registration_closes_at=start - 14 * DAY)
    send(event)
    assert at(start - 13 * DAY) == 0


@pytest.mark.parametrize(("days", "before", "count"), [(5, 6, 0), (5, 5, 1), (0, 5, 0)])
def test_the_setting_says_when_or_that_there_is_none(event, known, start, days, before, count):
    settings = MeetingSettings.load()
    settings.invitation_reminder_days = days
    settings.save()
    send(event)
    assert at(start - before * DAY) == count


def test_a_meeting_that_fails_holds_no_other_back(calendar, event, known, start, monkeypatch):
    from events.invitations import reminders

    other = make_meeting(calendar, title="Höstens träff", starts_at=start + DAY, ends_at=None)
    send(event), send(other)

    def break_down(each, days, now):
        if each.pk == event.pk:
            raise ValueError
        return True

    monkeypatch.setattr(reminders, "is_time", break_down)
    with pytest.raises(SomeFailedError):
        at(start - 9 * DAY)
    assert letters("anna")[-1].subject == "Kommer du? Höstens träff"


def test_it_is_a_duty_of_every_day():
    assert remind_those_invited_to_meetings in DUTIES


def test_after_a_decision_only_numbers_are_left(event, known, start):
    send(event)
    answer(event)
    assert kinds["events.invitations"].erase(start + 3 * HOUR) == 1
    assert kinds["events.invitations"].erase(start + 3 * HOUR) == 0
    invitation = event.invitations.get()
    assert invitation.address == "" and invitation.answered_at
