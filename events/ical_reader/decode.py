"""Turns the bytes of a calendar into lines of text, whatever the sender thought they were."""

import re
from collections.abc import Iterator

from events.ical_reader.errors import ReadingError

FOLD = re.compile(rb"(?:\r\n|\r|\n)[ \t]")
LINE = re.compile(r"[^\r\n]+")
WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
SIGNATURE = b"\xef\xbb\xbf"
SINGLE_BYTE = {"iso-8859-1", "latin-1", "latin1", "iso-8859-15", "windows-1252", "cp1252"}
FEW = 0.1  # so much of what is not ASCII may be broken in a text that is still UTF-8


def lines(body: bytes, charset: str = "") -> Iterator[str]:
    """Return the lines of a calendar, put together where the sender broke them.

    They are put together before they are decoded: many senders break in the middle of an å.
    """
    body = _narrow(body)
    if not body.strip():
        raise ReadingError("not_calendar")
    text = _decoded(FOLD.sub(b"", body), charset).replace("\0", "")
    if "BEGIN:VCALENDAR" not in text[:100_000].upper():
        raise ReadingError("web_page" if text.lstrip().startswith("<") else "not_calendar")
    return (found.group() for found in LINE.finditer(text))


def _narrow(body: bytes) -> bytes:
    """Return the bytes as UTF-8 if they are UTF-16, else as they are, without a signature."""
    encoding = WIDE.get(body[:2])
    if encoding:
        return body[2:].decode(encoding, "replace").encode("utf-8", "replace")
    return body.removeprefix(SIGNATURE)


def _decoded(body: bytes, charset: str) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if charset not in SINGLE_BYTE and _is_mostly_utf8(body):
        return body.decode("utf-8", "replace")
    return body.decode("cp1252", "replace")


def _is_mostly_utf8(body: bytes) -> bool:
    text = body.decode("utf-8", "replace")
    strange = sum(sign > "\x7f" for sign in text)
    return text.count("\ufffd") <= strange * FEW
