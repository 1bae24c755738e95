"""Where the documents are matched: the search server while it answers, else the database.

Elasticsearch, PostgreSQL and SQLite are all alike to callers.
"""

from django.db import connection

from search import missed_updates
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.postgres import PostgresEngine
from search.engines.protocol import Engine, EngineQuery, Matches
from search.engines.server import NoAnswerError
from search.engines.server import find as find_on_server
from search.engines.sqlite import SQLiteEngine


def database_engine() -> Engine:
    """Return the engine of the database that the site runs on."""
    return PostgresEngine() if connection.vendor == "postgresql" else SQLiteEngine()


def find(asked: EngineQuery, most: int | None = None) -> Matches:
    """Return what matches, from the search server or, without its answer, the database."""
    try:
        return find_on_server(asked, most)
    except NoAnswerError:
        return database_engine().find(asked, most)


def in_reserve(engine: str) -> bool:
    """Tell whether an answer came from the database although there is a search server."""
    return missed_updates.has_server() and engine not in ("", ElasticsearchEngine.name)
