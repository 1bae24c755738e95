"""The list of news: filtered by year and tag, cut into pages, in both languages."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup

from procurement.listing import PER_PAGE
from tests.factories import make_english, make_news

pytestmark = pytest.mark.django_db
LIST = "/upphandling/nyheter/"


@pytest.fixture
def read(client):
    def ask(address=LIST):
        answer = client.get(address)
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser").find("main")

    return ask


@pytest.fixture
def titles(read):
    return lambda query="": [
        link.get_text() for link in read(LIST + query).select("article h2 a, article h3 a")
    ]


def tagged(procurement, title, year, *tags):
    page = make_news(procurement, title=title, published_on=dt.date(year, 5, 1))
    page.tags.add(*tags)
    page.save()
    return page


@pytest.fixture
def news(procurement):
    """Make news of two years and under three tags."""
    tagged(procurement, "Tvätt", 2026, "Lokalvård", "Nora")
    tagged(procurement, "Mat", 2026, "Måltid")
    tagged(procurement, "Gammalt", 2024, "Nora")
    make_news(procurement, title="Utkast", published_on=dt.date(2022, 1, 1), live=False)


ASKED_FOR = [
    ("", ["Mat", "Tvätt", "Gammalt"]),
    ("?year=2026", ["Mat", "Tvätt"]),
    ("?year=2024", ["Gammalt"]),
    ("?tag=nora", ["Tvätt", "Gammalt"]),
    ("?tag=nora&year=2026", ["Tvätt"]),
    ("?tag=m%C3%A5ltid", ["Mat"]),
    ("?tag=m%C3%A5ltid&year=2024", []),
    ("?tag=okand&year=2024", []),
    ("?year=2025", []),
    ("?year=x&tag=%00", []),
]


def test_the_list_shows_what_is_asked_for(news, titles):
    assert [(query, titles(query)) for query, _expected in ASKED_FOR] == ASKED_FOR


def test_only_years_and_tags_that_there_are_can_be_chosen(news, read):
    options = [option.get_text() for option in read().find_all("option")]
    assert {"2026", "2024", "Lokalvård", "Måltid", "Nora"} <= set(options)
    assert not {"2025", "2022"} & set(options)


def test_what_is_chosen_stays_chosen(news, read):
    chosen = [
        option["value"] for option in read(f"{LIST}?year=2024&tag=nora").select("[selected]")
    ]
    assert chosen == ["2024", "nora"]


def test_a_long_list_is_cut_into_pages_that_keep_the_filters(procurement, read, titles):
    for number in range(PER_PAGE + 1):
        make_news(procurement, title=f"Nr {number}", published_on=dt.date(2026, 1, 1))
    assert len(titles("?year=2026")) == PER_PAGE
    assert len(titles("?year=2026&page=2")) == 1
    links = [link["href"] for link in read(f"{LIST}?year=2026").select("nav a")]
    assert any("year=2026" in link and "page=2" in link for link in links)


def test_an_empty_list_says_so(read):
    assert "inga nyheter" in read().get_text().lower()


def test_the_english_list_says_how_many_more_there_are(news, procurement, read):
    make_english(procurement.news().get(title="Mat"), title="Food")
    text = read("/en/procurement/news/").get_text(" ", strip=True)
    assert "Food" in text
    assert "Tvätt" not in text
    assert "2" in text
