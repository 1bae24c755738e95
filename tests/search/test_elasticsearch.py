"""With Elasticsearch the public search, the admin's search and its choosers know Swedish."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Page

from search.queries import Filters, search, suggest
from search.rebuild import rebuild
from tests.factories import make_enterprise, make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def reuse(elasticsearch, directory):
    page = make_enterprise(directory, title="Återbruket", summary="Textilåtervinning i Nora")
    elasticsearch.es.indices.refresh()
    return page


@pytest.mark.parametrize("q", ["Åter", "återb", "Återbruket", "aterbr"])
def test_the_admin_completes_words_with_swedish_letters(elasticsearch, reuse, q):
    assert [page.title for page in elasticsearch.autocomplete(q, Page)] == ["Återbruket"]


@pytest.mark.parametrize("q", ["textil", "textilåtervinningen", "återvinna"])
def test_the_admin_finds_inflected_and_compound_words(elasticsearch, reuse, q):
    found = elasticsearch.search(q, Page, operator="and")
    assert [page.title for page in found] == ["Återbruket"]


def test_the_chooser_finds_a_page_by_its_beginning(client, reuse):
    client.force_login(get_user_model().objects.create_superuser("editor", "", "x"))
    assert "Återbruket" in client.get("/admin/choose-page/search/?q=Åter").content.decode()


def test_the_public_search_answers_from_the_server(reuse):
    answer = search("textil", "sv")
    assert (answer.engine, answer.count, answer.in_reserve) == ("elasticsearch", 1, False)
    assert [row.title for row in suggest("åter", "sv")] == ["Återbruket"]


def test_counts_of_a_filter_leave_out_its_own_choice(elasticsearch, directory, calendar):
    make_enterprise(directory, title="Kvastverket", serving=["Nora", "Kumla"])
    make_event(calendar, title="Kvastdagen")
    elasticsearch.es.indices.refresh()
    facets = search("kvast", "sv", Filters(kinds=("enterprise",), municipalities=("1884",))).facets
    assert facets.kinds == {"enterprise": 1}
    assert facets.municipalities == {"1884": 1, "1881": 1}


@pytest.mark.parametrize("hide", ["unpublish", "delete"])
def test_what_is_hidden_leaves_the_server(elasticsearch, reuse, hide):
    getattr(reuse, hide)()
    elasticsearch.es.indices.refresh()
    assert search("textil", "sv").count == 0


def test_a_rebuild_keeps_what_there_is(elasticsearch, reuse):
    rebuild()
    elasticsearch.es.indices.refresh()
    assert search("textil", "sv").count == 1


def test_more_municipalities_than_ten_are_counted(elasticsearch, directory):
    names = ["Askersund", "Degerfors", "Hallsberg", "Hällefors", "Karlskoga", "Kumla"]
    names += ["Laxå", "Lekeberg", "Lindesberg", "Ljusnarsberg", "Nora", "Örebro"]
    make_enterprise(directory, title="Kvastverket", serving=names)
    elasticsearch.es.indices.refresh()
    assert len(search("kvast", "sv").facets.municipalities) == 12
