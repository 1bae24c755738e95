"""Reads Atom and RSS: the notice behind each entry, or a draft with its title and link."""

import html
import re
from collections.abc import Iterator
from itertools import islice

from django.utils.html import strip_tags
from lxml import etree

from access import text
from procurement.harvesting.drafts import FeedEntry, make_draft
from procurement.harvesting.intake import leave_as_it_is, take_bytes
from procurement.harvesting.json_answers import kind_of_fault
from procurement.harvesting.reading import Entry, Reading, StoppedError, joined
from procurement.importing.findings import RefusedError
from procurement.importing.safe_xml import parse
from procurement.models import SourceDocument
from procurement.models.source_documents import State

MOST_ENTRIES = 1000
TYPES = re.compile(r"(application|text)/([\w.+-]*\+)?(xml|json)\b", re.IGNORECASE)
OF_PAGES = re.compile(r"\b(xhtml|atom|rss)\b", re.IGNORECASE)
SUFFIXES = (".xml", ".json")
WEB = re.compile(r"https?://", re.IGNORECASE)
TED_PAGE = re.compile(r"https://ted\.europa\.eu/\w+/notice/-/detail/(\d+-\d{4})/?\Z")
ENCODING = re.compile(rb"\A\s*<\?xml[^>]*\bencoding\s*=")


def find(reading: Reading) -> None:
    """Begin with the feed."""
    service = reading.source.service
    reading.expect([Entry(service, service)], again=True)


def read(reading: Reading, document: SourceDocument) -> None:
    """Read the feed, or the notice behind one of its entries."""
    answer = reading.fetch_document(document)
    if answer.is_unchanged:
        leave_as_it_is(reading, document)
    elif document.key == reading.source.service:
        entries = list(entries_of(_utf8(answer.body, answer.charset), document.address))
        _expect(reading, entries)
        document.state, document.read_at = State.TAKEN, reading.now
        document.save()
    else:
        take_bytes(reading, document, document.address, answer.body)


def entries_of(body: bytes, base: str) -> Iterator[FeedEntry]:
    """Yield what a feed lists, whichever of its kinds it is."""
    try:
        root = parse(body)
    except RefusedError as error:
        raise StoppedError(kind_of_fault(body)) from error
    kind = _local(root)
    if kind == "html":
        raise StoppedError("web_page")
    if kind not in {"feed", "rss", "RDF"}:
        raise StoppedError("not_understood")
    wanted = "entry" if kind == "feed" else "item"
    for element in islice(root.iter("{*}" + wanted), MOST_ENTRIES):
        if entry := _entry(element, base):
            yield entry


def _expect(reading: Reading, entries: list[FeedEntry]) -> None:
    with_data = [Entry(each.identity, each.data, each.title) for each in entries if each.data]
    reading.expect(with_data, again=True)
    words = {each.identity: each for each in entries if not each.data}
    known = set(reading.source.documents.filter(key__in=words).values_list("key", flat=True))
    for identity, entry in words.items():
        if identity not in known:
            reading.counts["typed"] += make_draft(reading, entry)


def _entry(element: etree._Element, base: str) -> FeedEntry | None:
    base = joined(base, element.base) if element.base else base
    links = [*_links(element, base)]
    link = next((address for address, is_data in links if not is_data), "")
    data = next((address for address, is_data in links if is_data), "")
    if ted := TED_PAGE.match(link):
        data = data or f"https://ted.europa.eu/en/notice/{ted[1]}/xml"
    title = text.line(html.unescape(strip_tags(html.unescape(_said(element, "title")))))
    identity = text.line(_said(element, "id", "guid") or link or data)
    if not identity or not (title or data):
        return None
    day = _said(element, "published", "pubDate", "updated", "date")
    return FeedEntry(identity, title, link or data, data, day)


def _links(element: etree._Element, base: str) -> Iterator[tuple[str, bool]]:
    """Yield the addresses of an entry, and whether machines can read what is there."""
    for child in element:
        name = _local(child)
        if name not in {"link", "enclosure"}:
            continue
        address = child.get("href") or child.get("url") or (child.text or "")
        if child.get("rel", "alternate") not in {"alternate", "enclosure"} or not address.strip():
            continue
        address = joined(base, address)
        if WEB.match(address):
            yield address, _is_data(address, child.get("type", ""))


def _is_data(address: str, kind: str) -> bool:
    by_type = bool(TYPES.match(kind)) and not OF_PAGES.search(kind)
    return by_type or address.partition("?")[0].partition("#")[0].lower().endswith(SUFFIXES)


def _said(element: etree._Element, *names: str) -> str:
    """Return the text of the first child with one of these names, in their order."""
    children = {_local(child): child for child in reversed(element)}
    for name in names:
        if name in children and (words := "".join(children[name].itertext()).strip()):
            return words
    return ""


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _utf8(body: bytes, charset: str) -> bytes:
    """Return a feed that does not say its encoding in that which the server says."""
    if charset in {"", "utf-8"} or ENCODING.match(body):
        return body
    try:
        return body.decode(charset).encode()
    except (LookupError, UnicodeError):
        return body
