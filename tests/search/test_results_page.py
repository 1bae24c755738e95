"""The page of results shows what is sought with its words marked, and helps in vain searches."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import make_enterprise, make_event

pytestmark = pytest.mark.django_db


def seen(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").find("main")


def titles(page):
    return [heading.get_text() for heading in page.select("article h3")]


@pytest.fixture
def cleaners(directory):
    return make_enterprise(
        directory, title="Blanka Rutor", summary="Vi tar hand om hemstädning.", serving=["Kumla"]
    )


def test_without_words_the_page_helps(client):
    page = seen(client, "/sok/")
    assert page.find("input", {"name": "q"})
    assert not page.find(role="status")


@pytest.mark.parametrize(
    "q", ["städning", "städ", "STÄDNINGEN", "hemstädning", "stadning", "städnign"]
)
def test_a_word_is_found_in_all_its_forms(client, cleaners, q):
    assert titles(seen(client, f"/sok/?q={q}")) == ["Blanka Rutor"]


def test_the_word_that_answers_is_marked_whole(client, cleaners):
    assert seen(client, "/sok/?q=städ").find("mark").get_text() == "hemstädning"


def test_markup_in_a_text_stays_text(client, directory):
    make_enterprise(directory, title="Trappor & tak", summary="<b>Städning</b> & mer")
    found = seen(client, "/sok/?q=städning")
    assert not found.select("article b")
    assert "<b>Städning</b> & mer" in found.get_text()


def test_a_place_must_fit(client, cleaners):
    assert titles(seen(client, "/sok/?q=städning+Kumla")) == ["Blanka Rutor"]
    assert titles(seen(client, "/sok/?q=städning+Nora")) == []


def test_a_place_alone_gives_nothing_for_what_nobody_offers(client, cleaners):
    page = seen(client, "/sok/?q=begravningsbyrå+i+Kumla")
    assert titles(page) == []
    assert page.find("li", string=lambda text: text and "stavningen" in text)


def test_what_matches_some_words_stands_under_a_heading_of_its_own(client, cleaners):
    page = seen(client, "/sok/?q=städning+rymdraketer")
    assert page.find("h2", string="Liknande resultat")
    assert titles(page) == ["Blanka Rutor"]


def test_tabs_count_each_kind_and_lead_to_it(client, cleaners, calendar):
    make_event(calendar, title="Träff om städning")
    tabs = seen(client, "/sok/?q=städning").select(".tabs a")
    assert [tab.get_text(" ", strip=True) for tab in tabs] == [
        "Alla (2)",
        "Företag (1)",
        "Träffar (1)",
    ]
    assert titles(seen(client, "/sok/" + tabs[2]["href"])) == ["Träff om städning"]


def test_results_are_narrowed_to_a_municipality(client, cleaners, directory):
    make_enterprise(directory, title="Nora Städ", serving=["Nora"])
    page = seen(client, "/sok/?q=städ&municipality=1884")
    assert titles(page) == ["Nora Städ"]
    assert page.find("option", selected=True).get_text() == "Nora (1)"


def test_long_lists_are_paged(client, directory):
    for number in range(12):
        make_enterprise(directory, title=f"Städlaget {number}")
    assert len(titles(seen(client, "/sok/?q=städ"))) == 10
    assert len(titles(seen(client, "/sok/?q=städ&page=2"))) == 2


def test_english_results_are_in_english_and_tell_of_the_swedish(client, cleaners):
    page = seen(client, "/en/search/?q=Blanka")
    assert titles(page) == []
    assert page.find("a", hreflang="sv")["href"] == "/sok/?q=Blanka"


@pytest.mark.parametrize(
    "q", ['"', "%00", "'", "a" * 5000, "%20", "*", "NEAR(", "(", "\\", "🙂", "-- ;"]
)
def test_anything_may_be_typed(client, q):
    assert client.get(f"/sok/?q={q}").status_code == 200
    assert client.get(f"/sok/forslag/?q={q}").status_code == 200


@pytest.mark.parametrize(
    ("rest", "status"),
    [
        ("page=0", 404),
        ("page=x", 404),
        ("page=99999999999999999999", 404),
        ("kind=x", 200),
        ("category=%00", 200),
    ],
)
def test_anything_may_stand_in_the_address(client, cleaners, rest, status):
    assert client.get(f"/sok/?q=städ&{rest}").status_code == status


def test_results_are_not_for_search_engines(client):
    assert b'name="robots" content="noindex' in client.get("/sok/?q=x").content


def test_more_results_take_no_more_queries(client, directory, django_assert_max_num_queries):
    for number in range(10):
        make_enterprise(directory, title=f"Städlaget {number}", serving=["Nora"])
    client.get("/sok/?q=städ")
    with django_assert_max_num_queries(45):
        client.get("/sok/?q=städ")
