"""A stand-in for TED's notice search, strict where the real one is, with faults on demand."""

import hashlib
import json
import re
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from procurement.importing import Source, read_notices
from tests.procurement.ted_query import FIELDS, Query, QueryError
from tests.procurement.tiny_notices import PLACE, xml

SAMPLES = Path(__file__).parent / "eforms"
KEYS = {
    "query",
    "fields",
    "page",
    "limit",
    "scope",
    "checkQuerySyntax",
    "paginationMode",
    "iterationNextToken",
    "onlyLatestVersions",
}
LANGUAGES = {
    "sv": "swe",
    "en": "eng",
    "fr": "fra",
    "de": "deu",
    "fi": "fin",
    "pl": "pol",
    "nl": "nld",
    "es": "spa",
    "it": "ita",
}


def samples():
    """Return what the search knows of the samples, in the order of their names."""
    return known_from((path.name, path.read_bytes()) for path in sorted(SAMPLES.glob("*.xml")))


def tiny(count, first=1):
    """Return what the search knows of some notices that differ in their identity."""
    numbers = range(first, first + count)
    bodies = [(f"{each}.xml", xml(identifier=identity(each), project=PLACE)) for each in numbers]
    return known_from(bodies)


def identity(number):
    """Return the identity of one of the tiny notices."""
    return f"3f1c7a52-0b1e-4c55-9a3d-{number:012x}"


def known_from(documents):
    """Return what the search knows of the notices that can be read."""
    found = []
    for name, body in documents:
        for result in read_notices(Source(name, body))["results"]:
            if result["notice"]:
                found.append(_known(len(found), body, result["notice"]))
    return found


def _known(number: int, body: bytes, notice: dict) -> dict:
    day = (notice.get("published_on") or notice.get("dispatched_at") or "2026-01-01")[:10]
    lots = notice.get("lots") or []
    places = {
        code for lot in lots for code in [*(lot.get("nuts") or []), *(lot.get("countries") or [])]
    }
    places |= {*(notice.get("nuts") or []), *(notice.get("countries") or [])}

    def texts(value):
        return {LANGUAGES.get(code, code): text for code, text in (value or {}).items()}

    known = {
        "publication-number": f"{600001 + number}-{day[:4]}",
        "publication-date": f"{day}+01:00",
        "form-type": notice.get("form_type"),
        "notice-type": notice.get("notice_type"),
        "notice-title": texts(notice.get("title")),
        "buyer-name": {
            language: [text]
            for buyer in notice.get("buyers") or []
            for language, text in texts(buyer.get("name")).items()
        },
        "buyer-country": sorted(
            {buyer["country"] for buyer in notice.get("buyers") or [] if buyer.get("country")}
        ),
        "place-of-performance": sorted(places),
        "classification-cpv": notice.get("cpv_all") or [],
        "deadline-receipt-request": [
            lot[k] for lot in lots for k in ("deadline_tenders", "deadline_requests") if lot.get(k)
        ],
        "deadline-receipt-tender-date-lot": [
            f"{lot['deadline_tenders'][:10]}+01:00" for lot in lots if lot.get("deadline_tenders")
        ],
        "notice-identifier": notice.get("notice_id"),
        "notice-version": notice.get("version"),
        "procedure-identifier": notice.get("procedure_id"),
    }
    known = {name: value for name, value in known.items() if value not in (None, [], {}, "")}
    known["_body"], known["_text"] = body, json.dumps(known, ensure_ascii=False).lower()
    return known


