"""Tries the search on a corpus with questions, without touching the site's own documents."""

import datetime as dt
from typing import Any

from django.db import connection
from django.utils.timezone import make_aware

from content.languages import ENGLISH, SWEDISH
from headless.documents import Document
from places.models import Municipality
from search.engines.schema import throwaway_tables
from search.engines.server import throwaway_index
from search.indexing import row_of
from search.models import SearchDocument, Word
from search.queries import search, suggest
from search.vocabulary import counted_words

SOURCE = "corpus"
LONGEST_RUN = 50


def evaluate(corpus: dict[str, Any], queries: dict[str, Any]) -> dict[str, list[str]]:
    """Return the ids of the documents found for each query, the best first."""
    ids = {number: entry["id"] for number, entry in enumerate(corpus["documents"], 1)}
    with throwaway_tables(connection):
        rows = _rows(corpus)
        SearchDocument.objects.bulk_create(rows)
        Word.objects.bulk_create(counted_words(rows))
        with throwaway_index(rows):
            return {query["id"]: _answers(query, ids) for query in queries["queries"]}


def _rows(corpus: dict[str, Any]) -> list[SearchDocument]:
    codes = dict(Municipality.objects.values_list("name", "code"))
    rows = []
    for number, entry in enumerate(corpus["documents"], 1):
        for language in (SWEDISH, ENGLISH):
            texts = entry if language == SWEDISH else entry.get(ENGLISH)
            if texts:
                rows.append(
                    row_of(SOURCE, number, _document(number, entry, texts, language, codes))
                )
    return rows


def _document(
    number: int, entry: dict[str, Any], texts: dict[str, Any], language: str, codes: dict[str, str]
) -> Document:
    known = [texts.get("legal_form"), entry.get("orgnr"), entry.get("place")]
    known += [entry.get("municipality"), *texts.get("categories", [])]
    day = dt.date.fromisoformat(entry["date"]) if entry.get("date") else dt.date(2026, 1, 1)
    municipality = codes.get(entry.get("municipality") or "")
    return Document(
        kind=entry["kind"],
        object_id=number,
        language=language,
        title=texts["name"],
        url=f"/{number}/",
        modified_at=make_aware(dt.datetime.combine(day, dt.time())),
        summary=texts.get("intro") or "",
        body=texts.get("body") or "",
        names=list(texts.get("services") or []),
        keywords=[text for text in known if text],
        municipalities=[municipality] if municipality else [],
        categories=list(entry.get("category_keys") or []),
    )


def _answers(query: dict[str, Any], ids: dict[int, str]) -> list[str]:
    language = query["lang"]
    if query["mode"] == "autocomplete":
        found = suggest(query["query"], language, most=10)
    else:
        answer = search(query["query"], language)
        found = SearchDocument.objects.in_order([*answer.pks, *answer.similar][:LONGEST_RUN])
    return list(dict.fromkeys(ids[row.record_id] for row in found))
