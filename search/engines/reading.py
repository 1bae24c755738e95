"""Reads matched rows from a database."""

import json
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from search.engines.asked import Match


def read(connection: BaseDatabaseWrapper, sql: str, values: Any) -> list[Match]:
    """Return the rows of a query as matches."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [Match(pk, kind, _list(codes), _list(slugs)) for pk, kind, codes, slugs in cursor]


def _list(value: str | list[str]) -> list[str]:
    """Return a JSON column as a list, whether the database gave it as text or not."""
    return json.loads(value) if isinstance(value, str) else value
