"""Fetches a calendar over the net, and lets nobody make that long, large or harmful."""

import http.client
import re
import ssl
import zlib
from dataclasses import dataclass, field
from urllib.parse import SplitResult

from events.ical_reader import addresses, limits
from events.ical_reader.errors import Cause, ReadingError

PIECE = 64 * 1024
UNPACKED = 47  # zlib's way to say: gzip or deflate, whichever it is
SECONDS_OF_SILENCE = 10.0
REDIRECTS = {301, 302, 303, 307, 308}
REFUSALS: dict[int, Cause] = {404: "gone", 410: "gone", 401: "denied", 403: "denied"}
PRINTABLE = re.compile(r"[\x20-\x7e]{1,250}")


@dataclass(frozen=True)
class FetchRequest:
    """What is fetched: the address, and what the server said the last time."""

    url: str
    etag: str = ""
    last_modified: str = ""
    agent: str = "calendar-reader"
    private: bool = False  # whether networks that are not public may be asked

    @property
    def headers(self) -> dict[str, str]:
        """Return the headers of the question."""
        headers = {
            "User-Agent": self.agent,
            "Accept": "text/calendar, text/plain;q=0.5, */*;q=0.1",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        known = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return headers | {name: value for name, value in known.items() if value}


@dataclass(frozen=True)
class FetchResponse:
    """What came: the bytes, or that nothing has changed."""

    body: bytes = field(default=b"", repr=False)
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    is_unchanged: bool = False


def fetch(request: FetchRequest) -> FetchResponse:
    """Return what stands at an address, or raise the problem."""
    try:
        with limits.by_the_clock(limits.SECONDS_TO_FETCH):
            return _follow(request)
    except (limits.OutOfTimeError, TimeoutError) as error:
        raise ReadingError("slow") from error
    except http.client.IncompleteRead as error:
        raise ReadingError("truncated") from error
    except ssl.SSLError as error:
        raise ReadingError("certificate") from error
    except http.client.HTTPException as error:
        raise ReadingError("server_error") from error
    except (OSError, UnicodeError) as error:
        raise ReadingError("unreachable") from error
    except zlib.error as error:
        raise ReadingError("unreadable") from error


def _follow(request: FetchRequest) -> FetchResponse:
    place = addresses.target(request.url)
    for _ in range(limits.MOST_REDIRECTS + 1):
        connection = _connection(place, request)
        try:
            connection.request("GET", _path(place), headers=request.headers)
            response = connection.getresponse()
            if response.status not in REDIRECTS:
                return _answer(response, request)
            place = _next(place, response.getheader("Location", ""))
        finally:
            connection.close()
    raise ReadingError("redirects")


def _next(place: SplitResult, location: str) -> SplitResult:
    following = addresses.target(location, base=place.geturl())
    if place.scheme == "https" and following.scheme == "http":
        raise ReadingError("forbidden")
    return following


def _path(place: SplitResult) -> str:
    return f"{place.path}?{place.query}" if place.query else place.path


def _connection(place: SplitResult, request: FetchRequest) -> http.client.HTTPConnection:
    host, port = place.hostname or "", place.port or 0
    sock = addresses.connect(host, port, SECONDS_OF_SILENCE, private=request.private)
    if place.scheme == "https":
        sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    is_usual = port == addresses.SCHEMES[place.scheme]
    named = f"[{host}]" if ":" in host else host
    connection = http.client.HTTPConnection(named if is_usual else f"{named}:{port}")
    connection.sock = sock  # it is connected to what was checked, and never connects itself
    connection.auto_open = 0
    return connection


def _answer(response: http.client.HTTPResponse, request: FetchRequest) -> FetchResponse:
    etag = _printable(response.getheader("ETag", ""))
    changed = _printable(response.getheader("Last-Modified", ""))
    if response.status == 304 and (request.etag or request.last_modified):
        return FetchResponse(etag=etag, last_modified=changed, is_unchanged=True)
    if response.status != 200:
        raise ReadingError(REFUSALS.get(response.status, "server_error"))
    charset = response.headers.get_content_charset("")
    return FetchResponse(_body(response), charset, etag, changed)


def _body(response: http.client.HTTPResponse) -> bytes:
    if (response.length or 0) > limits.MOST_BYTES:
        raise ReadingError("too_large")
    unpack = _unpacker(response.getheader("Content-Encoding", ""))
    body, arrived = bytearray(), 0
    while piece := response.read1(PIECE):
        arrived += len(piece)
        left = limits.MOST_BYTES + 1 - len(body)
        body += unpack.decompress(piece, left) if unpack else piece
        if max(arrived, len(body)) > limits.MOST_BYTES:
            raise ReadingError("too_large")
    if response.length or (unpack and not unpack.eof):
        raise ReadingError("truncated")
    return bytes(body)


def _unpacker(encoding: str) -> "zlib._Decompress | None":
    match encoding.strip().lower():
        case "" | "identity":
            return None
        case "gzip" | "x-gzip" | "deflate":
            return zlib.decompressobj(wbits=UNPACKED)
    raise ReadingError("unreadable")


def _printable(value: str) -> str:
    """Return what can be sent back as it is, or nothing."""
    return value if PRINTABLE.fullmatch(value) else ""
