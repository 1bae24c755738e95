"""Tells the API who could deliver, and the house what this feature holds and sends."""

from importlib import import_module

from procurement.matching.finding import as_told, narrow
from procurement.suppliers import Suppliers, register_suppliers

PARTS = ("emails", "links", "privacy", "signal_handlers")


def register() -> None:
    """Let the API ask, and import what registers itself."""
    register_suppliers(Suppliers(narrow, as_told))
    for part in PARTS:
        import_module(f"procurement.matching.{part}")
