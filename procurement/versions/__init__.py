"""Stores notices from outside, and makes one page of all that are about one procurement."""

from procurement.versions.actions import Received, store, store_all, store_source, try_all
from procurement.versions.merging import merge
from procurement.versions.outcomes import Became, Outcome
from procurement.versions.settling import settle

__all__ = [
    "Became",
    "Outcome",
    "Received",
    "merge",
    "settle",
    "store",
    "store_all",
    "store_source",
    "try_all",
]
