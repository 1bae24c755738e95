"""Where the documents are matched: Elasticsearch, PostgreSQL or SQLite, all alike to callers."""

from search.engines.asked import Asked, Facets, Match, Matches
from search.engines.choosing import database_engine, find, in_reserve

__all__ = ["Asked", "Facets", "Match", "Matches", "database_engine", "find", "in_reserve"]
