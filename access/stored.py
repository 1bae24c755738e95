"""Text as models keep it: each field's own way through the door, whenever a row is saved.

A column of characters is one line, a text has several, rich text is HTML; StreamField blocks and
the content of a revision follow the fields and blocks that they are made of.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.signals import pre_save
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Revision

from access import text

# Tables that machines write for themselves.
MACHINES = frozenset(
    ["axes", "contenttypes", "django_tasks_db", "migrations", "modelsearch", "sessions"]
)
# What the site writes down for itself, calendar entries with their own line breaks among it.
OWN = frozenset(["access.OutgoingMail"])
# Of what keeps translations, only what translators write: the rest is found by its digest.
PARTLY = {"wagtail_localize": frozenset(["StringTranslation"])}
ONE_LINE = (blocks.CharBlock, blocks.EmailBlock, blocks.URLBlock)
RICH = (blocks.RichTextBlock, blocks.RawHTMLBlock)


def connect() -> None:
    """Clean every row before it is saved, whoever made it."""
    pre_save.connect(_before_save, dispatch_uid="access_text")


def is_kept_clean(model: type[models.Model]) -> bool:
    """Tell whether people's words may be in a model's table."""
    app, is_of_a_migration = model._meta.app_label, model.__module__ == "__fake__"
    if app in MACHINES or model._meta.label in OWN or is_of_a_migration:
        return False
    return app not in PARTLY or model.__name__ in PARTLY[app]


def text_fields(model: type[models.Model]) -> list[models.Field]:
    """Return the fields in which people's words may be, those of parents too."""
    kinds = (models.CharField, models.TextField, models.JSONField, StreamField)
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not field.choices and field.name != "password"
    ]


def changes(instance: models.Model, names: frozenset[str] | None = None) -> dict[str, Any]:
    """Return the fields whose text is not in order, with the text as it should be."""
    if isinstance(instance, Revision):
        return _changes_of_revision(instance)
    deferred = instance.get_deferred_fields()
    given = {
        field: getattr(instance, field.attname)
        for field in text_fields(type(instance))
        if field.attname not in deferred and (names is None or field.name in names)
    }
    cleaned = {field: _of_field(field, value) for field, value in given.items()}
    return {
        field.name: value
        for field, value in cleaned.items()
        if value is not given[field] and value != given[field]
    }


def _before_save(
    sender: type[models.Model],
    instance: models.Model,
    update_fields: frozenset[str] | None = None,
    **kwargs: Any,
) -> None:
    if is_kept_clean(sender):
        for name, value in changes(instance, update_fields).items():
            setattr(instance, name, value)


def _of_field(field: models.Field, value: Any) -> Any:
    """Return what a field should hold instead of a value."""
    if isinstance(field, StreamField):
        return _of_stream(field, value)
    if isinstance(field, models.JSONField):
        return _of_data(value)
    if not isinstance(value, str):
        return value
    cleaned = _of_string(field, value)
    # Composed letters are as a rule fewer; where they become more, or nothing is left of a name,
    # the form must say so: a save is too late.
    is_too_long = len(value) <= (field.max_length or 0) < len(cleaned)
    is_missing = not cleaned and not field.blank
    return value if is_too_long or is_missing else cleaned


def _of_string(field: models.Field, value: str) -> str:
    if isinstance(field, RichTextField):
        return text.markup(value)
    if isinstance(field, models.EmailField):
        return text.email_address(value)
    if isinstance(field, models.CharField):
        return text.line(value)
    return text.block(value) if isinstance(field, models.TextField) else value


def _of_stream(field: StreamField, value: Any) -> Any:
    """Return a stream with its text in order; the very same when it was."""
    data = field.get_prep_value(value)
    if isinstance(data, str):
        cleaned = _of_source(field, data)
        return value if cleaned == data else field.to_python(cleaned)
    cleaned = _of_block(field.stream_block, data)
    # A block may hold a time or a number of its own, which the field writes in this way, too.
    written = json.dumps(cleaned, cls=DjangoJSONEncoder)
    return value if cleaned == data else field.to_python(written)


def _of_source(field: StreamField, source: str) -> str:
    """Return a stream as the database keeps it, in order; the very same text when it was."""
    try:
        data = json.loads(source)
    except ValueError:
        return source
    cleaned = _of_block(field.stream_block, data)
    return source if cleaned == data else json.dumps(cleaned)


def _of_block(block: blocks.Block, data: Any) -> Any:
    """Return the raw value of a block with its text in order."""
    if isinstance(data, str):
        return _words_of_block(block, data)
    if isinstance(block, blocks.StreamBlock) and isinstance(data, list):
        return [_of_child(block.child_blocks.get(each.get("type")), each) for each in data]
    if isinstance(block, blocks.ListBlock) and isinstance(data, list):
        return [_of_child(block.child_block, each) for each in data]
    if isinstance(block, TypedTableBlock) and isinstance(data, dict):
        return _of_table(block, data)
    if isinstance(block, blocks.StructBlock) and isinstance(data, dict):
        return {name: _of_block(block.child_blocks.get(name), each) for name, each in data.items()}
    return _of_data(data)


def _of_child(block: blocks.Block | None, child: Any) -> Any:
    """Return one of many blocks: with its id beside it, or as lists kept it earlier."""
    if isinstance(child, dict) and "value" in child:
        return {**child, "value": _of_block(block, child["value"])}
    return _of_block(block, child)


def _of_table(block: TypedTableBlock, data: dict[str, Any]) -> dict[str, Any]:
    columns = [block.child_blocks.get(column["type"]) for column in data.get("columns", [])]
    rows = [
        {**row, "values": [_of_block(*pair) for pair in zip(columns, row["values"], strict=True)]}
        for row in data.get("rows", [])
    ]
    return {**_of_data(data), **({"rows": rows} if "rows" in data else {})}


def _words_of_block(block: blocks.Block | None, words: str) -> str:
    if isinstance(block, RICH):
        return text.markup(words)
    return text.line(words) if isinstance(block, ONE_LINE) else text.block(words)


def _of_data(data: Any) -> Any:
    """Return JSON with every text in order; the names in it stay."""
    if isinstance(data, str):
        return text.block(data)
    if isinstance(data, list):
        return [_of_data(each) for each in data]
    if isinstance(data, dict):
        return {name: _of_data(each) for name, each in data.items()}
    return data


def _changes_of_revision(revision: Revision) -> dict[str, Any]:
    model = revision.content_type.model_class() if revision.content_type_id else None
    if model is None or not isinstance(revision.content, dict):
        return {}
    cleaned = dict(_of_serialised(model, revision.content))
    return {} if cleaned == revision.content else {"content": cleaned}


def _of_serialised(
    model: type[models.Model], content: dict[str, Any]
) -> Iterator[tuple[str, Any]]:
    """Yield what a revision says of an object and of the rows below it, in order."""
    fields = {field.name: field for field in text_fields(model)}
    below = {rel.get_accessor_name(): rel.related_model for rel in get_all_child_relations(model)}
    for name, value in content.items():
        field = fields.get(name)
        if name in below and isinstance(value, list):
            yield name, [dict(_of_serialised(below[name], row)) for row in value]
        elif isinstance(field, StreamField) and isinstance(value, str):
            yield name, _of_source(field, value)
        else:
            yield name, _of_field(field, value) if field else value
