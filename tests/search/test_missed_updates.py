"""What the search server was not told is noted once, and told when it answers again."""

import pytest
from modelsearch.backends import get_search_backend

from search import missed_updates
from search.backends import configured
from search.breaker import Breaker, breaker
from search.engines import server
from search.models import MissedUpdate, SearchDocument
from tests.factories import make_enterprise, make_news

pytestmark = pytest.mark.django_db
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def away(settings):
    """Use a search server that refuses every connection."""
    settings.ELASTICSEARCH_URL = NOWHERE
    settings.WAGTAILSEARCH_BACKENDS = configured(NOWHERE, "away_")
    breaker.succeeded()
    yield
    breaker.succeeded()


def noted(model="SearchDocument"):
    return MissedUpdate.objects.filter(model_label__endswith=model).count()


def test_without_a_server_nothing_is_missed(directory):
    make_enterprise(directory)
    assert not MissedUpdate.objects.exists()
    assert missed_updates.catch_up() == 0


def test_what_was_published_meanwhile_is_noted(away, directory):
    make_enterprise(directory, title="Kvastverket")
    row = SearchDocument.objects.get(title="Kvastverket")
    assert MissedUpdate.objects.filter(object_pk=str(row.pk)).exists()


def test_what_was_removed_meanwhile_is_noted(away, directory):
    page = make_enterprise(directory, title="Kvastverket")
    pk = SearchDocument.objects.get(title="Kvastverket").pk
    MissedUpdate.objects.all().delete()
    page.unpublish()
    assert MissedUpdate.objects.filter(object_pk=str(pk)).exists()


def test_the_same_object_is_noted_once(away, procurement):
    page = make_news(procurement, title="Kvastnytt")
    before = noted()
    page.save_revision().publish()
    page.save_revision().publish()
    assert noted() == before


def test_while_the_server_is_away_the_notes_stay(away, directory):
    make_enterprise(directory)
    before = MissedUpdate.objects.count()
    assert (missed_updates.catch_up(), before > 0) == (0, True)
    assert MissedUpdate.objects.count() == before


def test_only_one_process_catches_up_at_a_time(elasticsearch, directory):
    page = make_enterprise(directory)
    missed_updates.record_missed(page)
    missed_updates.cache.add(missed_updates.CATCHING_UP, 1, timeout=60)
    assert missed_updates.catch_up() == 0
    missed_updates.cache.delete(missed_updates.CATCHING_UP)
    assert missed_updates.catch_up() == 1
    assert not MissedUpdate.objects.exists()


def test_what_is_gone_by_then_is_removed_from_the_server(elasticsearch, directory):
    make_enterprise(directory, title="Kvastverket")
    row = SearchDocument.objects.get(title="Kvastverket")
    missed_updates.record_missed(row)
    SearchDocument.objects.filter(pk=row.pk).delete()
    assert missed_updates.catch_up() == 1
    elasticsearch.es.indices.refresh()
    index = get_search_backend().get_index_for_model(SearchDocument)
    assert not index.es.exists(index=index.name, id=str(row.pk))


def test_the_index_is_made_to_hold_the_rows_there_are(elasticsearch, directory):
    make_enterprise(directory, title="Kvastverket")
    elasticsearch.es.indices.refresh()
    row = SearchDocument.objects.get(title="Kvastverket")
    get_search_backend().delete(row)
    elasticsearch.es.indices.refresh()
    assert server.mend() >= 1
    elasticsearch.es.indices.refresh()
    assert server.mend() == 0


@pytest.fixture
def clock():
    return [0.0]


@pytest.fixture
def guard(clock):
    """Return a breaker that rests ten seconds by a clock that the test moves."""
    return Breaker(rest=10, clock=lambda: clock[0])


def test_a_breaker_lets_all_through_while_all_is_well(guard):
    assert [guard.admits() for _ in range(3)] == [True] * 3
    assert not guard.is_open


@pytest.mark.parametrize(
    ("seconds", "admitted"), [(0, False), (9.9, False), (10, True), (99, True)]
)
def test_after_a_failure_nobody_tries_until_it_has_rested(guard, clock, seconds, admitted):
    guard.failed()
    clock[0] += seconds
    assert guard.admits() is admitted


def test_after_the_rest_one_tries_for_all(guard, clock):
    guard.failed()
    clock[0] = 10
    assert [guard.admits() for _ in range(3)] == [True, False, False]


def test_a_try_that_fails_begins_the_rest_anew(guard, clock):
    guard.failed()
    clock[0] = 10
    guard.admits()
    guard.failed()
    clock[0] = 19
    assert not guard.admits()
    clock[0] = 20
    assert guard.admits()


def test_a_try_that_succeeds_opens_for_all(guard, clock):
    guard.failed()
    guard.succeeded()
    assert [guard.admits(), guard.admits(), guard.is_open] == [True, True, False]
