"""Keeps the rows of the search, and through them every engine, as the public sees the site."""

from collections.abc import Iterable
from functools import cache

from django.db import transaction

from headless.documents import Document, sources
from places.models import Municipality
from search import changes
from search.engines import server
from search.language.analysis import analysed
from search.language.words import words
from search.models import SearchDocument
from search.vocabulary import learn

LONGEST_TEXT = 50_000
Found = tuple[str, object, Document]  # the source, the key of the object, what it says


def refresh(source: str, pk: object, tell: bool = True) -> None:
    """Write the rows of one object anew, or remove them when it is not public (any more).

    With `tell` the search server hears of it at once.
    """
    known = sources.get(source)
    if known is None:
        return
    found = known.model._default_manager.filter(pk=pk).first()
    documents = list(known.documents(found)) if found else []
    with transaction.atomic():
        written = write([(source, pk, document) for document in documents])
        stale = SearchDocument.objects.from_object(source, pk)
        gone = list(stale.exclude(pk__in=[row.pk for row in written]))
        SearchDocument.objects.filter(pk__in=[row.pk for row in gone]).delete()
        changes.record_removals(gone)
    if tell:
        server.add(written)
        server.remove(gone)


def write(found: list[Found]) -> list[SearchDocument]:
    """Store documents, each over the row that it had, and return their rows."""
    rows = {_key(row): row for row in (row_of(*each) for each in found)}
    for language in {row.language for row in rows.values()}:
        texts = [text for row in rows.values() if row.language == language for text in row.texts]
        learn(texts, language)
    old = SearchDocument.objects.filter(record_id__in={row.record_id for row in rows.values()})
    for pk, *key in old.values_list("pk", "kind", "record_id", "language"):
        if tuple(key) in rows:
            rows[tuple(key)].pk = pk
    for row in rows.values():
        if row.pk:
            row.save()
    SearchDocument.objects.bulk_create([row for row in rows.values() if not row.pk])
    changes.record_changes(rows.values())
    return list(rows.values())


def _key(row: SearchDocument) -> tuple[str, int, str]:
    return row.kind, row.record_id, row.language


def row_of(source: str, pk: object, document: Document) -> SearchDocument:
    """Return the row of a document, with its words as the engines match them."""
    language = document.language
    places = _names_of(document.municipalities)
    row = SearchDocument(
        source=source,
        source_pk=str(pk),
        kind=document.kind,
        record_id=document.object_id,
        language=language,
        title=document.title[:300],
        summary=document.summary,
        body=document.body[:LONGEST_TEXT],
        names=list(document.names),
        keywords=list(dict.fromkeys([*document.keywords, *places])),
        municipalities=list(document.municipalities),
        categories=list(document.categories),
        cpv=list(document.cpv),
        starts_at=document.starts_at,
        ends_at=document.ends_at,
        url=document.url,
        modified_at=document.modified_at,
    )
    row.details = document.details
    row.title_words = analysed([row.title], language)
    row.names_words = analysed(row.names, language)
    row.keywords_words = analysed([*row.keywords, *row.cpv], language)
    row.summary_words = analysed([row.summary], language)
    row.body_words = analysed([row.body], language)
    row.plain_words = " ".join(words(" ".join([row.title, *row.names])))
    return row


def _names_of(codes: Iterable[str]) -> list[str]:
    chosen = set(codes)
    return [name for code, name in _municipalities() if code in chosen] if chosen else []


@cache
def _municipalities() -> list[tuple[str, str]]:
    """Return the codes and names of the municipalities, which no editor changes."""
    return list(Municipality.objects.values_list("code", "name"))
