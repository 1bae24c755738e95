"""Suggestions while typing begin as what is typed, with å, ä and ö."""

import pytest

from tests.factories import make_enterprise

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
