"""A search server that is gone or hangs costs nobody the answer, nor an editor the time."""

import socket
import time

import pytest
from django.contrib.auth import get_user_model
from modelsearch.backends import get_search_backend
from wagtail.models import Page

from search import missed_updates
from search.backends import configured
from search.breaker import Breaker, breaker
from search.models import MissedUpdate
from search.queries import search
from tests.factories import make_enterprise

pytestmark = pytest.mark.django_db


@pytest.fixture
def black_hole():
    """The address of a server that accepts connections and never answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=50) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


@pytest.fixture(params=["refuses", "hangs"])
def failing(request, settings):
    """A search server in use that does not answer."""
    url = "http://127.0.0.1:9"
    if request.param == "hangs":
        url = request.getfixturevalue("black_hole")
    settings.ELASTICSEARCH_URL = url
    settings.WAGTAILSEARCH_BACKENDS = configured(url, "failing_")
    breaker.succeeded()
    yield
    breaker.succeeded()


def took(action):
    started = time.monotonic()
    action()
    return time.monotonic() - started


def test_the_answer_comes_from_the_database_and_says_so(client, directory, failing):
    make_enterprise(directory, title="Kvastverket")
    client.get("/sok/?q=kvastverket")  # templates are read, so that only the search is timed
    breaker.succeeded()
    responses = []
    assert took(lambda: responses.append(client.get("/sok/?q=kvastverket"))) < 2
    text = responses[0].content.decode()
    assert responses[0].status_code == 200
    assert "Sökningen är enklare än vanligt" in text
    assert "1 resultat" in text


def test_suggestions_still_come(client, directory, failing):
    make_enterprise(directory, title="Återbruket")
    assert client.get("/sok/forslag/?q=åter").json()["items"]


def test_publishing_is_not_held_up_and_what_was_missed_is_noted(directory, failing):
    assert took(lambda: make_enterprise(directory, title="Kvastverket")) < 4
    labels = set(MissedUpdate.objects.values_list("model_label", flat=True))
    assert {"enterprises.EnterprisePage", "search.SearchDocument"} <= labels


def test_deleting_is_not_held_up(directory, failing):
    page = make_enterprise(directory)
    MissedUpdate.objects.all().delete()
    assert took(page.delete) < 2
    assert MissedUpdate.objects.filter(model_label="search.SearchDocument").exists()


def test_editors_search_pages_in_the_database(client, directory, failing):
    make_enterprise(directory, title="Återbruket")
    breaker.succeeded()
    client.force_login(get_user_model().objects.create_superuser("editor", "", "x"))
    for address in ["/admin/pages/search/?q=återb", "/admin/choose-page/search/?q=återb"]:
        assert "Återbruket" in client.get(address).content.decode()


def test_after_one_failure_nobody_waits(directory, failing):
    search("kvast", "sv")
    assert took(lambda: list(get_search_backend().search("kvast", Page))) < 0.5


def test_one_try_is_let_through_after_a_rest():
    now = [0.0]
    tried = Breaker(rest=10, clock=lambda: now[0])
    assert tried.admits()
    tried.failed()
    assert not tried.admits()
    now[0] = 11
    assert [tried.admits(), tried.admits()] == [True, False]
    tried.succeeded()
    assert tried.admits()


def test_the_server_catches_up_by_itself(elasticsearch, directory, settings, client):
    url = elasticsearch.es.transport.node_pool.all()[0].base_url
    working = settings.WAGTAILSEARCH_BACKENDS
    settings.WAGTAILSEARCH_BACKENDS = configured("http://127.0.0.1:9", "failing_")
    make_enterprise(directory, title="Kvastverket")
    settings.WAGTAILSEARCH_BACKENDS = working
    assert url and MissedUpdate.objects.exists()
    breaker.succeeded()
    missed_updates.catch_up()
    elasticsearch.es.indices.refresh()
    answer = search("kvastverket", "sv")
    assert (answer.engine, answer.count) == ("elasticsearch", 1)
    assert not MissedUpdate.objects.exists()


def test_a_lost_index_is_made_again(elasticsearch, directory):
    make_enterprise(directory, title="Kvastverket")
    names = elasticsearch.es.indices.get(index=f"{elasticsearch.index_prefix}search_*")
    elasticsearch.es.indices.delete(index=list(names))
    assert search("kvastverket", "sv").engine in ("sqlite", "postgresql")
    missed_updates.catch_up()
    elasticsearch.es.indices.refresh()
    answer = search("kvastverket", "sv")
    assert (answer.engine, answer.count) == ("elasticsearch", 1)
