"""Reads release packages of the Open Contracting Data Standard 1.1."""

from procurement.importing.ocds.releases import read

__all__ = ["read"]
