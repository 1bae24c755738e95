"""Keeps the rows of the search, and through them every engine, as the public sees the site."""

from collections.abc import Iterable

from django.db import transaction

from headless.documents import Document, sources
from places.models import Municipality
from search.engines import server
from search.language.analysis import analysed
from search.language.words import words
from search.models import SearchDocument
from search.vocabulary import learn

LONGEST_TEXT = 50_000


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
        written = [write(document, source, pk) for document in documents]
        stale = SearchDocument.objects.from_object(source, pk)
        gone = list(stale.exclude(pk__in=[row.pk for row in written]))
        SearchDocument.objects.filter(pk__in=[row.pk for row in gone]).delete()
    if tell:
        server.add(written)
        server.remove(gone)


def write(document: Document, source: str, pk: object) -> SearchDocument:
    """Store one document, over the row that it had."""
    row = row_of(document, source, pk)
    learn(row.texts, row.language)
    old = SearchDocument.objects.filter(
        kind=row.kind, object_id=row.object_id, language=row.language
    ).first()
    row.pk = old.pk if old else None
    row.save()
    return row


def row_of(document: Document, source: str, pk: object) -> SearchDocument:
    """Return the row of a document, with its words as the engines match them."""
    language = document.language
    places = _names_of(document.municipalities)
    row = SearchDocument(
        source=source,
        source_pk=str(pk),
        kind=document.kind,
        object_id=document.object_id,
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
    row.title_words = analysed([row.title], language)
    row.names_words = analysed(row.names, language)
    row.keywords_words = analysed([*row.keywords, *row.cpv], language)
    row.summary_words = analysed([row.summary], language)
    row.body_words = analysed([row.body], language)
    row.plain_words = " ".join(words(" ".join([row.title, *row.names])))
    return row


def _names_of(codes: Iterable[str]) -> list[str]:
    chosen = set(codes)
    if not chosen:
        return []
    known = Municipality.objects.values_list("code", "name")
    return [name for code, name in known if code in chosen]
