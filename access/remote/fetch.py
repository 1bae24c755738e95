"""Fetches a document over the net, and lets nobody make that long, large or harmful."""

import http.client
import re
import socket
import ssl
import time
import zlib
from contextlib import closing, suppress
from dataclasses import dataclass, field
from urllib.parse import SplitResult

from access.remote import addresses
from access.remote.errors import Cause, FetchError
from access.remote.sockets import TimedSocket

PIECE = 64 * 1024
UNPACKED = 47  # zlib's way to say: gzip or deflate, whichever it is
SECONDS_OF_SILENCE = 10.0
MOST_REDIRECTS = 5
LONGEST_REFUSAL = 4000  # bytes of what a server says when it refuses
REDIRECTS = {301, 302, 303, 307, 308}
REFUSALS: dict[int, Cause] = {404: "gone", 410: "gone", 401: "denied", 403: "denied"}
PRINTABLE = re.compile(r"[\x20-\x7e]{1,250}")


@dataclass(frozen=True)
class FetchRequest:
    """What is fetched: the address, and what the server said the last time."""

    url: str
    etag: str = ""
    last_modified: str = ""
    agent: str = "reader"
    private: bool = False  # whether networks that are not public may be asked
    accept: str = "*/*"
    posted: str | None = None  # JSON that is sent along
    seconds: float = 15.0  # from the first to the last byte, redirects and all
    most_bytes: int = 10 * 1024 * 1024  # on the way and unpacked

    @property
    def headers(self) -> dict[str, str]:
        """Return the headers of the question."""
        headers = {
            "User-Agent": self.agent,
            "Accept": self.accept,
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        if self.posted is not None:
            headers["Content-Type"] = "application/json"
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
        return _follow(request, time.monotonic() + request.seconds)
    except TimeoutError as error:
        raise FetchError("slow") from error
    except http.client.IncompleteRead as error:
        raise FetchError("truncated") from error
    except ssl.SSLError as error:
        raise FetchError("certificate") from error
    except http.client.HTTPException as error:
        raise FetchError("server_error") from error
    except (OSError, UnicodeError) as error:
        raise FetchError("unreachable") from error
    except zlib.error as error:
        raise FetchError("unreadable") from error


def _follow(request: FetchRequest, ends: float) -> FetchResponse:
    place = addresses.target(request.url)
    posted = None if request.posted is None else request.posted.encode()
    for _ in range(MOST_REDIRECTS + 1):
        with closing(_socket(place, request, ends)) as sock:
            connection = _connection(place, TimedSocket(sock, SECONDS_OF_SILENCE, ends))
            method = "GET" if posted is None else "POST"
            connection.request(method, _path(place), posted, request.headers)
            response = connection.getresponse()
            if response.status not in REDIRECTS:
                return _answer(response, request)
            place = _next(place, response.getheader("Location", ""))
    raise FetchError("redirects")


def _next(place: SplitResult, location: str) -> SplitResult:
    following = addresses.target(location, base=place.geturl())
    if place.scheme == "https" and following.scheme == "http":
        raise FetchError("forbidden")
    return following


def _path(place: SplitResult) -> str:
    return f"{place.path}?{place.query}" if place.query else place.path


def _socket(place: SplitResult, request: FetchRequest, ends: float) -> socket.socket:
    host, port = place.hostname or "", place.port or 0
    patience = min(SECONDS_OF_SILENCE, ends - time.monotonic())
    if patience <= 0:
        raise TimeoutError
    sock = addresses.connect(host, port, patience, private=request.private)
    if place.scheme == "https":
        return ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    return sock


def _connection(place: SplitResult, sock: TimedSocket) -> http.client.HTTPConnection:
    host, port = place.hostname or "", place.port or 0
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
        raise _refusal(response)
    charset = response.headers.get_content_charset("")
    return FetchResponse(_body(response, request.most_bytes), charset, etag, changed)


def _refusal(response: http.client.HTTPResponse) -> FetchError:
    """Return what a server answered instead, with its own words as far as they arrive."""
    said = b""
    with suppress(OSError, http.client.HTTPException):
        said = response.read1(LONGEST_REFUSAL)
    return FetchError(
        REFUSALS.get(response.status, "server_error"),
        status=response.status,
        retry_after=_printable(response.getheader("Retry-After", "")),
        said=said,
    )


def _body(response: http.client.HTTPResponse, most: int) -> bytes:
    if (response.length or 0) > most:
        raise FetchError("too_large")
    unpack = _unpacker(response.getheader("Content-Encoding", ""))
    body, arrived = bytearray(), 0
    while piece := response.read1(PIECE):
        arrived += len(piece)
        left = most + 1 - len(body)
        body += unpack.decompress(piece, left) if unpack else piece
        if max(arrived, len(body)) > most:
            raise FetchError("too_large")
    if response.length or (unpack and not unpack.eof):
        raise FetchError("truncated")
    return bytes(body)


def _unpacker(encoding: str) -> "zlib._Decompress | None":
    match encoding.strip().lower():
        case "" | "identity":
            return None
        case "gzip" | "x-gzip" | "deflate":
            return zlib.decompressobj(wbits=UNPACKED)
    raise FetchError("unreadable")


def _printable(value: str) -> str:
    """Return what can be sent back as it is, or nothing."""
    return value if PRINTABLE.fullmatch(value) else ""
