"""When a record was last changed, in an order that nobody who follows it can miss anything in.

A row is stamped before its transaction ends: of two, the one with the earlier time can become
public last, when a reader has already asked for what is later. So whoever keeps a list of changes
tells, by the setting `HEADLESS_CHANGES`, when each was seen to be public; the later time counts.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import DateTimeField, F, Model, OuterRef, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Greatest
from django.utils.module_loading import import_string

from headless.documents import sources

Found = TypeVar("Found", bound=QuerySet)
Time = Combinable | str


def with_modified_at(
    found: Found, own: Time, key: str, language: Time, kinds: Iterable[Any] = ()
) -> Found:
    """Add `recorded_at`, when a change was told of, and `changed`, to filter and to sort by."""
    name = getattr(settings, "HEADLESS_CHANGES", "")
    nothing = Value(None, output_field=DateTimeField())
    told = (
        import_string(name)(kinds or _kinds(found.model), OuterRef(key), language)
        if name
        else nothing
    )
    own = F(own) if isinstance(own, str) else own
    changed = Greatest(Coalesce(F("recorded_at"), own), own)
    return found.annotate(recorded_at=told).alias(changed=changed)


def modified_at(row: Any, own: dt.datetime | None) -> dt.datetime | None:
    """Return the later of both times of a row that was read with them."""
    return max(filter(None, [own, getattr(row, "recorded_at", None)]), default=None)


def _kinds(model: type[Model]) -> Iterable[str]:
    """Return the kinds of records that rows of a model can be."""
    return {
        source.kind
        for source in sources.values()
        if issubclass(source.model, model) or issubclass(model, source.model)
    }
