"""The Atom feed of the calendar (RFC 4287)."""

import pytest
from lxml import etree

from events.enums import Status
from events.models import EventIndexPage
from tests.factories import make_event

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(client, address="/kalender/feed/"):
    return etree.fromstring(client.get(address).content)


def test_the_feed_has_what_the_standard_demands(client, calendar):
    make_event(calendar)
    root = feed(client)
    for path in ("a:id", "a:title", "a:updated", "a:author/a:name", "a:link[@rel='self']"):
        assert len(root.xpath(path, namespaces=ATOM)) == 1
    for path in ("a:id", "a:title", "a:updated", "a:link[@href]", "a:summary"):
        assert len(root.xpath(f"a:entry/{path}", namespaces=ATOM)) == 1


def test_the_feed_says_what_it_is(client):
    answer = client.get("/kalender/feed/")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    link = feed(client).xpath("a:link[@rel='self']/@href", namespaces=ATOM)
    assert link == ["http://testserver/kalender/feed/"]


def test_meetings_stand_in_it_with_their_time(client, calendar):
    event = make_event(calendar, title="Höstträff", status=Status.CANCELLED)
    entry = feed(client).find("a:entry", ATOM)
    assert entry.findtext("a:title", namespaces=ATOM) == "Inställd: Höstträff"
    assert event.when in entry.findtext("a:summary", namespaces=ATOM)
    assert entry.find("a:link", ATOM).get("href") == event.full_url


def test_drafts_do_not(client, calendar):
    make_event(calendar, live=False)
    assert feed(client).find("a:entry", ATOM) is None


def test_the_english_feed_is_english(client, english):
    make_event(EventIndexPage.objects.get(locale=english), title="Meeting")
    root = feed(client, "/en/calendar/feed/")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert root.findtext("a:entry/a:title", namespaces=ATOM) == "Meeting"
    assert root.findtext("a:title", namespaces=ATOM) == "Calendar – Social enterprises"
