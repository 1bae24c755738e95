"""Two daily duties, two workers and somebody who cancels, all at the same moment."""

from collections import Counter

import pytest
from django.core import mail

from access.delivery import deliver_due
from events.enums import State
from events.models import EventIndexPage
from events.registration import seats
from events.registration.actions import cancel
from events.reminders.actions import send_reminders, send_thanks
from tests.attendees import publish
from tests.days import at, moment
from tests.registrations import answer, make_meeting
from tests.together import all_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("committed")]

REMINDER, THANKS = "Påminnelse: Vårens träff, 10 december", "Tack för träffen: Vårens träff"


@pytest.fixture
def _django_db_helper():
    """Leave out the transaction of each test: no thread would see what is in it."""


@pytest.fixture
def event(committed):
    """Ten have seats and five wait; the mails about that have gone."""
    calendar = EventIndexPage.objects.get(locale__language_code="sv")
    with at("2026-11-10 12:00"):
        event = make_meeting(
            calendar, starts_at=moment("2026-12-10 13:00"), ends_at=None, capacity_on_site=10
        )
        for number in range(15):
            answer(event, f"p{number}")
    mail.outbox.clear()
    return event


def subjects():
    """Return how many mails with each subject have gone."""
    return Counter(letter.subject for letter in mail.outbox)


def test_two_duties_at_once_remind_and_thank_each_once(event):
    with at("2026-12-09 04:00"):
        all_at_once(*[lambda: (send_reminders(), deliver_due())] * 3)
    assert subjects() == {REMINDER: 10}
    with at("2026-12-10 20:00"):
        publish(event, recording_url="https://film.example.org/")
        mail.outbox.clear()
    with at("2026-12-11 04:00"):
        all_at_once(*[lambda: (send_thanks(), deliver_due())] * 3)
    assert subjects() == {THANKS: 10}
    assert len({letter.to[0] for letter in mail.outbox}) == 10


def test_five_cancel_while_workers_and_the_duty_run_and_five_are_offered(event):
    rows = list(event.registrations.order_by("pk"))
    with at("2026-12-09 04:00"):
        leave = [lambda row=row: cancel(row) for row in rows[:5]]
        all_at_once(*leave, *[seats.advance_waiting_lists] * 3, *[send_reminders] * 2)
        deliver_due()
    states = Counter(event.registrations.values_list("state", flat=True))
    assert states == {State.CONFIRMED: 5, State.OFFERED: 5, State.CANCELLED: 5}
    assert subjects()["Det finns en plats till dig: Vårens träff"] == 5
    reminded = [letter.to[0] for letter in mail.outbox if letter.subject == REMINDER]
    assert {f"p{number}@example.org" for number in range(5, 10)} <= set(reminded)
    assert len(reminded) == len(set(reminded))


def test_an_offer_that_is_over_ends_once_and_goes_to_one(event):
    with at("2026-12-02 12:00"):
        cancel(event.registrations.get(name="P0"))
    mail.outbox.clear()
    with at("2026-12-03 12:01"):
        all_at_once(*[seats.advance_waiting_lists] * 4)
        deliver_due()
    assert subjects() == {
        "Platsen har gått vidare: Vårens träff": 1,
        "Det finns en plats till dig: Vårens träff": 1,
    }
