"""Rows that outlive a test: kept for a whole module, and then put back as they were."""

from contextlib import contextmanager
from functools import cache as once

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import connection, transaction

Tables = dict[str, tuple[list[str], list[tuple]]]


@contextmanager
def put_back():
    """Leave every table as it was found, whatever is committed meanwhile.

    A live server and a module of tests need rows that no test's transaction holds. A flush would
    also take what migrations and `prepare` made, so rows are read and written as they are.
    """
    before = everything()
    try:
        yield
    finally:
        write(before)


def everything() -> Tables:
    """Return every row, by the table that it is in."""
    return {name: rows(name) for name in tables()}


def write(wanted: Tables) -> None:
    """Have some tables hold these rows and no others; those that already do are left alone."""
    with transaction.atomic(), connection.cursor() as cursor:
        others = {name: each for name, each in wanted.items() if rows(name) != each}
        for name in others:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")
        for name, (columns, values) in others.items():
            if values:
                cursor.executemany(insertion(name, columns), values)
    clear_caches()
    ContentType.objects.clear_cache()


def clear_caches() -> None:
    """Empty the cache and the counters, of which a test must not find what another has left."""
    for name in settings.CACHES:
        caches[name].clear()


def tables() -> list[str]:
    """Return the tables of the models, but for the one that SQLite fills by triggers."""
    names = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return [name for name in names if not name.endswith("_fts")]


def rows(table: str) -> tuple[list[str], list[tuple]]:
    """Return the columns of a table that can be written, and every row of it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} LIMIT 0")
        computed = generated(table)
        columns = [column[0] for column in cursor.description if column[0] not in computed]
        names = ", ".join(map(connection.ops.quote_name, columns))
        cursor.execute(f"SELECT {names} FROM {connection.ops.quote_name(table)}")
        return columns, cursor.fetchall()


@once
def generated(table: str) -> set[str]:
    """Return the columns that PostgreSQL fills in itself."""
    if connection.vendor != "postgresql":
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_attribute "
            "WHERE attrelid = %s::regclass AND attgenerated <> ''",
            [connection.ops.quote_name(table)],
        )
        return {name for (name,) in cursor.fetchall()}


def insertion(table: str, columns: list[str]) -> str:
    """Return the statement that writes a row."""
    quote = connection.ops.quote_name
    marks = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {quote(table)} ({', '.join(map(quote, columns))}) VALUES ({marks})"
