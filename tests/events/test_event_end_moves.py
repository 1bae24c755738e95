"""A meeting that gets another start keeps its length, unless somebody chooses another end."""

import datetime as dt

import pytest
from django.utils import timezone

from events.models import EventPage
from events.times import shifted
from tests.days import moment
from tests.editing import edit
from tests.factories import make_event

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
WEEK = dt.timedelta(days=7)


@pytest.fixture
def event(calendar):
    day = timezone.localtime() + 4 * WEEK
    start = day.replace(hour=13, minute=0, second=0, microsecond=0)
    return make_event(calendar, starts_at=start, ends_at=start + dt.timedelta(hours=3))


def typed(value):
    return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize("by", [WEEK, -WEEK, dt.timedelta(hours=1), dt.timedelta(hours=-2)])
def test_the_end_moves_by_the_same_length_and_says_so(event, admin_client, by):
    page = edit(admin_client, event, "action-publish", starts_at=typed(event.starts_at + by))
    event = EventPage.objects.get(pk=event.pk)
    assert event.ends_at - event.starts_at == dt.timedelta(hours=3)
    assert "Slutet flyttades med starten" in page.content.decode()


def test_an_end_that_was_chosen_stays(event, admin_client):
    start, end = event.starts_at + WEEK, event.ends_at + WEEK + dt.timedelta(hours=1)
    edit(admin_client, event, "action-publish", starts_at=typed(start), ends_at=typed(end))
    assert EventPage.objects.get(pk=event.pk).ends_at == end


def test_another_end_alone_and_no_end_stay(event, admin_client):
    end = event.ends_at - dt.timedelta(hours=1)
    edit(admin_client, event, "action-publish", ends_at=typed(end))
    assert EventPage.objects.get(pk=event.pk).ends_at == end
    edit(admin_client, event, "action-publish", ends_at="")
    edit(admin_client, event, "action-publish", starts_at=typed(event.starts_at + WEEK))
    assert EventPage.objects.get(pk=event.pk).ends_at is None


def test_the_length_is_that_of_the_clock_when_it_changes():
    before, after = moment("2026-10-24 13:00"), moment("2026-10-31 13:00")
    assert shifted(moment("2026-10-24 16:00"), before, after) == moment("2026-10-31 16:00")
