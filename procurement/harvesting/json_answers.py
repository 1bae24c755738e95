"""Reads JSON that a server sent, which may be something else altogether."""

import json
from typing import Any

from procurement.harvesting.reading import StoppedError


def parsed(body: bytes) -> Any:
    """Return what a body says in JSON, or stop: it is a web page, or nothing we know."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise StoppedError(kind_of_fault(body)) from error


def kind_of_fault(body: bytes) -> str:
    """Return whether people or nobody can read what came instead."""
    start = body[:500].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return "web_page" if start.startswith((b"<!doctype html", b"<html")) else "not_understood"
