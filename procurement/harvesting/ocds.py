"""Reads OCDS: one package, or a list that leads to packages, page by page."""

import json
from typing import Any

from procurement.harvesting.intake import leave_as_it_is, take_bytes
from procurement.harvesting.json_answers import parsed
from procurement.harvesting.reading import Entry, Reading, StoppedError, joined, storable
from procurement.models import SourceDocument
from procurement.models.source_documents import State

MOST_LINKS = 2000
ADDRESS_KEYS = ("url", "uri", "href")
LIST_KEYS = ("packages", "items", "data", "results")
NOTICE_KEYS = {"releases", "records", "ocid"}


def find(reading: Reading) -> None:
    """Begin with what stands at the source's own address."""
    service = reading.source.service
    reading.expect([Entry(service, service)], again=True)


def read(reading: Reading, document: SourceDocument) -> None:
    """Read a package or a list, and expect what it leads to."""
    is_root = document.key == reading.source.service
    answer = reading.fetch_document(document)
    if answer.is_unchanged:
        leave_as_it_is(reading, document)
    else:
        _take(reading, document, answer.body, is_root=is_root)
    links = [link for link in document.leads_to if link != document.key]
    reading.expect([Entry(link, link) for link in links], again=True)


def _take(reading: Reading, document: SourceDocument, body: bytes, *, is_root: bool) -> None:
    content = _content(body, is_root=is_root)
    document.leads_to = _links(content, document.address)
    if _holds_notices(content) or not (document.leads_to or is_root):
        take_bytes(reading, document, document.address, body)
        return
    if is_root and not document.leads_to and content not in ([], {}):
        raise StoppedError("not_understood")
    document.state, document.read_at, document.attempts = State.TAKEN, reading.now, 0
    document.save()


def _content(body: bytes, *, is_root: bool) -> Any:
    """Return what a document says; only what stands at the source's own address must be JSON."""
    if is_root:
        return parsed(body)
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _holds_notices(content: Any) -> bool:
    return isinstance(content, dict) and not NOTICE_KEYS.isdisjoint(content)


def _links(content: Any, base: str) -> list[str]:
    """Return the addresses that a list names, and the next page of a package."""
    found: list[Any] = content if isinstance(content, list) else []
    if isinstance(content, dict):
        links = content.get("links")
        found = [links.get("next")] if isinstance(links, dict) else []
        if not _holds_notices(content):
            found += _listed(content)
    addresses = [_address(each) for each in found[:MOST_LINKS]]
    return list(dict.fromkeys(joined(base, each) for each in addresses if each))


def _listed(content: dict[str, Any]) -> list[Any]:
    lists = [content[key] for key in LIST_KEYS if isinstance(content.get(key), list)]
    return [each for found in lists for each in found]


def _address(entry: Any) -> str:
    if isinstance(entry, dict):
        entry = next((entry[key] for key in ADDRESS_KEYS if entry.get(key)), "")
    return storable(entry).strip() if isinstance(entry, str) else ""
