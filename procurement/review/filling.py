"""Fills what one notice does not say with what another says about the same procurement."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail.models import Revision

from procurement.enums import Reserved
from procurement.models import Notice

TOGETHER = (  # taken over together, when the first of them is unknown
    ("value", "currency"),
    ("reserved", "reserved_scope"),
    ("source", "source_id"),
)
ALONE = (
    "title_en",
    "deadline_at",
    "published_on",
    "expected_on",
    "url",
    "documents_url",
    "description",
    "description_en",
    "procedure_id",
    "publication_number",
    "nature",
    "procedure_type",
    "nuts",
    "in_county",
    "reserved_execution",
    "social_objectives",
    "suits_smes",
    "summary_sv",
    "summary_en",
    "fits_sv",
    "fits_en",
)
PARTS = ("codes", "lots")
FOLLOWED = ("phase", "winner", "deadline_at")  # the source changes them from now on
BLANK = {"in_county": "unknown", "reserved": Reserved.NONE, "source": "typed"}


def fill(kept: Notice, other: Notice) -> dict[str, Any]:
    """Fill the gaps of a notice, in its draft too; return what stood in each field before."""
    stored = kept.serializable_data()
    before: dict[str, Any] = {name: stored[name] for name in FOLLOWED}
    for names in (*TOGETHER, *((name,) for name in ALONE)):
        if _is_blank(kept, names[0]) and not _is_blank(other, names[0]):
            for name in names:
                before[name] = stored[name]
                setattr(kept, name, getattr(other, name))
    for name in PARTS:
        if not getattr(kept, name).exists() and getattr(other, name).exists():
            before[name] = []
            setattr(kept, name, list(_copies(getattr(other, name).all())))
    if not kept.municipalities.exists() and other.municipalities.exists():
        before["municipalities"] = []
        kept.municipalities = list(other.municipalities.all())
    kept.save()
    _write(kept, before, only_gaps=True)
    return before


def take_back(kept: Notice, before: dict[str, Any]) -> None:
    """Leave out again what was filled from another notice."""
    for name, value in before.items():
        if name in (*PARTS, "municipalities"):
            setattr(kept, name, [])
        else:
            setattr(kept, name, kept._meta.get_field(name).to_python(value))
    kept.save()
    _write(kept, before)


def _is_blank(notice: Notice, name: str) -> bool:
    value = getattr(notice, name)
    return value in (None, "", []) or value == BLANK.get(name)


def _copies(rows: models.QuerySet) -> Iterator[models.Model]:
    for row in rows:
        copy = type(row)()
        for field in row._meta.concrete_fields:
            if not field.primary_key and field.name != "notice":
                setattr(copy, field.attname, getattr(row, field.attname))
        yield copy


def _write(kept: Notice, names: dict[str, Any], *, only_gaps: bool = False) -> None:
    """Give the latest draft the same facts, or publishing it would take them away."""
    revision = Revision.objects.filter(pk=kept.latest_revision_id or 0).first()
    if revision is None or not names:
        return
    draft = revision.as_object()
    now = Notice.objects.get(pk=kept.pk).serializable_data()
    for name in names:
        is_part = name in (*PARTS, "municipalities")
        has_words = getattr(draft, name).exists() if is_part else not _is_blank(draft, name)
        if not (only_gaps and has_words):
            revision.content[name] = now[name]
    revision.save(update_fields=["content"])