class Handler(BaseHTTPRequestHandler):
    """One call."""

    server_version, protocol_version = "standin", "HTTP/1.1"

    def log_message(self, format: str, *args) -> None:
        """Count the call, and say nothing."""
        self.server.calls.append((self.command, self.path))

    def _send(
        self, status: int, body: bytes, kind: str = "application/json", **headers: str
    ) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            **headers,
        }.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _refuse(self, status: int, kind: str, message: str) -> None:
        self._send(status, json.dumps({"message": message, "error": {"type": kind}}).encode())

    def _faulty(self) -> bool:
        fault, _, times = (self.headers.get("X-Fault") or self.server.fault or "").partition(":")
        if not fault or (times and self.server.faulted >= int(times)):
            return False
        self.server.faulted += 1
        if fault == "hang":
            time.sleep(60)
        elif fault == "html":
            self._send(200, b"<!doctype html><title>Maintenance</title>", "text/html")
        elif fault == "huge":
            self.send_response(200)
            self.send_header("Content-Length", str(300_000_000))
            self.end_headers()
            with suppress(OSError):  # the reader has had enough
                for _ in range(300):
                    self.wfile.write(b" " * 1_000_000)
        elif fault == "cut":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b'{"notices": [')
            self.close_connection = True
        else:
            self._send(int(fault), b'{"message": "fault"}', Retry_After="0")
        return True

    def do_POST(self) -> None:
        """Answer a search."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self._faulty():
            return None
        asked = json.loads(body)
        unknown = set(asked) - KEYS if isinstance(asked, dict) else {"body"}
        if unknown or not asked.get("query") or not asked.get("fields"):
            return self._refuse(
                400,
                "BAD_REQUEST",
                f"Unrecognized field {sorted(unknown)}; known: {sorted(KEYS)}",
            )
        wrong = [name for name in asked["fields"] if name not in FIELDS]
        if wrong:
            return self._refuse(
                400, "BAD_REQUEST", f"Unrecognized field {wrong[0]}; known: {sorted(FIELDS)}"
            )
        limit = asked.get("limit", 10)
        if not 1 <= limit <= 250:
            return self._refuse(400, "SEARCH_EXCEEDS_MAX_LIMIT", "limit is 1 to 250")
        if not (asked.get("iterationNextToken") or "0").isdigit():
            return self._refuse(400, "BAD_REQUEST", "the token has expired")
        try:
            query = Query(asked["query"])
        except QueryError as error:
            return self._refuse(400, "QUERY_SYNTAX_ERROR", str(error))
        self._answer(asked, query, limit)

    def _answer(self, asked: dict, query: Query, limit: int) -> None:
        found = [notice for notice in self.server.notices if query.wants(notice)]
        name, descends = query.sort or ("publication-date", False)
        found.sort(key=lambda notice: str(notice.get(name)), reverse=descends)
        iterates = asked.get("paginationMode") == "ITERATION"
        start = (
            int(asked.get("iterationNextToken") or 0)
            if iterates
            else (asked.get("page", 1) - 1) * limit
        )
        shown = found[start : start + limit]
        following = str(start + limit) if iterates and start + limit < len(found) else None
        answer = {
            "notices": [self._shown(each, asked["fields"]) for each in shown],
            "totalNoticeCount": len(found),
        }
        answer |= {"iterationNextToken": following, "timedOut": False}
        self.server.asked.append(asked)
        if self.server.change:
            answer = self.server.change(asked, answer)
        self._send(200, json.dumps(answer).encode())

    def _shown(self, notice: dict, fields: list[str]) -> dict:
        number = notice["publication-number"]
        base = f"http://{self.headers.get('Host')}"
        links = {
            "xml": {"MUL": f"{base}/en/notice/{number}/xml"},
            "html": {"SWE": f"{base}/sv/notice/-/detail/{number}"},
        }
        return {name: notice[name] for name in fields if name in notice} | {
            "publication-number": number,
            "links": links,
        }

    def do_GET(self) -> None:
        """Answer with the XML of a notice."""
        if self._faulty():
            return None
        match = re.fullmatch(r"/en/notice/([0-9]+-[0-9]{4})/xml", self.path)
        found = [
            n for n in self.server.notices if match and n["publication-number"] == match.group(1)
        ]
        if not found:
            return self._refuse(404, "NOT_FOUND", "no such notice")
        body = found[0]["_body"]
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == tag:
            return self._send(304, b"", ETag=tag)
        self._send(200, body, "application/xml", ETag=tag)


@contextmanager
def ted(notices=(), fault=""):
    """Serve notices while a test runs; `calls` says what was asked, `change` alters answers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.notices, server.fault, server.faulted, server.calls = list(notices), fault, 0, []
    server.asked, server.change = [], None
    server.url = f"http://127.0.0.1:{server.server_port}"
    server.search = f"{server.url}/v3/notices/search"
    threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
