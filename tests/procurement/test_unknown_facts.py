"""A filter never hides a notice that does not say what is asked for without counting it."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup

from procurement.enums import Reserved
from tests.factories import make_notice

pytestmark = pytest.mark.django_db
LIST = "/upphandling/annonser/"


def read(client, query):
    page = BeautifulSoup(client.get(f"{LIST}?{query}").content, "html.parser")
    titles = {link.get_text(strip=True) for link in page.select(".notice-card h3 a")}
    told = [
        each for each in page.select(".callout") if "annons" in each.text or "av dem" in each.text
    ]
    return titles, told


@pytest.fixture
def notices():
    make_notice(title="Nora", places=["Nora"], codes=["90910000"], source="eforms")
    make_notice(title="Kumla", places=["Kumla"], codes=["55500000"], reserved_scope="none")
    make_notice(title="Okänd", source="eforms")
    make_notice(title="Elsewhere", in_county="no", codes=["55500000"], reserved_scope="none")
    make_notice(
        title="Reserverad", reserved=Reserved.WORKSHOPS, places=["Kumla"], codes=["55500000"]
    )


@pytest.mark.parametrize(
    ("query", "shown", "words", "more"),
    [
        ("municipality=1884", {"Nora"}, "1 annons som inte anger plats visas inte.", {"Okänd"}),
        ("cpv=9091", {"Nora"}, "1 annons som inte anger CPV-kod visas inte.", {"Okänd"}),
        (
            "reserved=any",
            {"Reserverad"},
            "2 annonser som inte anger reservation visas inte.",
            {"Nora", "Okänd"},
        ),
        (
            "municipality=1884&cpv=9091",
            {"Nora"},
            "1 annons som inte anger plats eller CPV-kod visas inte.",
            {"Okänd"},
        ),
    ],
)
def test_the_list_counts_what_it_leaves_out_and_shows_it_on_request(
    client, notices, query, shown, words, more
):
    titles, told = read(client, query)
    assert titles == shown
    assert words in " ".join(told[0].text.split())
    link = told[0].a["href"].removeprefix("?")
    titles, told = read(client, link)
    assert titles == shown | more
    assert "Dölj dem" in told[0].text
    assert read(client, told[0].a["href"].removeprefix("?"))[0] == shown


@pytest.mark.parametrize("query", ["", "phase=planned", "municipality=1884&phase=cancelled"])
def test_nothing_is_said_where_nothing_is_left_out(client, notices, query):
    assert read(client, query)[1] == []


def test_what_is_asked_for_in_english_is_told_in_english(client, notices):
    make_notice(title="Plats okänd", title_en="Unknown place")
    page = client.get("/en/procurement/notices/?municipality=1884").content.decode()
    assert "1 notice that does not say the place is not shown." in " ".join(page.split())


@pytest.mark.indexed
def test_the_api_gives_them_on_request(client, notices):
    def titles(query):
        answer = client.get(f"/api/v1/notices?{query}")
        assert answer.status_code == 200, answer.content
        return {item["title"] for item in answer.json()["items"]}

    assert titles("municipality=1884") == {"Nora"}
    assert titles("municipality=1884&with_unknown=true") == {"Nora", "Okänd"}
    assert titles("reserved=res-ws&with_unknown=true") == {"Nora", "Okänd", "Reserverad"}
    make_notice(title="Snart", deadline_at=dt.datetime(2036, 1, 1, tzinfo=dt.UTC))
    assert titles("deadline_before=2036-02-01") == {"Snart"}
    assert "Okänd" in titles("deadline_before=2036-02-01&with_unknown=true")
    assert client.get("/api/v1/notices?with_unknown=maybe").status_code == 400
