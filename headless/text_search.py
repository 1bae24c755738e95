"""Finds the objects of one kind by words, for lists and records that filter by `q`."""

import re

from django.conf import settings
from django.utils.module_loading import import_string
from wagtail.search.backends import get_search_backend

from headless.documents import DocumentSource, sources

LONGEST_QUERY = 200  # characters


def matching_ids(kind: str, q: str, language: str) -> list[int]:
    """Return the API ids of one kind that match the words in one language, the best first.

    The setting `HEADLESS_WORDS` names the function that answers; without it modelsearch does.
    """
    answer = getattr(settings, "HEADLESS_WORDS", "")
    if answer:
        return import_string(answer)(kind, q, language)
    return by_modelsearch(kind, q, language)


def cleaned(q: str) -> str:
    """Return the words alone, cut to a bearable length; quotes and NUL upset some databases."""
    return re.sub(r"[^\w\s-]+", " ", q[:LONGEST_QUERY].replace("\0", " ")).strip()


def by_modelsearch(kind: str, q: str, language: str) -> list[int]:
    """Return what the plain search over the registered models finds."""
    words = cleaned(q)
    if not words:
        return []
    found: list[int] = []
    for source in list(sources.values()):
        if source.kind == kind:
            found += _of_source(source, words, language)
    return list(dict.fromkeys(found))


def _of_source(source: DocumentSource, words: str, language: str) -> list[int]:
    results = get_search_backend().search(words, source.model, operator="and")
    return [
        document.object_id
        for found in results
        for document in source.documents(found)
        if document.language == language
    ]
