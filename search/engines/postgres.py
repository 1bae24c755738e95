"""Matches documents in PostgreSQL's own full-text columns."""

from django.db import connection

from search.engines.protocol import EngineQuery, Matches, counted, read_matches
from search.language.questions import Group

FIELD_WEIGHTS = "{0.1, 0.3, 0.6, 1.0}"  # text, lead and keywords, names, title
SQL = """
    SELECT d.id, d.kind, d.municipalities, d.categories
    FROM search_searchdocument d, to_tsquery('simple', %(query)s) asked
    WHERE d.{column} @@ asked AND d.language = %(language)s
    ORDER BY ts_rank(%(weights)s, d.{column}, asked, 1) DESC, d.id
"""


class PostgresEngine:
    """A generated tsvector of weighted stems, ranked by `ts_rank`."""

    name = "postgresql"

    def find(self, asked: EngineQuery, most: int | None) -> Matches:
        """Return what matches, the best first."""
        query = self.query(asked)
        if not query:
            return Matches(engine=self.name)
        column = "beginnings" if asked.beginning else "words"
        values = {"query": query, "language": asked.language, "weights": FIELD_WEIGHTS}
        matches = read_matches(connection, SQL.format(column=column), values)
        return counted(matches, asked, most, self.name)

    def query(self, asked: EngineQuery) -> str:
        """Return the question in the language of `to_tsquery`."""
        if asked.beginning:
            return " & ".join(f"'{word}':*" for word in asked.beginning)
        needed = [self._group(group) for group in asked.required]
        if asked.any_of:
            needed.append(" | ".join(self._group(group) for group in asked.any_of))
        return " & ".join(f"({part})" for part in needed)

    def _group(self, group: Group) -> str:
        return " | ".join(
            "(" + " & ".join(f"'{stem}'" for stem in alternative.stems) + ")"
            for alternative in group.alternatives
        )
