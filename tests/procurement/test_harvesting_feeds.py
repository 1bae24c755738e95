"""Atom and RSS are read: the notice behind an entry, or a draft with its title and link."""

import datetime as dt
import gzip

import pytest

from procurement.models import Notice
from tests.partner_server import serving
from tests.procurement.gathering import count_only, impatient, make_source, read
from tests.procurement.ted_standin import identity
from tests.procurement.tiny_notices import xml

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Annonser</title>{}</feed>'
RSS = '<rss version="2.0"><channel><title>Annonser</title>{}</channel></rss>'
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://purl.org/rss/1.0/">{}</rdf:RDF>'
)


@pytest.fixture(autouse=True)
def kept(monkeypatch, settings):
    impatient(settings)
    return count_only(monkeypatch)


class Site:
    """What a buyer's server gives, which a test may change."""

    def __init__(self, feed, **headers):
        self.feed, self.headers = feed, headers

    def answers(self):
        return {
            "feed": lambda partner: partner.send(self.feed, **self.headers),
            "notice.xml": lambda partner: partner.send(xml(identifier=identity(1))),
            "notice": lambda partner: partner.send(xml(identifier=identity(2))),
            "broken.xml": lambda partner: partner.send(b"<html><h1>Fel</h1></html>"),
        }


def gathered(feed, times=1, **headers):
    site = Site(feed if isinstance(feed, bytes) else feed.encode(), **headers)
    with serving(**site.answers()) as server:
        source = make_source(f"{server.url}/feed", kind="feed", places="")
        for _time in range(times):
            read(source, NOW)
    return source


@pytest.mark.parametrize(
    "feed",
    [
        ATOM.format('<entry><id>1</id><title>A</title><link href="notice.xml"/></entry>'),
        ATOM.format(
            '<entry><id>1</id><title>A</title><link href="/sida"/>'
            '<link rel="enclosure" type="application/xml" href="/notice"/></entry>'
        ),
        ATOM.format('<entry xml:base="/"><id>1</id><link type="text/xml" href="notice"/></entry>'),
        RSS.format("<item><title>A</title><link>/notice.xml</link></item>"),
        RSS.format(
            "<item><title>A</title><link>https://example.org/sida</link>"
            '<enclosure url="/notice" type="application/xml" length="1"/></item>'
        ),
        RDF.format("<item><title>A</title><link>/notice.xml</link></item>"),
    ],
    ids=["atom", "atom enclosure", "atom base", "rss", "rss enclosure", "rdf"],
)
def test_the_notice_behind_an_entry_is_read(kept, feed):
    source = gathered(feed)
    assert source.counts == {"new": 1} and source.fault == ""
    assert not Notice.objects.exists()


ENTRY = (
    "<item><guid>g1</guid><title>Städning &amp;amp; <![CDATA[<b>fönster</b>]]></title>"
    "<link>https://example.org/1</link><pubDate>Mon, 02 Feb 2026 23:30:00 GMT</pubDate></item>"
)


def test_an_entry_without_data_is_a_draft_with_title_link_and_day():
    source = gathered(RSS.format(ENTRY), times=2)
    notice = Notice.objects.get()
    assert (notice.title, notice.url) == ("Städning & fönster", "https://example.org/1")
    assert notice.published_on == dt.date(2026, 2, 3)
    assert not notice.live and notice.latest_revision
    assert source.documents.get(key="g1").state == "taken"


def test_a_draft_that_an_editor_threw_away_does_not_come_back():
    site = Site(RSS.format(ENTRY).encode())
    with serving(**site.answers()) as server:
        source = read(make_source(f"{server.url}/feed", kind="feed"), NOW)
        assert source.counts == {"typed": 1}
        Notice.objects.all().delete()
        assert read(source, NOW).counts == {}
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("entry", "day"),
    [
        ("<updated>2026-02-03T10:00:00Z</updated>", dt.date(2026, 2, 3)),
        ("<updated>2026-02-03</updated>", dt.date(2026, 2, 3)),
        ("<updated>igår</updated>", None),
        ("<updated>2026-99-99T10:00:00Z</updated>", None),
        ("<updated>2026-02-30</updated>", None),
        ("", None),
    ],
)
def test_a_day_is_read_if_it_is_one(entry, day):
    link = '<link href="javascript:alert(1)"/>'
    gathered(ATOM.format(f"<entry><id>1</id><title>A</title>{link}{entry}</entry>"))
    notice = Notice.objects.get()
    assert notice.published_on == day and notice.url == ""


