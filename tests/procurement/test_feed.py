"""The Atom feed of news and notices."""

import pytest
from lxml import etree

from tests.factories import make_news, make_notice

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(client, address="/upphandling/feed/"):
    return etree.fromstring(client.get(address).content)


def values(root, path):
    return root.xpath(path, namespaces=ATOM)


def test_news_and_notices_stand_together(client, procurement):
    make_news(procurement, title="Nytt")
    make_notice(title="Tvätt")
    titles = values(feed(client), "a:entry/a:title/text()")
    assert sorted(titles) == ["Annons: Tvätt", "Nytt"]


def test_each_entry_has_an_address_and_a_time(client, procurement):
    make_news(procurement)
    notice = make_notice(title="Tvätt")
    root = feed(client)
    assert len(values(root, "a:entry/a:updated")) == len(values(root, "a:entry/a:id")) == 2
    address = f"http://testserver{notice.get_absolute_url('sv')}"
    assert address in values(root, "a:entry/a:link/@href")


def test_drafts_are_not_in_it(client, procurement):
    make_news(procurement, live=False)
    make_notice(live=False)
    assert values(feed(client), "a:entry") == []


def test_the_english_feed_holds_what_has_an_english_title(client):
    make_notice(title="Tvätt", title_en="Laundry")
    make_notice(title="Städning")
    root = feed(client, "/en/procurement/feed/")
    assert values(root, "a:entry/a:title/text()") == ["Notice: Laundry"]
    assert "/en/procurement/notices/" in values(root, "a:entry/a:link/@href")[0]
