"""However many ask for a partner's calendar at the same moment, it is read once."""

import pytest

from events.partners.actions import refresh
from tests.factories import make_partner
from tests.partner_calendars import event, ics
from tests.partner_server import serving
from tests.rows import put_back
from tests.together import all_at_once

pytestmark = pytest.mark.indexed

WORKERS = 4


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """Let each thread see what the others have written, and put it all back."""
    with django_db_blocker.unblock(), put_back():
        yield


def test_four_workers_at_once_read_a_calendar_once(committed, settings):
    settings.EVENTS_PRIVATE_FEEDS = True
    body = ics(event(start="29990101T120000Z"))
    with serving(feed=lambda partner: partner.send(body)) as server:
        calendar = make_partner(feed_url=f"{server.url}/feed")
        all_at_once(*[lambda: refresh(calendar.pk)] * WORKERS)
        assert len(server.asked) == 1
    calendar.refresh_from_db()
    assert (calendar.fault, calendar.being_read_since) == ("", None)
