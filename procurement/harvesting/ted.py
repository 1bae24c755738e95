"""Asks TED's search for what is new since the last time, page by page, and reads each notice.

How far a listing has come stands in the source's cursor, written together with what the page
listed: whatever stops the reading, the next one goes on there.
"""

import datetime as dt
import hashlib
import json
from typing import Any

from django.db import transaction
from django.utils import timezone

from access import text
from access.remote.errors import FetchError
from events import times
from procurement.harvesting.filters import expert_query
from procurement.harvesting.intake import leave_as_it_is, take_bytes
from procurement.harvesting.json_answers import parsed
from procurement.harvesting.reading import Entry, Reading, StoppedError, joined
from procurement.models import SourceDocument
from procurement.models.sources import TED_ADDRESS, Paging

FIELDS = ["publication-number", "publication-date", "notice-title"]
LAST_BY_NUMBER = 15_000  # notices; further on only a token leads
BAD_REQUEST = 400
LONGEST_NUMBER = 40
NOTICE_XML = "https://ted.europa.eu/en/notice/{number}/xml"
Window = dict[str, Any]


def find(reading: Reading) -> None:
    """List what is new; where the listing has not come to its end, the next reading goes on."""
    source = reading.source
    if "window" not in source.cursor:
        source.cursor = {**source.cursor, "window": _window(reading)}
    for _page in range(reading.limits.pages):
        if reading.is_over:
            break
        window = source.cursor["window"]
        answer = _page_of(reading, window)
        with transaction.atomic():
            notices = answer.get("notices") or []
            fresh = reading.expect([_entry(reading, hit) for hit in notices])
            following = _following(reading, window, answer) if fresh else None
            source.cursor = _cursor(source.cursor, following)
            source.save(update_fields=["cursor"])
        if following is None:
            return
    reading.counts["more"] = 1


def read(reading: Reading, document: SourceDocument) -> None:
    """Read the XML of one notice; one that was read before is asked for only if it changed."""
    answer = reading.fetch_document(document)
    if answer.is_unchanged:
        leave_as_it_is(reading, document)
    else:
        take_bytes(reading, document, document.key, answer.body)


def _window(reading: Reading) -> Window:
    source = reading.source
    today = times.local(reading.now).date()
    since = today - dt.timedelta(days=source.days_back)
    if until := source.cursor.get("until"):
        since = dt.date.fromisoformat(until) - dt.timedelta(days=source.overlap_days)
    return {
        "began": reading.began.isoformat(),
        "since": since.isoformat(),
        "until": today.isoformat(),
        "mode": source.paging,
        "page": 1,
        "token": None,
    }


def _page_of(reading: Reading, window: Window) -> dict[str, Any]:
    """Return a page; one that the server did not finish is asked for again."""
    for number in range(reading.limits.tries):
        answer = _asked(reading, window)
        if not answer.get("timedOut"):
            return answer
        reading.pause(reading.limits.pause * 2**number)
    reading.expect([_entry(reading, hit) for hit in answer.get("notices") or []])
    window["began"] = timezone.now().isoformat()  # the page is still to be listed as a whole
    reading.source.save(update_fields=["cursor"])
    raise StoppedError("partial")


def _asked(reading: Reading, window: Window) -> dict[str, Any]:
    since = dt.date.fromisoformat(window["since"])
    question: dict[str, Any] = {
        "query": expert_query(reading.source, since),
        "fields": FIELDS,
        "limit": reading.limits.page_size,
        "scope": "ALL",
        "checkQuerySyntax": False,
        "paginationMode": window["mode"],
        "onlyLatestVersions": False,
    }
    if window["mode"] == Paging.PAGE_NUMBER:
        question["page"] = window["page"]
    elif window["token"]:
        question["iterationNextToken"] = window["token"]
    try:
        answer = reading.fetch(
            reading.source.service, posted=json.dumps(question), accept="application/json"
        )
    except FetchError as error:
        if error.status == BAD_REQUEST and window["token"]:
            # the token has expired: from the beginning, which costs little
            window |= {"token": None, "began": timezone.now().isoformat()}
            return _asked(reading, window)
        raise _stopped(error) from error
    return _answer(answer.body)


def _answer(body: bytes) -> dict[str, Any]:
    found = parsed(body)
    if not isinstance(found, dict) or not isinstance(found.get("notices") or [], list):
        raise StoppedError("not_understood")
    return found


def _stopped(error: FetchError) -> StoppedError:
    """Return why the search gave nothing, in the server's own words about a query."""
    if error.status != BAD_REQUEST:
        return StoppedError(error.cause)
    try:
        said = json.loads(error.said).get("message", "")
    except (ValueError, AttributeError, RecursionError):
        said = ""
    return StoppedError("query", said=text.line(str(said)))


def _following(reading: Reading, window: Window, answer: dict[str, Any]) -> Window | None:
    """Return where the listing goes on, or nothing when this page was the last.

    How many there are in all is not asked: it may change meanwhile, or be wrong.
    """
    if window["mode"] == Paging.ITERATION:
        token = answer.get("iterationNextToken")
        is_token = isinstance(token, str) and token.isprintable() and token
        return {**window, "token": token} if is_token else None
    if len(answer["notices"]) < reading.limits.page_size:
        return None
    page = window["page"] + 1
    if page * reading.limits.page_size > LAST_BY_NUMBER:
        began = timezone.now().isoformat()
        return {**window, "began": began, "mode": str(Paging.ITERATION), "page": 1}
    return {**window, "page": page}


def _cursor(before: dict[str, Any], following: Window | None) -> dict[str, Any]:
    if following:
        return {**before, "window": following}
    return {"until": before["window"]["until"]}


def _entry(reading: Reading, hit: object) -> Entry:
    found = hit if isinstance(hit, dict) else {}
    number = text.line(str(found.get("publication-number") or ""))[:LONGEST_NUMBER]
    title = _title(found.get("notice-title"))
    if not number:
        digest = hashlib.sha256(json.dumps(hit, sort_keys=True).encode()).hexdigest()
        return Entry(f"hit {digest}", "", title, fault="no_number")
    link = _link(found.get("links"))
    if not link and reading.source.service == TED_ADDRESS:
        link = NOTICE_XML.format(number=number)
    if not link:
        return Entry(number, "", title, fault="no_link")
    return Entry(number, joined(reading.source.service, link), title)


def _link(links: object) -> str:
    """Return the address of a notice's XML, whatever language it is said to be in."""
    xml = links.get("xml") if isinstance(links, dict) else None
    if not isinstance(xml, dict):
        return ""
    found = [xml.get("MUL"), *xml.values()]
    return next((link for link in found if isinstance(link, str) and link.strip()), "")


def _title(texts: object) -> str:
    """Return a title in Swedish, else in English, else in any language."""
    if isinstance(texts, dict):
        texts = texts.get("swe") or texts.get("eng") or next(iter(texts.values()), "")
    if isinstance(texts, list):
        texts = texts[0] if texts else ""
    return texts if isinstance(texts, str) else ""
