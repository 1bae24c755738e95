"""Makes what the search keeps anew beside what is in use, and mends what differs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.core.management import call_command
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from modelsearch.backends import get_search_backend
from wagtail.models import Page

from headless import versions
from headless.documents import Document, DocumentSource, sources
from search import changes, missed_updates
from search.engines import server
from search.indexing import Found, refresh, write
from search.missed_updates import catch_up
from search.models import MissedUpdate, SearchDocument
from search.vocabulary import count_again

Key = tuple[str, int, str]
AT_A_TIME = 100


@dataclass
class Drift:
    """What was not as it should be: rows that were missing, outdated or left over."""

    missing: list[Key] = field(default_factory=list)
    outdated: list[Key] = field(default_factory=list)
    left_over: list[Key] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Return how many rows differed."""
        return len(self.missing) + len(self.outdated) + len(self.left_over)


def mend(everything: bool = False) -> Drift:
    """Write what is missing or outdated, or everything; remove what is left over; say which.

    After everything was written the search server is to be told as a whole, by `rebuild`.
    """
    drift = Drift()
    known: set[int] = set()
    waiting: list[Found] = []
    for name, source in list(sources.items()):
        for pk, document in _documents(source):
            row = _row(document)
            if row is None:
                drift.missing.append(_key(document))
            elif _differs(row, document):
                drift.outdated.append(_key(document))
            else:
                known.add(row.pk)
            if everything:
                waiting.append((name, pk, document))
            elif row is None or row.pk not in known:
                # Read again, since it may have been changed after this was read.
                refresh(name, pk)
            if len(waiting) == AT_A_TIME:
                known |= _write(waiting)
                waiting = []
    known |= _write(waiting)
    _remove_all_but(known, drift)
    return drift


def _write(found: list[Found]) -> set[int]:
    with transaction.atomic():
        rows = write(found)
        changes.record_changes(rows)
    return {row.pk for row in rows}


def mend_daily() -> None:
    """Mend the rows, the vocabulary and the index of the search server, once a day.

    The content version is counted up, too: a crash may have come between a change and its count.
    """
    mend()
    versions.bump()
    count_again()
    catch_up()
    if missed_updates.has_server():
        server.mend()


def _documents(source: DocumentSource) -> Iterator[tuple[object, Document]]:
    for found in source.listed().iterator(chunk_size=200):
        for document in source.documents(found):
            yield found.pk, document


def _row(document: Document) -> SearchDocument | None:
    kind, object_id, language = _key(document)
    rows = SearchDocument.objects.defer("body", "body_words")
    return rows.filter(kind=kind, record_id=object_id, language=language).first()


def _key(document: Document) -> Key:
    return document.kind, document.object_id, document.language


def _differs(row: SearchDocument, document: Document) -> bool:
    shown = ("title", "url", "summary", "modified_at", "municipalities", "categories", "names")
    return any(getattr(row, name) != getattr(document, name) for name in shown)


def _remove_all_but(known: set[int], drift: Drift) -> None:
    """Remove the other rows, but not those of what was published in the meantime."""
    left = set(SearchDocument.objects.values_list("pk", flat=True)) - known
    for row in SearchDocument.objects.in_order(sorted(left)):
        if row.source in sources:
            refresh(row.source, row.source_pk)
        else:
            _remove(row)
        if not _is_there(row):
            drift.left_over.append((row.kind, row.record_id, row.language))


def _is_there(row: SearchDocument) -> bool:
    return SearchDocument.objects.filter(pk=row.pk).exists()


def _remove(row: SearchDocument) -> None:
    with transaction.atomic():
        SearchDocument.objects.filter(pk=row.pk).delete()
        changes.record_changes([], [row])
    server.remove([row])


def rebuild() -> Drift:
    """Write every row, the vocabulary and the search server's indices; return what differed."""
    started = timezone.now()
    drift = mend(everything=True)
    count_again()
    if missed_updates.has_server():
        call_command("update_index", backend_name="default", verbosity=0)
        MissedUpdate.objects.filter(missed_at__lt=started).delete()
        replay(started)
    return drift


def replay(since: datetime) -> None:
    """Tell the new indices what changed while they were built, and was told to the old ones."""
    server.add(SearchDocument.objects.filter(written_at__gte=since))
    server.mend()
    changed = Q(latest_revision_created_at__gte=since) | Q(last_published_at__gte=since)
    for page in Page.objects.filter(changed).specific():
        get_search_backend().add(page)
