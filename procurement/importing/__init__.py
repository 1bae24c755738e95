"""Reads notices from outside, eForms XML and OCDS packages, into one shape."""

from procurement.importing.documents import read_notices
from procurement.importing.files import MAX_BYTES, Source, sources, sources_in

__all__ = ["MAX_BYTES", "Source", "read_notices", "sources", "sources_in"]
