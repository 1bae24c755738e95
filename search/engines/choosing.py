"""Chooses the engine: the search server while it answers, else the database."""

from django.db import connection

from search import missed
from search.engines import server
from search.engines.asked import Asked, Engine, Matches
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.postgres import PostgresEngine
from search.engines.sqlite import SQLiteEngine


def database_engine() -> Engine:
    """Return the engine of the database that the site runs on."""
    return PostgresEngine() if connection.vendor == "postgresql" else SQLiteEngine()


def find(asked: Asked, most: int | None = None) -> Matches:
    """Return what matches, from the search server or, without its answer, the database."""
    try:
        return server.find(asked, most)
    except server.NoAnswerError:
        return database_engine().find(asked, most)


def in_reserve(engine: str) -> bool:
    """Tell whether an answer came from the database although there is a search server."""
    return missed.is_used() and engine not in ("", ElasticsearchEngine.name)
