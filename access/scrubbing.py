"""Takes a person out of wherever they still stand, and says where that was and what stays."""

import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from django.core.cache import cache
from django.db import IntegrityError, models, transaction
from django.db.models.signals import post_save
from django.utils.translation import gettext
from modelsearch import index
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from access.keeping import NEVER_SHOWN, Shown, reason_to_keep, root_of
from access.spellings import GONE, NAMES, Spellings
from access.traces import Trace, is_of, searched_fields, trace_in, traces

Rewrite = Callable[[Any], None]


def _index_again(entry: Any) -> None:
    """Write what the admin searches of an object anew, or forget what has no object."""
    if (indexed := entry.content_object) is None:
        entry.delete()
    else:
        index.insert_or_update_object(indexed)


# Rows that repeat what others say: by the name of their model, what writes one anew.
copies: dict[str, Rewrite] = {"wagtailsearch.IndexEntry": _index_again}
# Rows of passing use, which go altogether.
passing: set[str] = {
    "axes.AccessAttempt",
    "axes.AccessFailureLog",
    "axes.AccessLog",
    "django_tasks_database.DBTaskResult",
    "sessions.Session",
    "wagtailadmin.FormState",
    "wagtailembeds.Embed",
    "wagtailimages.Rendition",
}
OF_FAMILIES: dict[str, Callable[[Any], list[uuid.UUID]]] = {
    "wagtail_localize.String": lambda row: list(
        type(row)
        .objects.filter(pk=row.pk, segments__isnull=False)
        .values_list("segments__source__object_id", flat=True)
    ),
    "wagtail_localize.StringTranslation": lambda row: [row.context.object_id],
    "wagtail_localize.SegmentOverride": lambda row: [row.context.object_id],
    "wagtail_localize.OverridableSegment": lambda row: [row.source.object_id],
    "wagtail_localize.StringSegment": lambda row: [row.source.object_id],
}


@dataclass
class Scrubbed:
    """How many rows a person was taken out of, by what they are called, and what is kept."""

    places: Counter[str] = field(default_factory=Counter)
    kept: dict[str, None] = field(default_factory=dict)


def scrub(person: Spellings, *, told: frozenset[str] = frozenset()) -> Scrubbed:
    """Take a person out of every row but those that are kept with a reason.

    `told` are the columns, as `app.Model.field`, whose reason somebody else gives.
    """
    done, shown = Scrubbed(), Shown()
    found = list(traces(person))
    for trace in found:
        shown.add(trace)
    # What repeats other rows comes last, when those are in order.
    for trace in sorted(found, key=lambda each: each.row._meta.label in copies):
        if reason := _reason(trace, person, told):
            done.kept[reason] = None
        if _is_taken_out(trace, person, shown):
            done.places[trace.place] += 1
    transaction.on_commit(cache.clear, robust=True)
    return done


def _reason(trace: Trace, person: Spellings, told: frozenset[str]) -> str:
    label = trace.row._meta.label
    open_ones = [
        name for name in trace.names if name not in NEVER_SHOWN and f"{label}.{name}" not in told
    ]
    if open_ones and (reason := reason_to_keep(trace.row)):
        return reason
    for name in trace.names:
        column = trace.row._meta.get_field(name)
        if isinstance(column, models.FileField):
            path = str(getattr(trace.row, name))
            if not person.is_in_name(path):
                return gettext("The contents of the file “%(name)s” have it: replace it.") % {
                    "name": PurePath(path).name
                }
    return ""


def _is_taken_out(trace: Trace, person: Spellings, shown: Shown) -> bool:
    """Take a person out of a row; tell whether there was anything to take."""
    row, label = trace.row, trace.row._meta.label
    if rewrite := copies.get(label):
        rewrite(row)
        again = type(row)._base_manager.filter(pk=row.pk).first()
        return again is None or not trace_in(again, searched_fields(type(row)), person)
    if label in passing and getattr(row, "status", "") != "RUNNING":
        row.delete()
        return True
    if label in OF_FAMILIES and shown.families.intersection(OF_FAMILIES[label](row)):
        return False
    names = trace.names
    if reason_to_keep(row):
        names = [name for name in names if name in NEVER_SHOWN and isinstance(root_of(row), Page)]
    changed = {name: _without(row, name, person, shown) for name in names}
    if is_of(row, person) and names:
        changed |= {each.name: "" for each in type(row)._meta.fields if each.name in NAMES}
    changed = {name: each for name, each in changed.items() if each != getattr(row, name)}
    if changed:
        _write(row, changed)
    return bool(changed)


def _without(row: models.Model, name: str, person: Spellings, shown: Shown) -> Any:
    """Return what a column says without the person."""
    column, value = row._meta.get_field(name), getattr(row, name)
    if isinstance(row, Revision) and name == "content":
        return _without_in(value, shown.by_version(row), person)
    if isinstance(column, StreamField):
        return column.to_python(person.taken_out(column.get_prep_value(value)))
    if isinstance(column, models.FileField):
        return _renamed(row, value) if person.is_in_name(value.name) else value
    if row._meta.label == "wagtail_localize.TranslationSource" and name == "content_json":
        return _without_in(value, shown.by_source(row), person)
    cleaned = person.taken_out(value)
    is_missing = cleaned == "" and not column.blank and not isinstance(column, models.EmailField)
    return GONE if is_missing else cleaned


def _without_in(content: Any, kept: set[str], person: Spellings) -> Any:
    """Return a version of a page without the person, but for the fields that readers see."""
    read = person.read(content) if isinstance(content, str) else content
    if not isinstance(read, dict):
        return person.taken_out(content)
    cleaned = {
        name: each if name in kept else person.taken_out(each) for name, each in read.items()
    }
    if cleaned == read:
        return content
    return person.written(cleaned) if isinstance(content, str) else cleaned


def _renamed(row: models.Model, file: Any) -> Any:
    """Store a file under a name that says nothing; the old one goes with the transaction."""
    storage, old = file.storage, file.name
    path = PurePath(old)
    new = path.with_name(f"{uuid.uuid4().hex}{path.suffix.lower()}")
    try:
        with storage.open(old) as opened:
            saved = storage.save(str(new), opened)
    except OSError:  # lost: there is nothing to keep but the name
        return str(new)
    transaction.on_commit(lambda: storage.delete(old))
    return saved


def _write(row: models.Model, changed: dict[str, Any]) -> None:
    """Write columns past every rule of the model, and let those who follow it know."""
    if row._meta.label == "wagtail_localize.String":
        changed["data_hash"] = uuid.uuid4()  # no text is found by it any more
    rows = type(row)._base_manager.filter(pk=row.pk)
    try:
        with transaction.atomic():
            rows.update(**changed)
    except IntegrityError:  # it would be the same as another row
        rows.update(
            **{
                name: f"{GONE} {uuid.uuid4().hex[:8]}" if isinstance(each, str) else each
                for name, each in changed.items()
            }
        )
    for name, each in changed.items():
        setattr(row, name, each)
    post_save.send(
        type(row),
        instance=row,
        created=False,
        raw=False,
        update_fields=frozenset(changed),
        using=rows.db,
    )
