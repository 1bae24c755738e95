"""Two managers who press at once, two duties, two presses of the way out: each counts once."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from access import links
from access.addresses import digest
from access.models import OutgoingMail
from events.invitations.links import LEAVE
from events.invitations.reminders import remind_invited
from events.models import EventIndexPage, Invitation, Unsubscription
from tests.invitees import people, send
from tests.registrations import make_meeting
from tests.together import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known")]
DAY = dt.timedelta(days=1)
NAMES = [f"a{number}" for number in range(20)]


@pytest.fixture
def _django_db_helper():
    """Leave out the transaction of each test: no thread would see what is in it."""


@pytest.fixture
def known(committed):
    """Twenty people are to be invited."""
    with people() as known:
        known.add(*NAMES)
        yield known


@pytest.fixture
def event(known):
    calendar = EventIndexPage.objects.get(locale__language_code="sv")
    return make_meeting(calendar)


def test_of_managers_who_press_at_once_each_address_gets_one_mail(event):
    assert sum(at_once(*[lambda: send(event)] * 3)) == len(NAMES)
    assert (Invitation.objects.count(), OutgoingMail.objects.count()) == (len(NAMES), len(NAMES))


def test_duties_at_once_remind_each_address_once(event):
    send(event)
    Invitation.objects.update(invited_at=timezone.now() - 4 * DAY)
    assert sum(at_once(*[remind_invited] * 3)) == len(NAMES)
    assert OutgoingMail.objects.filter(kind="events.invitation_reminder").count() == len(NAMES)


def test_two_presses_of_the_way_out_are_one(event):
    token = links.make(LEAVE, digest("a1@example.org"))
    body = {"List-Unsubscribe": "One-Click"}
    answers = at_once(*[lambda: Client().post(f"/lank/{token}/", body).status_code] * 3)
    assert (answers, Unsubscription.objects.count()) == ([200, 200, 200], 1)
