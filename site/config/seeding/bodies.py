"""Builds the bodies of pages from the content files."""

import re
from collections.abc import Callable
from typing import Any

from wagtail.models import Page

from config.seeding.documents import document
from config.seeding.naming import key_of
from config.seeding.pictures import picture

Block = dict[str, Any]
PAGE_LINK = re.compile(r'href="page:([^"]+)"')


def body(blocks: list[Block], owner: str) -> list[Block]:
    """Return a body as a StreamField stores it, with ids that are the same at every seeding."""
    return [_stored(block, f"{owner}/{place}") for place, block in enumerate(blocks)]


def rich_text(html: str) -> str:
    """Return rich text with its links to pages of the site in place."""
    return PAGE_LINK.sub(lambda link: f'linktype="page" id="{page_id(link[1])}"', html)


def page_id(slug: str) -> int:
    """Return which Swedish page has a slug."""
    return Page.objects.get(slug=slug, locale__language_code="sv").pk


def _stored(block: Block, path: str) -> Block:
    ((kind, value),) = block.items()
    name, build = BUILDERS.get(kind, (kind, _as_written))
    return {"type": name, "value": build(value, path), "id": block_id(path)}


def block_id(path: str) -> str:
    """Return the id of the block that stands at a place in a body."""
    return str(key_of("block", path))


def _as_written(value: Any, path: str) -> Any:
    return value


def _text(value: str, path: str) -> str:
    return rich_text(value)


def _heading(level: str) -> Callable[[str, str], Block]:
    return lambda value, path: {"text": value, "level": level}


def _picture(value: Block, path: str) -> Block:
    return {
        "picture": {
            "image": picture(value["draw"], value["alt"]).pk,
            "alt_text": value["alt"],
            "decorative": False,
        },
        "caption": value.get("caption", ""),
    }


def _fact_box(value: Block, path: str) -> Block:
    return {"title": value["title"], "text": rich_text(value["text"])}


def _list_of(name: str, rich: str) -> Callable[[list[Block], str], Block]:
    def build(items: list[Block], path: str) -> Block:
        return {
            name: [
                {
                    "type": "item",
                    "value": {**item, rich: rich_text(item[rich])},
                    "id": block_id(f"{path}/{place}"),
                }
                for place, item in enumerate(items)
            ]
        }

    return build


def _document(value: Block, path: str) -> Block:
    return {"document": document(value["file"]).pk, "description": value["description"]}


def _table(value: Block, path: str) -> Block:
    columns = [{"type": "text", "heading": heading} for heading in value["columns"]]
    rows = [{"values": row} for row in value["rows"]]
    return {
        "caption": value["caption"],
        "table": {"columns": columns, "rows": rows, "caption": ""},
    }


def _button(value: Block, path: str) -> Block:
    page = page_id(value["page"]) if "page" in value else None
    return {"label": value["label"], "page": page, "url": value.get("url", "")}


def _video(value: Block, path: str) -> Block:
    return {"picture": {"image": None, "alt_text": "", "decorative": False}, **value}


BUILDERS: dict[str, tuple[str, Callable[[Any, str], Any]]] = {
    "heading": ("heading", _heading("2")),
    "part": ("heading", _heading("3")),
    "text": ("text", _text),
    "picture": ("picture", _picture),
    "fact_box": ("fact_box", _fact_box),
    "steps": ("steps", _list_of("steps", "text")),
    "questions": ("questions", _list_of("questions", "answer")),
    "document": ("document", _document),
    "table": ("table", _table),
    "button": ("button", _button),
    "video": ("video", _video),
}
