"""Finds text that was stored before it had to come through the door, and mends it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from wagtail.models import Revision, RevisionMixin

from access import stored

BATCH = 500


@dataclass(frozen=True)
class Mended:
    """One field of one row: what stood there and what stands there now, or would.

    A row that would become the same as another, where each must be its own, is left as it is.
    """

    model: type[models.Model]
    pk: Any
    field: str
    before: Any
    after: Any
    is_left: bool = False


def mend(*, dry_run: bool = False) -> Iterator[Mended]:
    """Mend every table, a batch of rows at a time, and yield each field that was not in order.

    Revisions: those that an editor opens or that will be published by themselves. The older ones
    are history; what is brought back from them is cleaned when it is saved.
    """
    for model in apps.get_models():
        if stored.is_kept_clean(model) and model._meta.managed and not model._meta.proxy:
            yield from _mend_table(model, dry_run=dry_run)


def _mend_table(model: type[models.Model], *, dry_run: bool) -> Iterator[Mended]:
    rows = _rows(model)
    if rows is None:
        return
    faulty = (row.pk for row in rows.order_by("pk").iterator(BATCH) if _changes(row))
    for keys in _batches(faulty):
        yield from _mend_rows(rows, keys, dry_run=dry_run)


def _rows(model: type[models.Model]) -> models.QuerySet | None:
    """Return the rows that may hold text; a parent's columns are mended with the parent."""
    if model is Revision:
        return _current_revisions().only("content", "content_type")
    return model._base_manager.order_by() if _own(model) else None


def _own(model: type[models.Model]) -> list[models.Field]:
    return [field for field in stored.text_fields(model) if field.model is model]


def _current_revisions() -> models.QuerySet[Revision]:
    current = models.Q(approved_go_live_at__isnull=False)
    for model in apps.get_models():
        if issubclass(model, RevisionMixin) and not model._meta.proxy:
            current |= models.Q(pk__in=model._base_manager.values("latest_revision"))
    return Revision.objects.filter(current)


def _changes(row: models.Model) -> dict[str, Any]:
    names = frozenset(field.name for field in _own(type(row)))
    return stored.changes(row, names)


def _mend_rows(rows: models.QuerySet, keys: list[Any], *, dry_run: bool) -> Iterator[Mended]:
    """Look at the rows again, now that nobody else can write them, and mend them."""
    done = []
    with transaction.atomic():
        for row in rows.filter(pk__in=keys).select_for_update(of=("self",)):
            changed = _changes(row)
            is_left = not dry_run and not _write(row, changed)
            done += [
                Mended(type(row), row.pk, name, getattr(row, name), after, is_left)
                for name, after in changed.items()
            ]
    yield from done


def _write(row: models.Model, changed: dict[str, Any]) -> bool:
    """Write what has changed and nothing else; tell whether it could be."""
    try:
        with transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(**changed)
    except IntegrityError:
        return False
    return True


def _batches(keys: Iterable[Any]) -> Iterator[list[Any]]:
    keys = iter(keys)
    while batch := list(islice(keys, BATCH)):
        yield batch
