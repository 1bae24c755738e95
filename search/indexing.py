"""Keeps the rows of the search, and through them every engine, as the public sees the site."""

from collections.abc import Iterable
from functools import cache

from django.db import transaction

from headless.after_commit import after_commit
from headless.documents import Document, DocumentSource, sources
from places.models import Municipality
from search import changes
from search.engines import server
from search.language.analysis import analysed
from search.language.words import words
from search.models import SearchDocument
from search.vocabulary import learn

LONGEST_TEXT = 50_000
KEY = ["kind", "record_id", "language"]
STORED = [each.name for each in SearchDocument._meta.fields if each.name not in (*KEY, "id")]
Found = tuple[str, object, Document]  # the source, the key of the object, what it says


def refresh(source: str, pk: object, tell: bool = True) -> None:
    """Write the rows of one object anew, or remove them when it is not public (any more).

    With `tell` the search server hears of it at once.
    """
    known = sources.get(source)
    if known is None:
        return
    with transaction.atomic():
        _lock(known, pk)
        found = known.model._default_manager.filter(pk=pk).first()
        written = write([(source, pk, each) for each in known.documents(found)] if found else [])
        stale = SearchDocument.objects.from_object(source, pk)
        gone = list(stale.exclude(pk__in=[row.pk for row in written]))
        SearchDocument.objects.filter(pk__in=[row.pk for row in gone]).delete()
        changes.record_changes(written, gone)
    if tell:
        server.add(written)
        server.remove(gone)


def _lock(source: DocumentSource, pk: object) -> None:
    """Let nobody else write the documents of an object meanwhile, nor change the object.

    Else what was read before another's change could be written after it. The object alone is
    held, before its documents, and by nobody who holds documents already.
    """
    row = source.model._base_manager.filter(pk=pk).select_for_update(of=("self",), no_key=True)
    list(row.values_list("pk"))


def write(found: list[Found]) -> list[SearchDocument]:
    """Store documents, each over the row that it had, and return their rows.

    Always in the same order, so that of two who write the same ones neither waits for the other.
    """
    rows = {_key(row): row for row in (row_of(*each) for each in found)}
    written = [rows[key] for key in sorted(rows)]
    SearchDocument.objects.bulk_create(
        written,
        batch_size=100,
        update_conflicts=True,
        unique_fields=KEY,
        update_fields=STORED,
    )
    after_commit(_learn, *((row.language, text) for row in written for text in row.texts))
    return written


def _learn(texts: list[tuple[str, str]]) -> None:
    """Add new words to the vocabulary, which is everybody's: never inside a transaction."""
    for language in sorted({language for language, _text in texts}):
        learn([text for known, text in texts if known == language], language)


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
