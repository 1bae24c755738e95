"""Tries the search on a corpus with questions, without touching the site's own documents."""

import datetime as dt
from collections import Counter
from typing import Any

from django.db import connection
from django.utils.timezone import make_aware

from headless.documents import Document
from places.models import Municipality
from search.engines.schema import throwaway_tables
from search.indexing import row_of, texts_of
from search.language.analysis import vocabulary
from search.language.words import folded
from search.models import SearchDocument, Word
from search.queries import search, suggest

SOURCE = "corpus"
LONGEST_RUN = 50


def evaluate(corpus: dict[str, Any], queries: dict[str, Any]) -> dict[str, list[str]]:
    """Return the ids of the documents found for each query, the best first."""
    ids = {number: entry["id"] for number, entry in enumerate(corpus["documents"], 1)}
    with throwaway_tables(connection):
        rows = _rows(corpus)
        SearchDocument.objects.bulk_create(rows)
        Word.objects.bulk_create(counted_words(rows))
        return {query["id"]: _answers(query, ids) for query in queries["queries"]}


def counted_words(rows: list[SearchDocument]) -> list[Word]:
    """Return the vocabulary of some rows, with how many of them hold each word."""
    uses: Counter[tuple[str, str]] = Counter()
    forms: dict[tuple[str, str], tuple[str, bool]] = {}
    for row in rows:
        for word, form in vocabulary(texts_of(row), row.language).items():
            if len(word) <= 60:
                uses[row.language, word] += 1
                forms.setdefault((row.language, word), form)
    return [
        Word(
            language=language,
            word=word,
            stem=forms[language, word][0],
            folded=folded(word),
            is_part=forms[language, word][1],
            documents=documents,
        )
        for (language, word), documents in uses.items()
    ]


def _rows(corpus: dict[str, Any]) -> list[SearchDocument]:
    codes = dict(Municipality.objects.values_list("name", "code"))
    rows = []
    for number, entry in enumerate(corpus["documents"], 1):
        for language in ("sv", "en"):
            texts = entry if language == "sv" else entry.get("en")
            if texts:
                rows.append(
                    row_of(_document(number, entry, texts, language, codes), SOURCE, number)
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
    return list(dict.fromkeys(ids[row.object_id] for row in found))
