"""Suggestions while typing begin as what is typed, with å, ä and ö."""

import pytest

from enterprises.models import Offer
from tests.factories import make_category, make_enterprise

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("q", ["åter", "Återb", "ÅTERBRUKET", "återbruket i no"])
def test_a_title_is_completed(client, directory, q):
    make_enterprise(directory, title="Återbruket i Nora")
    make_enterprise(directory, title="Ateljén")
    items = client.get("/sok/forslag/", {"q": q}).json()["items"]
    assert [item["title"] for item in items] == ["Återbruket i Nora"]
    assert items[0]["url"].startswith("/foretag/")


def test_titles_that_begin_so_come_first(client, directory):
    make_enterprise(directory, title="Nora cykelkök")
    make_enterprise(directory, title="Cykelsmedjan")
    items = client.get("/sok/forslag/?q=cyk").json()["items"]
    assert [item["title"] for item in items] == ["Cykelsmedjan", "Nora cykelkök"]


def test_at_most_eight_are_given(client, directory):
    for number in range(10):
        make_enterprise(directory, title=f"Cykelsmedjan {number}")
    assert len(client.get("/sok/forslag/?q=cykel").json()["items"]) == 8


def test_nothing_typed_suggests_nothing_and_may_be_cached(client):
    response = client.get("/sok/forslag/?q=")
    assert response.json() == {"items": []}
    assert "public" in response["Cache-Control"]


def told(client, q, address="/sok/forslag/"):
    return [
        (item["title"], item["kind"]) for item in client.get(address, {"q": q}).json()["items"]
    ]


@pytest.fixture
def cleaner(directory):
    cleaning = make_category("stad", name_sv="Städning och lokalvård", name_en="Cleaning")
    page = make_enterprise(directory, title="Renhåll", serving=["Örebro"], categories=[cleaning])
    page.offers = [Offer(name="Ångtvätt av mattor", locale=page.locale)]
    page.save()
    return page


@pytest.mark.parametrize(
    ("q", "title", "kind"),
    [
        ("städ", "Städning och lokalvård", "Kategori"),
        ("LOKAL", "Städning och lokalvård", "Kategori"),
        ("Örebro", "Örebro", "Kommun"),
        ("öre", "Örebro", "Kommun"),
        ("å", "Ångtvätt av mattor, Renhåll", "Vara eller tjänst"),
        ("mattor", "Ångtvätt av mattor, Renhåll", "Vara eller tjänst"),
    ],
)
def test_categories_places_and_offers_are_suggested(client, cleaner, q, title, kind):
    assert (title, kind) in told(client, q)


def test_each_leads_to_where_it_is(client, cleaner):
    addresses = [
        item["url"]
        for q in ("städ", "örebro", "ångtvätt")
        for item in client.get("/sok/forslag/", {"q": q}).json()["items"]
    ]
    assert addresses[:2] == ["/foretag/?category=stad", "/foretag/?municipality=1880"]
    assert addresses[2].startswith("/foretag/")
    assert [client.get(address).status_code for address in addresses] == [200] * len(addresses)


def test_what_several_sell_is_suggested_once(client, directory):
    for title in ("Ett", "Två"):
        page = make_enterprise(directory, title=title)
        page.offers = [Offer(name="Fönsterputs", locale=page.locale)]
        page.save()
    assert [each for each in told(client, "fönster") if each[1] != "Företag"] == [
        ("Fönsterputs", "Vara eller tjänst")
    ]


def test_titles_keep_room_beside_what_else_begins_so(client, directory):
    kinds = [make_category(slug, name_sv=f"Snickeri {slug}") for slug in ("a", "b", "c")]
    for number in range(4):
        page = make_enterprise(directory, title=f"Snickarna {number}", categories=kinds)
        page.offers = [
            Offer(name=f"Snickrade möbler {number}-{each}", locale=page.locale)
            for each in range(3)
        ]
        page.save()
    shown = [kind for _title, kind in told(client, "s")]
    assert len(shown) == 8
    assert shown.count("Företag") >= 4


def test_nothing_hidden_is_suggested(client, cleaner):
    cleaner.unpublish()
    assert told(client, "städ") == told(client, "Örebro") == []
    assert "Företag" not in [kind for _title, kind in told(client, "å")]
