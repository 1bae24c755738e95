"""Mail that waited for the mail server until it was of no use is not sent any more."""

import pytest
from django.core import mail
from django.urls import reverse

from access.delivery import deliver_due
from access.models import OutgoingMail
from events.reminders.actions import send_reminders
from tests.days import at, moment
from tests.registrations import answer, letters, make_meeting

pytestmark = pytest.mark.django_db
REMINDER = "Påminnelse: Vårens träff, 10 december"


@pytest.fixture
def event(calendar):
    """Anna comes on 10 December at one; the reminder of the day before is written."""
    with at("2026-11-20 12:00"):
        event = make_meeting(calendar, starts_at=moment("2026-12-10 13:00"), ends_at=None)
        answer(event, "anna")
        deliver_due()
    with at("2026-12-09 04:00"):
        send_reminders()
    return event


@pytest.mark.parametrize(("back", "is_sent"), [("12:59", True), ("13:00", False)])
def test_nobody_is_reminded_of_a_meeting_that_has_begun(event, back, is_sent):
    with at(f"2026-12-10 {back}"):
        assert (REMINDER in [letter.subject for letter in letters("anna")]) is is_sent


def test_the_report_says_so_and_offers_no_further_try(event, admin_client):
    with at("2026-12-10 14:00"):
        deliver_due()
    page = admin_client.get(reverse("access_desk:mails")).content.decode()
    assert "Skulle ha kommit för sent för att vara till nytta" in page
    assert "anna@example.org" not in page
    admin_client.post(reverse("access_desk:mails"), {"mail": "all"})
    assert [letter.subject for letter in mail.outbox] == ["Du har en plats: Vårens träff"]
    assert not OutgoingMail.objects.filter(state=OutgoingMail.State.WAITING).exists()
