"""The search server, when there is one: asked first, and told of every row that changes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.crypto import get_random_string
from elasticsearch.helpers import BulkIndexError, scan
from modelsearch.backends import get_search_backend

from search import missed_updates
from search.breaker import breaker
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.protocol import EngineQuery, Matches
from search.models import SearchDocument

FEW = 10
_on_trial: ContextVar[ElasticsearchEngine | None] = ContextVar("search_on_trial", default=None)


class NoAnswerError(Exception):
    """The search server is not there, or did not answer in time."""


def find(asked: EngineQuery, most: int | None) -> Matches:
    """Return what the server matches; raise when it does not answer."""
    trial = _on_trial.get()
    if trial:
        return trial.find(asked, most)
    if not missed_updates.has_server() or not breaker.admits():
        raise NoAnswerError
    backend = get_search_backend()
    index = backend.get_index_for_model(SearchDocument)
    try:
        found = ElasticsearchEngine(index.es, index.name).find(asked, most)
    except missed_updates.NO_ANSWER as error:
        missed_updates.record_failure(error, SearchDocument)
        raise NoAnswerError from error
    breaker.succeeded()
    return found


def add(rows: Sequence[SearchDocument]) -> None:
    """Put rows into the index, or note that they are to be."""
    if not missed_updates.has_server():
        return
    if len(rows) > FEW and breaker.admits():
        _add_at_once(rows)
    else:
        for row in rows:
            get_search_backend().add(row)


def _add_at_once(rows: Sequence[SearchDocument]) -> None:
    index = get_search_backend().get_index_for_model(SearchDocument)
    try:
        index.patient().add_items(SearchDocument, rows)
    except (*missed_updates.NO_ANSWER, BulkIndexError) as error:
        missed_updates.record_failure(error, SearchDocument)
        for row in rows:
            missed_updates.record_missed(row)
    else:
        breaker.succeeded()


def remove(rows: Sequence[SearchDocument]) -> None:
    """Take rows out of the index, or note that they are to be."""
    if missed_updates.has_server():
        for row in rows:
            get_search_backend().delete(row)


def mend() -> int:
    """Have the index hold the rows that there are and no others; return how many differed."""
    if not missed_updates.has_server():
        return 0
    index = get_search_backend().get_index_for_model(SearchDocument).patient()
    known = {int(hit["_id"]) for hit in scan(index.es, index=index.name, _source=False)}
    rows = set(SearchDocument.objects.values_list("pk", flat=True))
    add(SearchDocument.objects.in_order(sorted(rows - known)))
    remove([SearchDocument(pk=pk) for pk in sorted(known - rows)])
    return len(rows ^ known)


@contextmanager
def throwaway_index(rows: Sequence[SearchDocument]) -> Iterator[None]:
    """Answer from an index of these rows alone for as long as the block runs."""
    if not missed_updates.has_server():
        yield
        return
    backend = get_search_backend()
    name = f"{backend.index_prefix}evaluation_{get_random_string(8).lower()}"
    index = backend.index_class(backend, name).patient()
    token = _on_trial.set(ElasticsearchEngine(index.es, name))
    try:
        index.put()
        index.add_model(SearchDocument)
        index.add_items(SearchDocument, rows)
        index.refresh()
        yield
    finally:
        _on_trial.reset(token)
        index.delete()