@pytest.mark.parametrize(
    ("feed", "fault"),
    [
        (b"<!DOCTYPE html><h1>Hej</h1>", "web_page"),
        (b"<html><h1>Hej</h1></html>", "web_page"),
        (b'<!DOCTYPE r [<!ENTITY a "b">]><rss><channel/></rss>', "not_understood"),
        (b"<opml/>", "not_understood"),
        (b"", "not_understood"),
        (b"\x00\x01", "not_understood"),
        (b"<rss><channel>", "not_understood"),
    ],
)
def test_what_is_no_feed_is_told(feed, fault):
    assert gathered(feed).fault == fault


@pytest.mark.parametrize("link", ["http://[", "http://[/a.xml", "//[", "http://a b/", "ftp://a/b"])
def test_a_link_that_is_none_spoils_nothing(link):
    entry = f"<item><title>A</title><link>{link}</link></item>{ENTRY}"
    source = gathered(RSS.format(entry))
    assert source.fault == "" and Notice.objects.filter(title="Städning & fönster").exists()


@pytest.mark.parametrize("entry", ["<item/>", "<item><title/></item>", "<item><link/></item>"])
def test_an_entry_that_says_nothing_is_left_out(entry):
    source = gathered(RSS.format(entry))
    assert source.fault == "" and source.counts == {}


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (RSS.format(ENTRY).encode("latin-1"), {"Content_Type": "text/xml; charset=iso-8859-1"}),
        (
            b'<?xml version="1.0" encoding="iso-8859-1"?>' + RSS.format(ENTRY).encode("latin-1"),
            {},
        ),
        (gzip.compress(RSS.format(ENTRY).encode()), {"Content_Encoding": "gzip"}),
        (RSS.format(ENTRY).encode("utf-8-sig"), {}),
        (RSS.format(ENTRY).encode("utf-16"), {}),
        (RSS.format(ENTRY).encode(), {"Content_Type": "text/xml; charset=finns-inte"}),
    ],
    ids=["latin-1 said outside", "latin-1 said inside", "packed", "signed", "utf-16", "unknown"],
)
def test_a_feed_may_be_written_in_any_way(body, headers):
    assert gathered(body, **headers).counts == {"typed": 1}
    assert Notice.objects.get().title == "Städning & fönster"


def test_a_broken_notice_behind_an_entry_is_refused_with_the_reason():
    feed = ATOM.format(
        '<entry><id>1</id><link href="broken.xml"/></entry>'
        '<entry><id>2</id><link href="notice.xml"/></entry>'
    )
    source = gathered(feed)
    assert source.counts == {"new": 1, "refused": 1}
    assert source.documents.get(key="1").refusals[0]["codes"] == ["unsupported_root"]


def test_neither_the_feed_nor_a_notice_is_fetched_again_unless_it_changed():
    asked = []

    def send(body):
        def answer(partner):
            asked.append(partner.headers.get("If-None-Match"))
            if asked[-1] == '"1"':
                return partner.send(status=304, ETag='"1"')
            return partner.send(body, ETag='"1"')

        return answer

    feed = RSS.format("<item><title>A</title><link>/notice.xml</link></item>").encode()
    with serving(feed=send(feed), **{"notice.xml": send(xml())}) as server:
        source = read(make_source(f"{server.url}/feed", kind="feed"), NOW)
        assert asked == [None, None] and source.counts == {"new": 1}
        read(source, NOW)
        assert asked[2:] == ['"1"']
