"""Enterprises are asked to confirm their details, reminded, and paused when they never answer."""

import datetime as dt
import re
import smtplib

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from access.delivery import deliver_due
from access.models import OutgoingMail
from content.duties import SomeFailedError
from enterprises.lifecycle import actions as lifecycle
from enterprises.lifecycle.reminders import send_reminders
from enterprises.models import ContactPerson, DirectorySettings, EnterprisePage
from enterprises.models.timetable import add_months
from tests.factories import make_contact, make_english, make_enterprise

pytestmark = pytest.mark.django_db
CONFIRMED = dt.date(2026, 1, 15)
ASKED, REMINDED, LAST, PAUSED = (
    dt.date(2026, 7, 15),
    dt.date(2026, 8, 5),
    dt.date(2026, 8, 26),
    dt.date(2027, 1, 15),
)
DAY = dt.timedelta(days=1)


@pytest.fixture
def page(directory):
    return make_enterprise(directory, title="Bageriet", confirmed_on=CONFIRMED)


def at_noon(day):
    return time_machine.travel(dt.datetime.combine(day, dt.time(12), dt.UTC), tick=False)


def sent_on(day):
    """Let a day pass as the server does, and return the mails that it sent."""
    mail.outbox.clear()
    with at_noon(day):
        send_reminders()
        deliver_due()
    return [(message.to[0], message.subject) for message in mail.outbox]


def test_thirteen_months_of_silence_day_by_day(page):
    make_contact(page)
    sent = {}
    for number in range(396):
        day = CONFIRMED + number * DAY
        found = [subject for _to, subject in sent_on(day)]
        if found:
            sent[day] = found
    assert sent == {
        ASKED: ["Stämmer uppgifterna om Bageriet?"],
        REMINDED: ["Påminnelse: stämmer uppgifterna om Bageriet?"],
        LAST: ["Sista påminnelsen: stämmer uppgifterna om Bageriet?"],
        PAUSED: ["Profilen för Bageriet är pausad"],
    }
    page.refresh_from_db()
    assert page.paused_on == PAUSED


def test_one_that_was_never_confirmed_is_asked_from_its_publication(directory):
    with at_noon(dt.date(2026, 3, 1)):
        page = make_enterprise(directory)
    make_contact(page)
    assert sent_on(dt.date(2026, 8, 31)) == []
    assert len(sent_on(dt.date(2026, 9, 1))) == 1


def test_confirming_begins_the_count_anew(page):
    make_contact(page)
    assert sent_on(ASKED)
    lifecycle.confirm(page, on=ASKED)
    assert sent_on(REMINDED) == sent_on(add_months(ASKED, 6) - DAY) == []
    assert [subject for _to, subject in sent_on(add_months(ASKED, 6))] == [
        "Stämmer uppgifterna om Bageriet?"
    ]


@pytest.mark.parametrize("day", [REMINDED + 5 * DAY, LAST + 30 * DAY, PAUSED + 30 * DAY])
def test_after_weeks_without_the_duty_the_question_comes_first_and_alone(page, day):
    make_contact(page)
    assert [subject for _to, subject in sent_on(day)] == ["Stämmer uppgifterna om Bageriet?"]
    assert sent_on(day + DAY) == []


def test_no_mail_goes_twice_however_often_the_duty_is_done(page):
    make_contact(page)
    assert len(sent_on(ASKED)) == 1
    assert sent_on(ASKED) == sent_on(ASKED + DAY) == []
    with at_noon(ASKED):
        assert send_reminders() == 0
    assert OutgoingMail.objects.count() == 1


def test_two_at_once_write_one_mail(page, monkeypatch):
    make_contact(page)
    with at_noon(ASKED):
        assert send_reminders() == 1
        # The other process looked before the first had written.
        nothing = OutgoingMail.objects.none()
        monkeypatch.setattr(OutgoingMail.objects, "filter", lambda **asked: nothing)
        assert send_reminders() == 0


def test_two_at_once_pause_and_tell_once(page, monkeypatch):
    make_contact(page)
    with at_noon(PAUSED):
        stale = EnterprisePage.objects.get(pk=page.pk)
        assert lifecycle.pause(stale)
        assert not lifecycle.pause(EnterprisePage.objects.get(pk=page.pk))
        assert send_reminders() == 0


def test_a_confirmation_is_not_undone_by_a_pause_that_was_on_its_way(page):
    as_read = EnterprisePage.objects.get(pk=page.pk)
    lifecycle.confirm(page, on=PAUSED)
    assert not lifecycle.pause(as_read, PAUSED)
    page.refresh_from_db()
    assert page.paused_on is None


def test_every_contact_person_is_asked_in_their_language(page):
    make_english(page, title="The bakery")
    make_contact(page)
    make_contact(page, "bo@bageriet.example.org", language="en")
    assert sent_on(ASKED) == [
        ("anna@bageriet.example.org", "Stämmer uppgifterna om Bageriet?"),
        ("bo@bageriet.example.org", "Are the details of Bageriet still right?"),
    ]
    swedish, english = (message.body for message in mail.outbox)
    assert "/foretag/" in swedish and "den 15 januari 2026" in swedish
    assert "/en/enterprises/" in english and "15 January 2026" in english
    assert "/lank/" in swedish and "/en/link/" in english


