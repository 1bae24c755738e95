"""What the full-text search finds the words of the glossary by."""

from collections.abc import Iterator

from django.utils import translation

from headless.documents import Document, DocumentSource, register
from procurement.models import GlossaryTerm, ProcurementIndexPage
from procurement.querysets import GlossaryQuerySet


def register_documents() -> None:
    """Tell the search where the documents of the words come from."""
    source = DocumentSource(
        "term",
        GlossaryTerm,
        listed_terms,
        term_documents,
        affected={ProcurementIndexPage: lambda index: listed_terms()},
    )
    register(source)


def listed_terms() -> GlossaryQuerySet:
    """Return every word that the public may find."""
    return GlossaryTerm.objects.listed()


def term_documents(term: GlossaryTerm) -> Iterator[Document]:
    """Return the word as a document in each language that it is explained in."""
    for language in term.languages:
        index = ProcurementIndexPage.in_language(language)
        if term.pk and index and not index.get_view_restrictions():
            with translation.override(language):
                yield Document(
                    kind="term",
                    object_id=term.pk,
                    language=language,
                    title=term.term,
                    url=f"{index.full_subroute_url('glossary')}#{term.anchor}",
                    modified_at=term.modified_at,
                    summary=term.explanation,
                    body="\n".join(term.forms),
                    details=term.source,
                )
