"""What an app says about its public objects to a full-text search above it.

An app registers a source in its `ready()`; the search app asks every source. Neither knows
the other: `register(DocumentSource(kind="enterprise", model=EnterprisePage, ...))`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.dispatch import Signal

from headless import versions


@dataclass(frozen=True)
class Document:
    """One public object in one language, in the words it should be found by."""

    kind: str
    object_id: int
    language: str
    title: str
    url: str
    modified_at: datetime
    summary: str = ""
    body: str = ""
    names: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    municipalities: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    cpv: list[str] = field(default_factory=list)
    details: str = ""  # what the record tells besides, so that its change counts as one
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True)
class Suggestion:
    """A way to what a reader may mean who has begun to type: its name, what it is, its address."""

    title: str
    kind: str
    url: str


@dataclass(frozen=True)
class DocumentSource:
    """Where the documents of one kind come from.

    `listed` gives every public object; `documents` turns one object into a document for each
    language it is public in (none when it is not public at all). `affected` names models whose
    rows are spoken of in the documents (a category's name), with what to write anew for a row;
    `category_names` gives the names of the categories by slug, in the active language;
    `renamed` gives slugs as they are today;
    `suggestions` what besides titles begins as something typed, in a language.
    """

    kind: str
    model: type[Model]
    listed: Callable[[], QuerySet]
    documents: Callable[[Any], Iterable[Document]]
    affected: Mapping[type[Model], Callable[[Any], Iterable[Model]]] = field(default_factory=dict)
    category_names: Callable[[], Mapping[str, str]] | None = None
    renamed: Callable[[list[str]], list[str]] | None = None
    suggestions: Callable[[str, str], Iterable[Suggestion]] | None = None


sources: dict[str, DocumentSource] = {}


def register(source: DocumentSource) -> None:
    """Add a source, or replace the one of the same kind and model."""
    sources[f"{source.kind}:{source.model._meta.label}"] = source


changed = Signal()  # sent with `instances`: objects that have become public, or ceased to be


def notify_changed(instances: Iterable[Model]) -> None:
    """Say that objects were changed without being saved one by one: in lists or not any more.

    Saving and publishing tell by themselves; `update()` does not.
    """
    versions.bump()
    changed.send(sender=None, instances=list(instances))
