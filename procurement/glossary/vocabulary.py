"""The words that pages explain, kept ready in each process until public content changes."""

import datetime as dt

from django.http import HttpRequest
from wagtail.models import Locale

from headless.versions import last_change
from procurement.glossary.marking import Vocabulary, Word
from procurement.models import GlossaryTerm, ProcurementIndexPage

kept: dict[str, tuple[dt.datetime, Vocabulary]] = {}


def vocabulary(request: HttpRequest, language: str) -> Vocabulary:
    """Return the words of a language, as they are now."""
    changed_at = last_change(request)  # before the words are read: they are as new, or newer
    known = kept.get(language)
    if known is None or known[0] != changed_at:
        known = kept[language] = changed_at, read(language)
    return known[1]


def read(language: str) -> Vocabulary:
    """Return the words of a language; none where there is no public glossary to lead to."""
    locale = Locale.objects.filter(language_code=language).first()
    index = locale and ProcurementIndexPage.objects.listed(locale).first()
    if not index:
        return Vocabulary(language, "", [])
    terms = GlossaryTerm.objects.listed(language).filter(is_marked=True)
    return Vocabulary(language, index.subroute_url("glossary"), [_word(term) for term in terms])


def _word(term: GlossaryTerm) -> Word:
    return Word(term.term, term.explanation, term.source, term.anchor, tuple(term.forms))
