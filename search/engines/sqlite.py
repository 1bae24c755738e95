"""Matches documents in SQLite's full-text table."""

from django.db import connection

from search.engines.protocol import WEIGHTS, EngineQuery, Matches, counted, read_matches
from search.language.questions import Group

BM25 = ", ".join(str(weight) for weight in WEIGHTS.values())
SQL = f"""
    SELECT d.id, d.kind, d.municipalities, d.categories
    FROM search_text JOIN search_searchdocument d ON d.id = search_text.rowid
    WHERE search_text MATCH %s AND d.language = %s
    ORDER BY bm25(search_text, {BM25}, 4.0), d.id
"""  # noqa: S608 - only numbers of ours are put in


class SQLiteEngine:
    """FTS5, with BM25 over the columns as its ranking."""

    name = "sqlite"

    def find(self, asked: EngineQuery, most: int | None) -> Matches:
        """Return what matches, the best first."""
        query = self.query(asked)
        if not query:
            return Matches(engine=self.name)
        matches = read_matches(connection, SQL, [query, asked.language])
        return counted(matches, asked, most, self.name)

    def query(self, asked: EngineQuery) -> str:
        """Return the question in FTS5's own language."""
        if asked.beginning:
            begun = " AND ".join(f'"{word}" *' for word in asked.beginning)
            return f"{{plain_words}} : ({begun})"
        needed = [self._group(group) for group in asked.required]
        if asked.any_of:
            needed.append(" OR ".join(self._group(group) for group in asked.any_of))
        if not needed:
            return ""
        return f"{{{' '.join(WEIGHTS)}}} : ({' AND '.join(f'({part})' for part in needed)})"

    def _group(self, group: Group) -> str:
        return " OR ".join(
            "(" + " AND ".join(f'"{stem}"' for stem in alternative.stems) + ")"
            for alternative in group.alternatives
        )
