"""A calendar is fetched over the net from servers that are slow, broken or hostile."""

import gzip
import time
import zlib

import pytest

from access.remote.fetch import FetchRequest
from events.ical_reader import limits
from events.ical_reader.errors import ReadingError
from events.partners import reader
from tests.partner_calendars import NOW, event, ics
from tests.partner_server import serving

BODY = ics(event())
MEGABYTE = 1024 * 1024


def sends(body=BODY, **more):
    """Return an answer that is the same every time."""
    return lambda partner: partner.send(body, **more)


def leads_to(address):
    """Return an answer that leads elsewhere."""
    return lambda partner: partner.send(status=302, Location=address(partner.server))


def in_pieces(pieces, pause=0.0):
    """Return an answer that comes piece by piece, and does not say how long it is."""

    def answer(partner):
        partner.send(Content_Length=None)
        for piece in pieces:
            partner.wfile.write(piece)
            time.sleep(pause)

    return answer


def drips(partner):
    """Answer one byte at a time, headers and all."""
    for byte in b"HTTP/1.1 200 OK\r\nContent-Type: text/calendar\r\n\r\n" + BODY * 100:
        partner.wfile.write(bytes([byte]))
        partner.wfile.flush()
        time.sleep(0.1)


def bomb(megabytes):
    """Return gzip that unpacks to so much, and takes a thousandth of it; it has no end.

    Nobody may read that far. All workers make it when they collect, so it is made of one part.
    """
    packer = zlib.compressobj(9, wbits=16 + zlib.MAX_WBITS)
    parts = [packer.compress(b"\0" * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH) for _ in "12"]
    return parts[0] + parts[1] * (megabytes - 1)


def packed(partner):
    partner.send(gzip.compress(BODY), Content_Encoding="gzip")


def read(address, *, private=True, **more):
    """Read an address as the site does, in a process of its own."""
    return reader.read_address(FetchRequest(url=address, private=private, **more), NOW)


def read_from(answer, **more):
    """Read from a server that gives one answer."""
    with serving(feed=answer) as server:
        return read(f"{server.url}/feed", **more)


def cause_of(answer, **more):
    """Return why the answer of a server cannot be read."""
    with pytest.raises(ReadingError) as raised:
        read_from(answer, **more)
    return raised.value.cause


@pytest.mark.parametrize(
    "answer",
    [
        sends(Content_Type="text/calendar; charset=utf-8"),
        sends(Content_Type="application/octet-stream"),
        sends(Content_Type=None),
        packed,
        in_pieces([BODY[:50], BODY[50:]]),
        sends(
            b"4\r\nBEGI\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(BODY) - 4, BODY[4:]),
            Content_Length=None,
            Transfer_Encoding="chunked",
        ),
    ],
    ids=["as it should be", "another type", "no type", "packed", "no length", "in chunks"],
)
def test_a_calendar_is_read(answer):
    assert [each["title"] for each in read_from(answer)["activities"]] == ["Idécafé"]


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (sends(status=404), "gone"),
        (sends(status=410), "gone"),
        (sends(status=401), "denied"),
        (sends(status=403), "denied"),
        (sends(status=500), "server_error"),
        (sends(status=429), "server_error"),
        (sends(status=304), "server_error"),
        (sends(status=204), "server_error"),
        (sends(b"<!DOCTYPE html><h1>Kalender</h1>", Content_Type="text/html"), "web_page"),
        (sends(b"<!DOCTYPE html>", Content_Type="text/calendar"), "web_page"),
        (sends(b""), "not_calendar"),
        (sends(BODY, Content_Length=str(len(BODY) + 9)), "truncated"),
        (sends(BODY[:-30]), "truncated"),
        (in_pieces([BODY[:60]]), "truncated"),
        (sends(b"ff\r\nBEGIN", Content_Length=None, Transfer_Encoding="chunked"), "truncated"),
        (sends(gzip.compress(BODY)[:-20], Content_Encoding="gzip"), "truncated"),
        (sends(BODY, Content_Encoding="gzip"), "unreadable"),
        (sends(BODY, Content_Encoding="br"), "unreadable"),
        (lambda partner: partner.wfile.write(b"\x00\x01 nonsense\r\n\r\n"), "server_error"),
        (
            lambda partner: partner.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 5000),
            "server_error",
        ),
        (
            lambda partner: partner.wfile.write(b"HTTP/1.1 200 OK\r\nA: " + b"b" * 90_000),
            "server_error",
        ),
        (lambda partner: None, "server_error"),
    ],
    ids=[
        "gone",
        "gone for good",
        "password",
        "forbidden",
        "error",
        "too often",
        "unasked 304",
        "no content",
        "page",
        "page that says calendar",
        "nothing",
        "shorter than said",
        "cut",
        "cut without a length",
        "cut in a chunk",
        "cut when packed",
        "not packed",
        "packed otherwise",
        "no http",
        "many headers",
        "a long header",
        "silence",
    ],
)
def test_each_fault_has_its_name(answer, cause):
    assert cause_of(answer) == cause


