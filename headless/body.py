"""Bodies of pages as the public API tells them: typed blocks where nothing is a bare id.

The blocks are read raw, so that all the pictures, documents and pages in them can be fetched
at once (see `headless.page_content`), however many there are.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from wagtail.blocks import (
    Block,
    ChooserBlock,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    StreamBlock,
    StreamValue,
    StructBlock,
)
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.models import Page


class Leaf(NamedTuple):
    """Something in a body that is fetched together with all others of its kind."""

    kind: str
    value: Any
    alt: str | None = None


def tree_of(page: Page, fields: Iterable[str]) -> dict[str, Any]:
    """Return some StreamFields and rich text fields of a page, with leaves still to fetch."""
    return {name: _field(getattr(page, name)) for name in fields}


def _field(value: Any) -> Any:
    if isinstance(value, StreamValue):
        return _stream(value.stream_block, list(value.raw_data))
    return Leaf("html", value)


def _stream(block: StreamBlock, raw: Any) -> list[dict[str, Any]]:
    return [
        {
            "type": child["type"],
            "value": _value(block.child_blocks[child["type"]], child["value"]),
            "id": child.get("id"),
        }
        for child in raw or []
        if child["type"] in block.child_blocks
    ]


def _image(block: ImageBlock, raw: Any) -> Leaf | None:
    if not isinstance(raw, dict):
        return Leaf("image", raw)
    alt = "" if raw.get("decorative") else raw.get("alt_text") or ""
    return Leaf("image", raw.get("image"), alt)


def _struct(block: StructBlock, raw: Any) -> dict[str, Any]:
    raw = raw or {}
    return {name: _value(child, raw.get(name)) for name, child in block.child_blocks.items()}


def _list(block: ListBlock, raw: Any) -> list[Any]:
    items = [
        item["value"] if isinstance(item, dict) and item.get("type") == "item" else item
        for item in raw or []
    ]
    return [_value(block.child_block, item) for item in items]


def _table(block: BaseTypedTableBlock, raw: Any) -> dict[str, Any] | None:
    if not raw:
        return None
    kinds = [column["type"] for column in raw["columns"]]
    return {
        "columns": [
            {"type": column["type"], "heading": column["heading"]} for column in raw["columns"]
        ],
        "rows": [
            [
                _value(block.child_blocks[kind], cell)
                for kind, cell in zip(kinds, row["values"], strict=False)
            ]
            for row in raw["rows"]
        ],
    }


def _leaf(kind: str) -> Callable[[Block, Any], Leaf | None]:
    return lambda block, raw: Leaf(kind, raw) if raw else None


READERS: list[tuple[type[Block], Callable[[Any, Any], Any]]] = [
    (StreamBlock, _stream),
    (ImageBlock, _image),
    (StructBlock, _struct),
    (ListBlock, _list),
    (BaseTypedTableBlock, _table),
    (RichTextBlock, lambda block, raw: Leaf("html", raw or "")),
    (ImageChooserBlock, _leaf("image")),
    (DocumentChooserBlock, _leaf("document")),
    (PageChooserBlock, _leaf("page")),
    (ChooserBlock, lambda block, raw: None),
]


def _value(block: Block, raw: Any) -> Any:
    for kind, read in READERS:
        if isinstance(block, kind):
            return read(block, raw)
    return raw
