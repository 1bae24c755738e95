"""However much matches the words, a list counts and gives all of it that its filters leave."""

import datetime as dt

import pytest

from headless import ordering
from headless.documents import Document
from search import api, queries
from search.engines import elasticsearch as server_engine
from search.engines import server
from search.indexing import row_of
from search.models import SearchDocument
from search.queries import matching_ids, search
from tests.factories import make_enterprise, make_notice

pytestmark = pytest.mark.django_db
MANY = 600
NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


@pytest.fixture
def crowd(db):
    """Have many documents of enterprises that answer better than any enterprise does."""
    rows = [
        row_of("none", number, Document("enterprise", number, "sv", f"Kvast {number}", "/x/", NOW))
        for number in range(10**6, 10**6 + MANY)
    ]
    SearchDocument.objects.bulk_create(rows, batch_size=100)
    return rows


@pytest.fixture
def few(monkeypatch):
    """Have more than a database takes as a condition."""
    for module in (ordering, queries, api):
        monkeypatch.setattr(module, "FEW", 2)


def test_all_that_match_are_known(crowd):
    assert len(matching_ids("enterprise", "kvast", "sv")) == MANY


def test_what_matches_least_is_counted_when_it_alone_fits_the_filters(crowd, client, directory):
    page = make_enterprise(directory, serving=["Nora"], purpose="Vi säljer kvast.")
    asked = {"q": "kvast", "municipality": "1884"}
    for order in ("relevance", "title", "-modified_at"):
        found = client.get("/api/v1/enterprises", {**asked, "order": order}).json()
        assert (found["count"], [item["id"] for item in found["items"]]) == (1, [page.pk])
    shown = client.get("/foretag/", {"q": "kvast", "municipality": "1884"})
    assert page.title in shown.content.decode()


@pytest.mark.parametrize("order", ["relevance", "title", "-title", "modified_at"])
def test_a_long_list_is_the_same_however_it_is_asked_for(few, client, directory, order):
    pages = [make_enterprise(directory, title=f"Kvast {number}") for number in range(5)]
    make_enterprise(directory, title="Något annat")
    found = client.get("/api/v1/enterprises", {"q": "kvast", "order": order}).json()
    ids = [item["id"] for item in found["items"]]
    assert (found["count"], sorted(ids)) == (5, [page.pk for page in pages])
    if order != "relevance":
        assert ids == [page.pk for page in pages][:: -1 if order == "-title" else 1]


def test_a_long_list_of_notices_is_whole(few, client, procurement):
    notices = [make_notice(title=f"Kvast {number}") for number in range(4)]
    found = client.get("/api/v1/notices", {"q": "kvast"}).json()
    assert sorted(item["id"] for item in found["items"]) == [each.pk for each in notices]


def test_a_long_search_is_whole_in_every_order(few, client, directory):
    for number in range(4):
        make_enterprise(directory, title=f"Kvast {number}")
    for order in ("relevance", "modified_at", "-modified_at"):
        found = client.get("/api/v1/search", {"q": "kvast", "order": order}).json()
        assert (found["count"], len(found["items"])) == (4, 4)


def test_the_server_is_asked_for_more_than_it_gives_at_once(elasticsearch, crowd, monkeypatch):
    server.add(crowd)
    elasticsearch.get_index_for_model(SearchDocument).refresh()
    whole = search("kvast", "sv")
    monkeypatch.setattr(server_engine, "WINDOW", 250)
    parts = search("kvast", "sv")
    assert (whole.engine, whole.count, len(whole.pks)) == ("elasticsearch", MANY, MANY)
    assert (parts.count, parts.pks) == (MANY, whole.pks)