@pytest.mark.parametrize(
    "answer",
    [
        sends(b"", Content_Length=str(50 * MEGABYTE)),
        in_pieces([ics(event()) * 8000] * 50),
        sends(bomb(50), Content_Encoding="gzip"),
        sends(bomb(2000), Content_Encoding="gzip"),
        sends(gzip.compress(bomb(200)), Content_Encoding="gzip, gzip"),
        in_pieces([b"BEGIN:VCALENDAR\r\n"] + [b"X" * MEGABYTE] * 50),
    ],
    ids=["50 MB said", "50 MB sent", "50 MB packed", "2 GB packed", "packed twice", "one line"],
)
def test_what_is_too_large_is_given_up_at_once(answer):
    before = time.monotonic()
    assert cause_of(answer) in {"too_large", "unreadable"}
    assert time.monotonic() - before < 10


@pytest.mark.parametrize(
    "answer",
    [
        drips,
        in_pieces([b"BEGIN:VCALENDAR\r\n"] + [b"X"] * 1000, pause=0.05),
        lambda partner: time.sleep(30),
    ],
    ids=["a byte at a time from the start", "a byte at a time", "never"],
)
def test_a_slow_server_gets_a_limited_time_in_all(answer, monkeypatch):
    monkeypatch.setattr(reader, "COMMAND", quick_reader(seconds=2))
    before = time.monotonic()
    assert cause_of(answer) == "slow"
    assert time.monotonic() - before < 6


def quick_reader(seconds):
    """Return the command of the reader with less patience, so that the tests are soon done."""
    code = (
        "from events.ical_reader import child, limits; "
        f"limits.SECONDS_TO_FETCH = {seconds}; child.main()"
    )
    return [reader.COMMAND[0], "-c", code]


def test_a_reader_that_hangs_is_stopped(monkeypatch):
    monkeypatch.setattr(
        reader, "COMMAND", [reader.COMMAND[0], "-c", "import time; time.sleep(60)"]
    )
    monkeypatch.setattr(limits, "SECONDS_IN_ALL", 0.5)
    with pytest.raises(ReadingError) as raised:
        reader.read_upload(BODY, NOW)
    assert raised.value.cause == "heavy"


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        ("import os; os.kill(os.getpid(), 9)", "heavy"),
        ("raise SystemExit(3)", "unreadable"),
        ("print('nonsense')", "unreadable"),
        ('print(\'{"cause": "<b>made up</b>"}\')', "unreadable"),
    ],
    ids=["killed", "ended", "nonsense", "a strange cause"],
)
def test_a_reader_that_dies_is_a_fault_like_others(code, cause, monkeypatch):
    monkeypatch.setattr(reader, "COMMAND", [reader.COMMAND[0], "-c", code])
    with pytest.raises(ReadingError) as raised:
        reader.read_upload(BODY, NOW)
    assert raised.value.cause == cause


def test_a_reader_knows_no_secret_of_the_site(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hemligt")
    code = "import json, os; print(json.dumps({'all': list(os.environ)}))"
    monkeypatch.setattr(reader, "COMMAND", [reader.COMMAND[0], "-c", code])
    told = reader.read_upload(BODY, NOW)["all"]
    assert not {"SECRET_KEY", "DATABASE_URL", "EMAIL_URL", "DJANGO_SETTINGS_MODULE"} & set(told)


def test_an_upload_of_fifty_megabytes_is_refused_without_being_read():
    with pytest.raises(ReadingError) as raised:
        reader.read_upload(BODY * 300_000, NOW)
    assert raised.value.cause == "too_large"


def test_a_redirect_is_followed():
    with serving(feed=sends(), old=leads_to(lambda server: "/feed?a=å b")) as server:
        assert read(f"{server.url}/old")["activities"]
        assert [path for path, _headers in server.asked] == ["/old", "/feed?a=%C3%A5%20b"]


@pytest.mark.parametrize(
    ("address", "cause"),
    [
        (lambda server: "/feed", "redirects"),
        (lambda server: "file:///etc/passwd", "forbidden"),
        (lambda server: "ftp://example.org/a.ics", "forbidden"),
        (lambda server: "gopher://127.0.0.1:25/", "forbidden"),
        (lambda server: "http://anna:hemligt@127.0.0.1/", "forbidden"),
        (lambda server: "http://[::1", "forbidden"),
        (lambda server: "", "redirects"),
        (lambda server: "http://127.0.0.1:1/", "unreachable"),
        (lambda server: "http://finns-inte.invalid/", "unreachable"),
    ],
    ids=[
        "a loop",
        "a file",
        "ftp",
        "gopher",
        "a password",
        "half an address",
        "nowhere",
        "a closed door",
        "no such host",
    ],
)
def test_a_redirect_leads_nowhere_that_it_should_not(address, cause):
    assert cause_of(leads_to(address)) == cause


def test_a_server_is_asked_whether_anything_is_new():
    def answer(partner):
        is_known = partner.headers["If-None-Match"] == '"a1"'
        partner.send(b"" if is_known else BODY, 304 if is_known else 200, ETag='"a1"')

    with serving(feed=answer) as server:
        assert read(f"{server.url}/feed")["etag"] == '"a1"'
        assert read(f"{server.url}/feed", etag='"a1"')["is_unchanged"]


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "å" * 10, "x" * 5000])
def test_only_plain_marks_are_kept_to_be_sent_back(value):
    def answer(partner):
        partner.wfile.write(b"HTTP/1.1 200 OK\r\nETag: " + value.encode() + b"\r\n\r\n" + BODY)

    assert read_from(answer)["etag"] in {"", "a"}
