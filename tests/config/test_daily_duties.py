"""The daily duties are done, and may be done twice."""

import datetime as dt

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone

from config.duties import DUTIES
from content.duties import perform
from events import duties as of_meetings
from home.models import GuidePage
from tests.factories import make_guide

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def test_it_can_be_run_twice(capsys):
    call_command("daily")
    call_command("daily")
    assert "duties" in capsys.readouterr().out


def test_ended_sessions_are_forgotten():
    Session.objects.create(session_key="a", expire_date=timezone.now() - dt.timedelta(hours=1))
    Session.objects.create(session_key="b", expire_date=timezone.now() + dt.timedelta(hours=1))
    call_command("daily")
    assert [session.pk for session in Session.objects.all()] == ["b"]


def test_failed_logins_are_forgotten_after_a_day():
    attempt = AccessAttempt.objects.create(username="anna", failures_since_start=1)
    AccessAttempt.objects.update(attempt_time=timezone.now() - dt.timedelta(hours=25))
    call_command("daily")
    assert not AccessAttempt.objects.filter(pk=attempt.pk).exists()


def test_a_page_is_taken_down_when_its_time_is_over(home):
    page = make_guide(home)
    GuidePage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - dt.timedelta(minutes=1))
    call_command("daily")
    page.refresh_from_db()
    assert not page.live


def test_each_duty_of_the_meetings_is_done_once():
    assert [DUTIES.count(duty) for duty in of_meetings.DUTIES] == [1] * len(of_meetings.DUTIES)


def test_one_failing_duty_does_not_stop_the_next():
    done = []

    def breaks():
        raise ValueError

    assert perform([breaks, lambda: done.append(1)]) == ["breaks"]
    assert done == [1]


def test_a_failed_duty_is_an_error_of_the_command(monkeypatch):
    def breaks():
        raise ValueError

    monkeypatch.setattr("config.management.commands.daily.DUTIES", [breaks])
    with pytest.raises(CommandError, match="breaks"):
        call_command("daily")
