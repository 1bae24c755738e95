"""Whoever moves a meeting is told when its registration would close long before."""

import datetime as dt

import pytest

from tests.attendees import words
from tests.editing import edit
from tests.registrations import make_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

DAY = dt.timedelta(days=1)
TOLD = "mer än två veckor före träffen"


@pytest.mark.parametrize(("early", "told"), [(15, True), (14, False), (2, False)])
def test_the_editor_is_told_when_registration_closes_long_before(
    admin_client, calendar, early, told
):
    event = make_meeting(calendar, place="Stora salen")
    event.registration_closes_at = event.starts_at - early * DAY
    event.save()
    assert (TOLD in words(edit(admin_client, event))) is told


def test_a_cancelled_meeting_need_not_be_open(admin_client, calendar):
    event = make_meeting(calendar, place="Stora salen", status="cancelled")
    event.registration_closes_at = event.starts_at - 30 * DAY
    event.save()
    assert TOLD not in words(edit(admin_client, event))
