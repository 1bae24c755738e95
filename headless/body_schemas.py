"""What the blocks of a body look like in JSON, written down for OpenAPI."""

from typing import Annotated, Any

from pydantic import WithJsonSchema
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

TEXT = {"type": "string"}
HTML = {"type": "string", "contentMediaType": "text/html"}
OPTIONAL_TEXT = {"type": ["string", "null"]}
PICTURE = {
    "type": ["object", "null"],
    "required": ["url", "width", "height", "alt"],
    "properties": {
        "url": TEXT,
        "width": {"type": "integer"},
        "height": {"type": "integer"},
        "alt": {"type": "string", "description": "Empty when the picture is decoration."},
    },
}
DOCUMENT = {
    "type": ["object", "null"],
    "required": ["title", "url", "size"],
    "properties": {"title": TEXT, "url": TEXT, "size": {"type": ["integer", "null"]}},
}
LINK = {
    "type": ["object", "null"],
    "required": ["title", "url"],
    "properties": {"title": TEXT, "url": TEXT},
}


HTML_TYPE = Annotated[str, WithJsonSchema(HTML)]


def stream_type(block: blocks.StreamBlock) -> Any:
    """Return the type of a field that holds the blocks of a stream, as JSON."""
    return Annotated[list[dict[str, Any]], WithJsonSchema(schema_of(block))]


def schema_of(block: blocks.Block) -> dict[str, Any]:
    """Return the JSON schema of a block's value."""
    for kind, describe in DESCRIPTIONS:
        if isinstance(block, kind):
            return describe(block) if callable(describe) else describe
    return OPTIONAL_TEXT


def _stream(block: blocks.StreamBlock) -> dict[str, Any]:
    children = [_child(name, child) for name, child in block.child_blocks.items()]
    return {"type": "array", "items": {"oneOf": children} if children else {}}


def _child(name: str, block: blocks.Block) -> dict[str, Any]:
    return {
        "type": "object",
        "title": name,
        "description": (type(block).__doc__ or "Formatted text, as HTML.").split("\n")[0],
        "required": ["type", "value", "id"],
        "properties": {
            "type": {"const": name},
            "value": schema_of(block),
            "id": OPTIONAL_TEXT,
        },
    }


def _struct(block: blocks.StructBlock) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(block.child_blocks),
        "properties": {name: schema_of(child) for name, child in block.child_blocks.items()},
    }


def _table(block: BaseTypedTableBlock) -> dict[str, Any]:
    column = {
        "type": "object",
        "required": ["type", "heading"],
        "properties": {"type": {"enum": list(block.child_blocks)}, "heading": TEXT},
    }
    cells = [schema_of(child) for child in block.child_blocks.values()]
    row = {"type": "array", "items": {"anyOf": cells}}
    return {
        "type": ["object", "null"],
        "required": ["columns", "rows"],
        "properties": {
            "columns": {"type": "array", "items": column},
            "rows": {"type": "array", "items": row},
        },
    }


DESCRIPTIONS: list[tuple[Any, Any]] = [
    (blocks.StreamBlock, _stream),
    (ImageBlock, PICTURE),
    (blocks.StructBlock, _struct),
    (blocks.ListBlock, lambda block: {"type": "array", "items": schema_of(block.child_block)}),
    (BaseTypedTableBlock, _table),
    (blocks.RichTextBlock, HTML),
    (ImageChooserBlock, PICTURE),
    (DocumentChooserBlock, DOCUMENT),
    (blocks.PageChooserBlock, LINK),
    (blocks.BooleanBlock, {"type": ["boolean", "null"]}),
    (blocks.IntegerBlock, {"type": ["integer", "null"]}),
    (blocks.FloatBlock, {"type": ["number", "null"]}),
    (blocks.DecimalBlock, {"type": ["string", "number", "null"]}),
    (blocks.ChooserBlock, {"type": "null"}),
]
