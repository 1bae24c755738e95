"""No profile is paused before somebody was asked: its contacts, or else those who review."""

import datetime as dt
import smtplib

import pytest
from django.core import mail
from django.urls import reverse

from access.models import OutgoingMail
from enterprises.lifecycle import actions as lifecycle
from enterprises.lifecycle.reminders import ask_now
from enterprises.models import ContactPerson, DirectorySettings, EnterprisePage
from tests.enterprises.test_lifecycle_reminders import at_noon, refuse, sent_on
from tests.factories import make_contact, make_english, make_enterprise

pytestmark = pytest.mark.django_db
LONG_AGO = dt.date(2024, 3, 1)
FIRST = dt.date(2026, 11, 2)  # the first day on which the duty is done at all
DAY, WEEK = dt.timedelta(days=1), dt.timedelta(weeks=1)
QUESTION = "Stämmer uppgifterna om Bageriet?"
REMINDER = "Påminnelse: stämmer uppgifterna om Bageriet?"
LAST = "Sista påminnelsen: stämmer uppgifterna om Bageriet?"
PAUSED = "Profilen för Bageriet är pausad"


@pytest.fixture
def page(directory):
    return make_enterprise(directory, title="Bageriet", confirmed_on=LONG_AGO)


def days(first, last):
    """Let each day pass, and return what was sent to whom and when, in weeks from the first."""
    found = {}
    for number in range((last - first).days + 1):
        for to, subject in sent_on(first + number * DAY):
            found.setdefault(to.split("@")[0], {})[number / 7] = subject
    return found


def paused_on(page):
    return EnterprisePage.objects.get(pk=page.pk).paused_on


def test_an_old_profile_is_asked_and_reminded_before_it_is_paused(page):
    make_contact(page)
    sent = days(FIRST, FIRST + 9 * WEEK - DAY)
    assert sent == {"anna": {0: QUESTION, 3: REMINDER, 6: LAST}}
    assert paused_on(page) is None
    assert sent_on(FIRST + 9 * WEEK) == [("anna@bageriet.example.org", PAUSED)]
    assert paused_on(page) == FIRST + 9 * WEEK


def test_the_first_question_about_an_old_profile_tells_the_day_that_holds(page):
    make_contact(page)
    sent_on(FIRST)
    assert "pausas profilen den 4 januari 2027" in mail.outbox[0].body
    sent_on(FIRST + 3 * WEEK)
    assert "pausas profilen den 4 januari 2027" in mail.outbox[0].body


def test_a_long_break_of_the_duty_shortens_no_time_to_answer(page):
    make_contact(page)
    assert days(FIRST, FIRST) == {"anna": {0: QUESTION}}
    assert days(FIRST + 20 * WEEK, FIRST + 26 * WEEK) == {
        "anna": {0: REMINDER, 3: LAST, 6: PAUSED}
    }


def test_a_contact_person_who_comes_late_is_asked_before_the_pause(page):
    make_contact(page)
    days(FIRST, FIRST + 8 * WEEK)
    make_contact(page, "bo@bageriet.example.org")
    sent = days(FIRST + 8 * WEEK + DAY, FIRST + 17 * WEEK + DAY)
    assert sent["bo"] == {0: QUESTION, 3: REMINDER, 6: LAST, 9: PAUSED}
    assert sent["anna"] == {9: PAUSED}


def test_an_answer_stops_the_rest(page):
    make_contact(page)
    days(FIRST, FIRST + 6 * WEEK)
    lifecycle.confirm(EnterprisePage.objects.get(pk=page.pk), on=FIRST + 7 * WEEK)
    assert days(FIRST + 8 * WEEK, FIRST + 12 * WEEK) == {}
    assert paused_on(page) is None


def test_a_question_that_could_not_be_sent_is_no_question(page, monkeypatch):
    make_contact(page)

    def away(message, fail_silently=False):
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", away)
    assert days(FIRST, FIRST + 3 * WEEK) == {}
    assert OutgoingMail.objects.get().state == OutgoingMail.State.FAILED
    assert paused_on(page) is None


def test_where_nobody_can_be_asked_reviewers_have_it_before_them_for_as_long(page):
    assert days(FIRST, FIRST + 9 * WEEK - DAY) == {}
    assert paused_on(page) is None
    assert sent_on(FIRST + 9 * WEEK) == []
    assert paused_on(page) == FIRST + 9 * WEEK


def test_reviewers_see_what_happens_when(page, admin_client):
    sent_on(FIRST)
    with at_noon(FIRST + WEEK):
        html = admin_client.get(reverse("review_list"), {"kind": "profile"}).content.decode()
    assert "ingen går att nå: pausas den 4 januari 2027 om ingen bekräftar" in html


def test_reviewers_see_one_that_is_public_in_english_alone(page, admin_client):
    page.unpublish()
    make_english(page, title="The bakery")
    sent_on(FIRST)
    with at_noon(FIRST + WEEK):
        html = admin_client.get(reverse("review_list"), {"kind": "profile"}).content.decode()
    assert "The bakery" in html and "pausas den 4 januari 2027" in html


def test_one_that_gets_a_contact_person_is_asked_in_peace(page):
    days(FIRST, FIRST + 8 * WEEK)
    make_contact(page)
    sent = days(FIRST + 8 * WEEK + DAY, FIRST + 17 * WEEK + DAY)
    assert sent == {"anna": {0: QUESTION, 3: REMINDER, 6: LAST, 9: PAUSED}}


def test_one_whose_mail_comes_back_is_shown_to_reviewers_first(page, monkeypatch):
    gone = make_contact(page)
    refuse(monkeypatch, gone.email)
    days(FIRST, FIRST + 9 * WEEK)
    assert paused_on(page) is None
    days(FIRST + 9 * WEEK + DAY, FIRST + 9 * WEEK + DAY)
    assert paused_on(page) == FIRST + 9 * WEEK + DAY


def test_what_reviewers_saw_in_an_earlier_silence_counts_no_more(page):
    days(FIRST, FIRST + WEEK)
    with at_noon(FIRST + WEEK):
        lifecycle.confirm(EnterprisePage.objects.get(pk=page.pk))
    sent_on(FIRST + 2 * WEEK)
    EnterprisePage.objects.filter(pk=page.pk).update(confirmed_on=LONG_AGO)
    days(FIRST + 12 * WEEK, FIRST + 12 * WEEK)
    assert paused_on(page) is None


def test_asking_by_hand_promises_no_day_that_has_passed(page):
    make_contact(page)
    with at_noon(FIRST):
        ask_now(EnterprisePage.objects.get(pk=page.pk))
    assert OutgoingMail.objects.get().told["pause_on"] == "2027-01-04"


def test_a_reviewer_who_rang_confirms_with_a_button(page, admin_client):
    lifecycle.pause(page)
    told = {"row": "profile", "action": "confirm", "subject": page.pk}
    with at_noon(FIRST):
        answer = admin_client.post(reverse("review_list"), told, follow=True)
    assert "Bageriet är bekräftad i dag." in answer.content.decode()
    page.refresh_from_db()
    assert (page.confirmed_on, page.paused_on) == (FIRST, None)


def test_the_settings_must_leave_time_after_the_last_reminder(db):
    settings = DirectorySettings(confirm_after_months=10)  # the last reminder, and 18 days
    with pytest.raises(Exception, match="sista påminnelsen"):
        settings.clean()


def test_nobody_is_asked_twice_when_the_duty_is_done_twice(page):
    make_contact(page)
    assert len(sent_on(FIRST)) == 1
    assert sent_on(FIRST) == []
    assert ContactPerson.objects.get().bounced_at is None
