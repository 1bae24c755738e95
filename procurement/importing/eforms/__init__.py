"""Reads eForms notices, the XML that TED publishes."""

from procurement.importing.eforms.notice import read

__all__ = ["read"]
