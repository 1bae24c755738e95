"""Writes many rows of the full-text search at once."""

from collections.abc import Iterable

from headless.documents import Document
from search.changes import record_changes
from search.engines import server
from search.indexing import row_of
from search.models import SearchDocument


def write_all(source: str, documents: Iterable[tuple[object, Document]]) -> None:
    """Store documents of a source, each with the key of its object, that have no rows yet."""
    rows = [row_of(source, pk, document) for pk, document in documents]
    SearchDocument.objects.bulk_create(rows, batch_size=500)
    record_changes(rows)
    server.add(rows)
