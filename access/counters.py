"""Where counts are kept that must not be thrown away before their time, as a cache may do."""

import datetime as dt
from typing import Any

from django.core.cache import DEFAULT_CACHE_ALIAS, caches
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.db import DatabaseCache

ALIAS = "counters"


class CountersCache(DatabaseCache):
    """A table that forgets what is over and nothing else, however full it is."""

    def _cull(self, db: str, cursor: Any, now: dt.datetime, num: int) -> None:
        super()._cull(db, cursor, now, 0)  # type: ignore[misc] # no room is asked for


def counters() -> BaseCache:
    """Return the cache for limits and signs of life; a site without one uses its only cache."""
    return caches[ALIAS if ALIAS in caches.settings else DEFAULT_CACHE_ALIAS]
