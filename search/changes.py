"""Remembers when each public object last changed or ceased to be public, for those who follow.

A rebuild writes every document again: what counts as a change is told by a digest.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet, Subquery

from headless import versions
from search.models import Change, SearchDocument

TEXTS = ["title", "summary", "body", "url", "names", "details"]
SETS = ["municipalities", "categories", "cpv"]
TIMES = ["starts_at", "ends_at", "modified_at"]
Key = tuple[str, int, str]


def digest(row: SearchDocument) -> str:
    """Return what stands for all that a document tells; keywords are only for finding it."""
    content = {name: getattr(row, name) for name in TEXTS}
    content |= {name: sorted(getattr(row, name)) for name in SETS}
    content |= {name: _moment(getattr(row, name)) for name in TIMES}
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _moment(time: dt.datetime | None) -> str | None:
    return time and time.astimezone(dt.UTC).isoformat()


def recorded_at(kinds: Iterable[str], record_id: Any, language: Any) -> Subquery:
    """Return when a record was last told of, for each row of a query: see `headless.modified`."""
    found = Change.objects.filter(kind__in=kinds, record_id=record_id, language=language)
    return Subquery(found.order_by("-changed_at").values("changed_at")[:1])


def record_changes(rows: Iterable[SearchDocument], gone: Iterable[SearchDocument] = ()) -> None:
    """Remember the documents that say something new, or are public again, and what is gone.

    The last thing that its transaction does: see `headless.versions.stamp`.
    """
    found = {_key(row): (row, digest(row)) for row in rows}
    before = {_key(change): change for change in _stored(found)}
    removed = [_change(row, is_removed=True) for row in gone]
    adopted, changed = [], []
    for key, (row, current) in found.items():
        old = before.get(key)
        if old and not old.is_removed and not old.digest:
            # Stored before there were digests: nothing is known to differ.
            adopted.append(_change(row, digest=current, changed_at=old.changed_at))
        elif old is None or old.is_removed or old.digest != current:
            changed.append(_change(row, digest=current))
    if changed or removed:
        now = versions.stamp()
        for each in (*changed, *removed):
            each.changed_at = now
    _store([*adopted, *changed, *removed])


def _change(row: SearchDocument, **more: Any) -> Change:
    kind, record_id, language = _key(row)
    return Change(kind=kind, record_id=record_id, language=language, url=row.url, **more)


def _key(row: SearchDocument | Change) -> Key:
    return row.kind, row.record_id, row.language


def _stored(keys: Iterable[Key]) -> QuerySet[Change]:
    return Change.objects.filter(record_id__in={key[1] for key in keys})


def _store(changes: list[Change]) -> None:
    Change.objects.bulk_create(
        sorted(changes, key=_key),
        batch_size=500,
        update_conflicts=True,
        unique_fields=["kind", "record_id", "language"],
        update_fields=["url", "digest", "changed_at", "is_removed"],
    )
