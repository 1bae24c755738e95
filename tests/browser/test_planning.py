"""A meeting is planned in the admin, in a browser: what is in the way is said at once."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import expect

from events.models import EventPage
from tests.browser.looking import sign_in
from tests.factories import make_activity, make_partner

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
YEAR = timezone.localdate().year + 1
NOON = timezone.make_aware(dt.datetime(YEAR, 9, 8, 12))


@pytest.fixture(scope="module")
def meeting(showcase):
    """Make somebody who plans, and an activity of a partner, before the browser starts."""
    User.objects.create_superuser("planerare", password="planerare")
    make_activity(make_partner(), title="Idécafé", starts_at=NOON)
    page = EventPage.objects.filter(locale__language_code="sv").upcoming().first()
    return f"/admin/pages/{page.pk}/edit/"


@pytest.fixture
def editor(meeting, reader):
    """Sign in to the admin, and open the meeting."""
    sign_in(reader, "planerare")
    reader.goto(meeting)
    return reader


def test_another_time_says_at_once_what_is_in_the_way(editor):
    panel = editor.locator("[data-clashes]")
    editor.fill("#id_starts_at", f"{YEAR}-12-24 13:00")
    expect(panel).to_contain_text("Julafton, då de flesta är lediga")
    editor.fill("#id_starts_at", f"{YEAR}-09-08 12:30")
    expect(panel).to_contain_text("Krockar med ”Idécafé” hos Partnerskapet")
    expect(panel).not_to_contain_text("Julafton")


def test_the_end_moves_along_with_the_start_at_once(editor):
    start, end = editor.locator("#id_starts_at"), editor.locator("#id_ends_at")
    for field, value in ((start, "05-05 13:00"), (end, "05-05 16:00"), (start, "05-12 14:00")):
        field.fill(f"{YEAR}-{value}")
        field.blur()
    expect(end).to_have_value(f"{YEAR}-05-12 17:00")
