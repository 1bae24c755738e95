"""Turns the bytes of one file into the document of the contract, whatever they hold."""

import codecs
from typing import Any

from django.utils.translation import gettext as _

from procurement.importing import eforms, ocds
from procurement.importing.files import MAX_BYTES, Source
from procurement.importing.findings import RefusedError, refusal

SCHEMA = "notice-import/1"
BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_notices(source: Source) -> dict[str, Any]:
    """Return the notices of a file with what is wrong in them; no file makes it stop."""
    json = is_json(source)
    try:
        if source.trouble:
            raise RefusedError("json_invalid" if json else "xml_not_wellformed", source.trouble)
        if source.is_too_large:
            raise RefusedError("json_invalid" if json else "xml_forbidden_construct", _too_large())
        results = ocds.read(source.data) if json else [eforms.read(source.data)]
        kind = "ocds" if json else "eforms"
    except RefusedError as error:
        results, kind = [refusal(error)], error.format
    return {"schema": SCHEMA, "format": kind, "file": source.name, "results": results}


def is_json(source: Source) -> bool:
    """Return whether a file is to be read as JSON: what it begins with counts, then its name."""
    start = source.data[:400]
    for mark in BYTE_ORDER_MARKS:
        start = start.removeprefix(mark)
    start = start.replace(b"\0", b"").lstrip()
    if start[:1] in (b"{", b"["):
        return True
    return not start.startswith(b"<") and source.name.lower().endswith(".json")


def _too_large() -> str:
    return _("The file is larger than %(limit)s MiB.") % {"limit": MAX_BYTES // 2**20}
