"""The public API lists news by its date, and tells all of one."""

import datetime as dt

import pytest

from procurement.models import ProcurementIndexPage
from tests.factories import make_english, make_news, make_notice
from tests.rows import put_back

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
LIST = "/api/v1/news"


def build():
    """Make three news items, one of them in English too."""
    index = ProcurementIndexPage.objects.get(locale__language_code="sv")
    january = make_news(index, title="Januari", published_on=dt.date(2026, 1, 31))
    make_news(index, title="Februari", published_on=dt.date(2026, 2, 1), summary="Om tvätt.")
    march = make_news(index, title="Mars", published_on=dt.date(2026, 3, 1))
    march.tags.add("upphandling", "anbud")
    march.notices = [
        make_notice(title="Tvätt", title_en="Laundry"),
        make_notice(title="Bara svensk"),
        make_notice(title="Dold", title_en="Hidden", live=False),
    ]
    march.save_revision().publish()
    make_english(january, title="January")
    make_english(march, title="March")


@pytest.fixture(scope="module", autouse=True)
def news(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), put_back():
        build()
        yield


@pytest.fixture
def titles(client):
    def ask(query):
        answer = client.get(f"{LIST}?{query}")
        assert answer.status_code == 200, answer.content
        return [item["title"] for item in answer.json()["items"]]

    return ask


@pytest.fixture
def march(client):
    found = client.get(f"{LIST}?from=2026-03-01").json()["items"][0]["id"]
    return lambda query="": client.get(f"{LIST}/{found}?{query}").json()


FILTERS = {
    "the latest first": ("", ["Mars", "Februari", "Januari"]),
    "the first first": ("order=published_on", ["Januari", "Februari", "Mars"]),
    "from a day on": ("from=2026-02-01", ["Mars", "Februari"]),
    "from the day after": ("from=2026-02-02", ["Mars"]),
    "up to a day": ("to=2026-02-01", ["Februari", "Januari"]),
    "up to the day before": ("to=2026-01-31", ["Januari"]),
    "on one day": ("from=2026-02-01&to=2026-02-01", ["Februari"]),
    "on no day": ("from=2026-02-02&to=2026-02-01", []),
    "by words": ("q=tvätten", ["Februari"]),
    "by words and date": ("q=tvätten&from=2026-03-01", []),
    "by a tag": ("q=anbud", ["Mars"]),
    "in English": ("locale=en", ["March", "January"]),
    "in English from a day on": ("locale=en&from=2026-02-01", ["March"]),
    "in English by a Swedish word": ("locale=en&q=februari", []),
}


@pytest.mark.parametrize(("query", "expected"), FILTERS.values(), ids=FILTERS)
def test_news_is_asked_for(titles, query, expected):
    assert titles(query) == expected


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("from=2026-02-30", "from"),
        ("from=2026-2-1", "from"),
        ("from=2026-02-01T10:00:00Z", "from"),
        ("to=february", "to"),
        ("to=2026-01-01&to=2026-01-02", "to"),
        ("tag=anbud", "tag"),
        ("order=title", "order"),
        ("fields=notices", "fields"),
    ],
)
def test_what_a_list_of_news_does_not_take_is_named(client, query, named):
    answer = client.get(f"{LIST}?{query}")
    faults = answer.json()["errors"]
    assert (answer.status_code, {fault["parameter"] for fault in faults}) == (400, {named})


def test_tags_stand_in_the_order_of_the_alphabet(march):
    assert march()["tags"] == ["anbud", "upphandling"]


def test_the_notices_are_those_that_the_language_has(march):
    assert [notice["title"] for notice in march()["notices"]] == ["Tvätt", "Bara svensk"]
    english = march("locale=en")["notices"]
    assert [notice["title"] for notice in english] == ["Laundry"]
    assert "/en/procurement/notices/" in english[0]["url"]


def test_each_language_leads_to_the_other(march):
    swedish, english = march(), march("locale=en")
    assert swedish["id"] == english["id"]
    assert [other["url"] for other in swedish["translations"]] == [english["url"]]
    assert [other["url"] for other in english["translations"]] == [swedish["url"]]


def test_a_date_is_told_as_a_day(march):
    assert march()["published_on"] == "2026-03-01"