def test_the_mail_reads_as_mail(directory):
    page = make_enterprise(directory, title="Bageriet", confirmed_on=CONFIRMED, phone="019-10")
    make_contact(page)
    sent_on(ASKED)
    (message,) = mail.outbox
    (html, kind) = message.alternatives[0]
    assert kind == "text/html"
    for text in (message.body, html):
        buttons = [text.index(words) for words in ("Allt stämmer", "Ändra uppg", "Avregistrera")]
        assert buttons == sorted(buttons)
        assert "019-10" in text
        assert "den 15 januari 2027" in text
        assert "kontaktperson för Bageriet" in text
        assert len(set(re.findall(r"/lank/[^\s\"<]+", text))) == 3


def test_without_contact_persons_the_organisation_is_asked(directory):
    page = make_enterprise(directory, confirmed_on=CONFIRMED, email="info@bageriet.example.org")
    assert [to for to, _subject in sent_on(ASKED)] == ["info@bageriet.example.org"]
    body = mail.outbox[0].body
    assert len(set(re.findall(r"/lank/\S+", body))) == 2
    assert "har i katalogen" in body and page.title in body


def test_one_that_cannot_be_reached_is_paused_all_the_same(page):
    assert sent_on(ASKED) == sent_on(PAUSED) == []
    page.refresh_from_db()
    assert page.paused_on == PAUSED


@pytest.mark.parametrize("hide", ["draft", "closed", "paused"])
def test_what_is_not_listed_is_not_asked_about(page, hide):
    make_contact(page)
    if hide == "draft":
        page.unpublish()
    else:
        getattr(lifecycle, {"closed": "close", "paused": "pause"}[hide])(page)
    assert sent_on(ASKED) == sent_on(PAUSED) == []


def test_the_settings_decide_the_days(page):
    make_contact(page)
    DirectorySettings.objects.create(
        confirm_after_months=1, first_reminder_weeks=1, second_reminder_weeks=2
    )
    days = [dt.date(2026, 2, 15), dt.date(2026, 2, 22), dt.date(2026, 3, 1)]
    assert [len(sent_on(day)) for day in days] == [1, 1, 1]
    assert [len(sent_on(day - DAY)) for day in days] == [0, 0, 0]


def refuse(monkeypatch, *addresses):
    def send(message, fail_silently=False):
        if message.to[0] in addresses:
            raise smtplib.SMTPRecipientsRefused({message.to[0]: (550, b"no such mailbox")})
        mail.outbox.append(message)
        return 1

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", send)


def test_an_address_that_sends_mail_back_is_marked_and_left_alone(page, monkeypatch):
    gone = make_contact(page)
    make_contact(page, "bo@bageriet.example.org")
    refuse(monkeypatch, gone.email)
    assert [to for to, _ in sent_on(ASKED)] == ["bo@bageriet.example.org"]
    gone.refresh_from_db()
    assert timezone.localdate(gone.bounced_at) == ASKED
    assert [to for to, _ in sent_on(REMINDED)] == ["bo@bageriet.example.org"]
    assert OutgoingMail.objects.filter(key__contains="reminder").count() == 3


def test_when_every_contact_is_gone_the_organisation_is_asked_instead(directory, monkeypatch):
    page = make_enterprise(directory, confirmed_on=CONFIRMED, email="info@bageriet.example.org")
    gone = make_contact(page)
    refuse(monkeypatch, gone.email)
    assert sent_on(ASKED) == []
    assert [to for to, _ in sent_on(ASKED + DAY)] == ["info@bageriet.example.org"]


def test_an_organisation_that_sends_mail_back_is_left_alone(directory, monkeypatch):
    make_enterprise(directory, confirmed_on=CONFIRMED, email="info@bageriet.example.org")
    refuse(monkeypatch, "info@bageriet.example.org")
    for day in (ASKED, REMINDED, LAST):
        assert sent_on(day) == []
    assert OutgoingMail.objects.count() == 1


def test_one_profile_that_fails_does_not_stop_the_others(directory, page, monkeypatch):
    make_contact(page)
    other = make_enterprise(directory, title="Kaféet", confirmed_on=CONFIRMED)
    make_contact(other, "bo@kafeet.example.org")
    from enterprises.lifecycle import schedule

    def found(one, since):
        if one.pk == page.pk:
            raise ValueError
        return real(one, since)

    real = schedule.recipients
    monkeypatch.setattr(schedule, "recipients", found)
    with at_noon(ASKED), pytest.raises(SomeFailedError):
        send_reminders()
    assert OutgoingMail.objects.get().to == "bo@kafeet.example.org"


@pytest.mark.indexed
def test_the_daily_duty_reminds(page):
    make_contact(page)
    with at_noon(ASKED):
        call_command("daily")
    assert OutgoingMail.objects.filter(kind="enterprises.reminder").count() == 1


def test_nobody_is_named_in_the_key_or_the_row(page):
    make_contact(page)
    sent_on(ASKED)
    row = OutgoingMail.objects.get()
    assert "anna" not in row.key and (row.to, row.told) == ("", {})
    assert ContactPerson.objects.get().bounced_at is None
