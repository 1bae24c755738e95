"""Bodies of pages as the public API tells them: typed blocks where nothing is a bare id.

The blocks are read raw, so that all the pictures, documents and pages in them are fetched at
once, however many there are.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.html import escape
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
from wagtail.rich_text import expand_db_html

from headless.addresses import absolute, with_absolute_links
from headless.pictures import LARGE, picture_of, public_documents, public_images

_link = re.compile(r'<a\b(?=[^>]*\blinktype="(page|document)")(?=[^>]*\bid="(\d+)")[^>]*>')


class Leaf(NamedTuple):
    """Something in a body that is fetched together with all others of its kind."""

    kind: str
    value: Any
    alt: str | None = None


def bodies(page: Page, context: dict[str, Any], *fields: str) -> dict[str, Any]:
    """Return some StreamFields and rich text fields of a page as JSON, fetched once for all."""
    if not hasattr(page, "bodies_as_json"):
        page.bodies_as_json = _as_json(context["request"], page, fields)
    return page.bodies_as_json


def _as_json(request: HttpRequest, page: Page, fields: tuple[str, ...]) -> dict[str, Any]:
    tree = {name: _field(getattr(page, name)) for name in fields}
    leaves: list[Leaf] = []
    _gather(tree, leaves)
    return _Fetched(request, page, leaves).settle(tree)


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


def _gather(tree: Any, leaves: list[Leaf]) -> None:
    if isinstance(tree, Leaf):
        leaves.append(tree)
    elif isinstance(tree, dict | list):
        for branch in tree.values() if isinstance(tree, dict) else tree:
            _gather(branch, leaves)


class _Fetched:
    """All that the leaves of one page need, fetched with a query for each kind."""

    def __init__(self, request: HttpRequest, page: Page, leaves: list[Leaf]) -> None:
        self.request, self.page = request, page
        wanted: dict[str, set[int]] = {"image": set(), "document": set(), "page": set()}
        for leaf in leaves:
            if leaf.kind == "html":
                for kind, number in _link.findall(leaf.value):
                    wanted[kind].add(int(number))
            elif leaf.value:
                wanted[leaf.kind].add(leaf.value)
        self.images = public_images(LARGE).in_bulk(wanted["image"]) if wanted["image"] else {}
        documents = wanted["document"]
        self.documents = public_documents().in_bulk(documents) if documents else {}
        self.pages = self._pages(wanted["page"]) if wanted["page"] else {}

    def _pages(self, numbers: set[int]) -> dict[int, Page]:
        """Return the public pages by id, each in the language of the page where there is one."""
        keys = dict(Page.objects.filter(pk__in=numbers).values_list("pk", "translation_key"))
        found: dict[Any, Page] = {}
        originals: dict[int, Page] = {}
        for page in Page.objects.filter(translation_key__in=keys.values()).live().public():
            originals[page.pk] = page
            if page.locale_id == self.page.locale_id and page.alias_of_id is None:
                found[page.translation_key] = page
        pages = {number: found.get(key) or originals.get(number) for number, key in keys.items()}
        return {number: page for number, page in pages.items() if page}

    def settle(self, tree: Any) -> Any:
        """Return the tree with every leaf in its final form."""
        if isinstance(tree, Leaf):
            return getattr(self, f"_{tree.kind}")(tree)
        if isinstance(tree, dict):
            return {name: self.settle(branch) for name, branch in tree.items()}
        if isinstance(tree, list):
            return [self.settle(branch) for branch in tree]
        return tree

    def _image(self, leaf: Leaf) -> dict[str, Any] | None:
        return picture_of(self.images.get(leaf.value), LARGE, leaf.alt)

    def _document(self, leaf: Leaf) -> dict[str, Any] | None:
        document = self.documents.get(leaf.value)
        if document is None:
            return None
        return {
            "title": document.title,
            "url": absolute(document.url),
            "size": document.file_size,
        }

    def _page(self, leaf: Leaf) -> dict[str, Any] | None:
        page = self.pages.get(leaf.value)
        return page and {"title": page.title, "url": page.get_full_url(self.request)}

    def _html(self, leaf: Leaf) -> str:
        return with_absolute_links(expand_db_html(_link.sub(self._anchor, leaf.value)))

    def _anchor(self, link: re.Match[str]) -> str:
        found = getattr(self, f"_{link[1]}")(Leaf(link[1], int(link[2])))
        return f'<a href="{escape(found["url"])}">' if found else "<a>"
