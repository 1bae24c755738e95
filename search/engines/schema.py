"""The full-text tables of the two databases, which follow the documents by themselves.

Both take the word columns as they are, already in stems, and change nothing about them.
With `temporary`, the same is made in tables that only this connection sees and that hide the
real ones: that is how a corpus is tried without touching the site's own documents.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "search_searchdocument"
WORDS = "search_word"
TEXT = "search_text"
COLUMNS = [
    "title_words",
    "names_words",
    "keywords_words",
    "summary_words",
    "body_words",
    "plain_words",
]
VECTORS = """
    ALTER TABLE search_searchdocument
    ADD COLUMN words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title_words), 'A')
        || setweight(to_tsvector('simple', names_words), 'B')
        || setweight(to_tsvector('simple', keywords_words || ' ' || summary_words), 'C')
        || setweight(to_tsvector('simple', body_words), 'D')
    ) STORED,
    ADD COLUMN beginnings tsvector GENERATED ALWAYS AS (
        to_tsvector('simple', plain_words)
    ) STORED
"""
INDEXES = [
    "CREATE INDEX search_words_index ON search_searchdocument USING gin (words)",
    "CREATE INDEX search_beginnings_index ON search_searchdocument USING gin (beginnings)",
]


def create(connection: BaseDatabaseWrapper) -> None:
    """Make the full-text table or columns of this database."""
    if connection.vendor == "postgresql":
        _run(connection, [VECTORS, *INDEXES])
    elif connection.vendor == "sqlite":
        _run(connection, sqlite_statements(schema="main"))


def drop(connection: BaseDatabaseWrapper) -> None:
    """Remove what `create` made."""
    if connection.vendor == "postgresql":
        _run(connection, [f"ALTER TABLE {TABLE} DROP COLUMN words, DROP COLUMN beginnings"])
    elif connection.vendor == "sqlite":
        dropped = [f"DROP TRIGGER {TEXT}_{event}" for event in ("insert", "delete", "update")]
        _run(connection, [*dropped, f"DROP TABLE {TEXT}"])


def sqlite_statements(schema: str) -> list[str]:
    """Return what makes the FTS5 table and the triggers that keep it."""
    columns = ", ".join(COLUMNS)
    old, new = [", ".join(f"{row}.{column}" for column in COLUMNS) for row in ("old", "new")]
    into = f"INSERT INTO {TEXT}"
    add = f"{into}(rowid, {columns}) VALUES (new.id, {new});"
    remove = f"{into}({TEXT}, rowid, {columns}) VALUES ('delete', old.id, {old});"
    made = [
        f"CREATE VIRTUAL TABLE {schema}.{TEXT} USING fts5({columns}, content='{TABLE}', "
        "content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
    ]
    for event, does in [("insert", add), ("delete", remove), ("update", remove + add)]:
        made.append(
            f"CREATE TRIGGER {schema}.{TEXT}_{event} AFTER {event.upper()} ON {TABLE} "
            f"BEGIN {does} END"
        )
    return made


@contextmanager
def throwaway_tables(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Hide the documents and the vocabulary behind empty tables for as long as the block runs."""
    if connection.vendor == "postgresql":
        made = [
            f"CREATE TEMPORARY TABLE {table} (LIKE public.{table} INCLUDING ALL)"
            for table in (TABLE, WORDS)
        ]
        removed = [f"DROP TABLE IF EXISTS pg_temp.{table}" for table in (TABLE, WORDS)]
    else:
        made = [*_copied(connection), *sqlite_statements(schema="temp")]
        removed = [f"DROP TABLE IF EXISTS temp.{table}" for table in (TEXT, TABLE, WORDS)]
    _run(connection, removed)
    try:
        _run(connection, made)
        yield
    finally:
        _run(connection, removed)


def _copied(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the statements that made the real tables, for temporary ones of the same names."""
    query = "SELECT sql FROM main.sqlite_master WHERE type = 'table' AND name IN (%s, %s)"
    with connection.cursor() as cursor:
        cursor.execute(query, [TABLE, WORDS])
        return [sql.replace("CREATE TABLE", "CREATE TEMP TABLE", 1) for (sql,) in cursor]


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
