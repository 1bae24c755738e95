"""The Atom feed of the procurement page is valid, in its language, and never endless."""

import datetime as dt

import pytest
from lxml import etree

from procurement.feeds import ENTRIES
from procurement.models import Notice, ProcurementIndexPage
from tests.factories import make_english, make_news, make_notice

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = {"sv": "/upphandling/feed/", "en": "/en/procurement/feed/"}


@pytest.fixture
def feed(client):
    def read(language="sv"):
        answer = client.get(FEEDS[language])
        assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
        return etree.fromstring(answer.content)

    return read


def texts(found, name):
    return [entry.findtext(ATOM + name) for entry in found.iter(f"{ATOM}entry")]


@pytest.mark.parametrize("language", FEEDS)
def test_the_feed_names_itself_and_its_language(feed, language):
    found = feed(language)
    links = {link.get("rel"): link.get("href") for link in found.findall(f"{ATOM}link")}
    assert links["self"] == f"http://testserver{FEEDS[language]}"
    assert found.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert found.findtext(f"{ATOM}author/{ATOM}name")


def test_an_empty_feed_is_a_feed(feed):
    found = feed()
    assert found.findtext(f"{ATOM}id") and found.findtext(f"{ATOM}updated")
    assert texts(found, "id") == []


def test_identities_stay_and_are_unique(feed, procurement):
    news = make_news(procurement)
    notice = make_notice(title="Tvätt")
    before = texts(feed(), "id")
    news.title = "Nytt namn"
    news.save_revision().publish()
    notice.summary_sv = "Ändrad"
    notice.save()
    assert texts(feed(), "id") == before
    assert len(set(before)) == 2


def test_a_changed_entry_says_when(feed):
    notice = make_notice()
    long_ago = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    Notice.objects.filter(pk=notice.pk).update(created_at=long_ago)
    found = feed()
    assert texts(found, "published") == ["2026-01-01T00:00:00+00:00"]
    assert texts(found, "updated")[0] > "2026-01-01"


def test_the_latest_stands_first_whatever_it_is(feed, procurement):
    for title, day in (("Ett", 1), ("Tre", 3)):
        notice = make_notice(title=title)
        Notice.objects.filter(pk=notice.pk).update(
            created_at=dt.datetime(2026, 1, day, tzinfo=dt.UTC)
        )
    news = make_news(procurement, title="Två")
    type(news).objects.filter(pk=news.pk).update(
        first_published_at=dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    )
    assert texts(feed(), "title") == ["Annons: Tre", "Två", "Annons: Ett"]


def test_markup_in_a_title_stays_text(feed, procurement):
    make_news(procurement, title="<b>Tvätt</b> & annat", summary="5 < 6 & 'så'")
    found = feed()
    assert texts(found, "title") == ["<b>Tvätt</b> & annat"]
    assert texts(found, "summary") == ["5 < 6 & 'så'"]


def test_a_notice_without_plain_words_names_its_buyer(feed):
    make_notice(buyer="Exempelkommunen")
    assert texts(feed(), "summary") == ["Exempelkommunen"]


def test_the_english_feed_speaks_english(feed, procurement):
    make_english(make_news(procurement, title="Nyhet"), title="News")
    make_notice(title="Tvätt", title_en="Laundry")
    make_notice(title="Bara svensk")
    assert set(texts(feed("en"), "title")) == {"News", "Notice: Laundry"}


def test_every_link_leads_somewhere(client, feed, procurement):
    make_news(procurement)
    make_notice()
    for entry in feed().iter(f"{ATOM}entry"):
        address = entry.find(f"{ATOM}link").get("href")
        assert client.get(address.removeprefix("http://testserver")).status_code == 200


def test_the_feed_holds_the_latest_only(feed):
    Notice.objects.bulk_create(Notice(title=f"Nr {n}", buyer="X") for n in range(ENTRIES + 5))
    assert len(texts(feed(), "id")) == ENTRIES


def test_news_elsewhere_is_not_in_the_feed(feed, english, procurement):
    index = ProcurementIndexPage.objects.get(locale=english)
    make_news(index, title="Only English")
    assert (texts(feed(), "title"), texts(feed("en"), "title")) == ([], ["Only English"])
