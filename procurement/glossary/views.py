"""The page of the glossary: every word in the order of the alphabet, each with its own place."""

from itertools import groupby
from operator import attrgetter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from content.languages import SWEDISH
from procurement.glossary.forms import GlossaryFilterForm
from procurement.models import GlossaryTerm, ProcurementIndexPage


def glossary(index: ProcurementIndexPage, request: HttpRequest) -> HttpResponse:
    """Show the words that hold what is asked for, or all of them, by letter."""
    return index.render(
        request,
        context_overrides=glossary_context(index, request),
        template="procurement/glossary/glossary.html",
    )


def glossary_context(index: ProcurementIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return what the template shows."""
    language = index.locale.language_code
    every = sorted(GlossaryTerm.objects.listed(language), key=attrgetter("place"))
    form = GlossaryFilterForm(request.GET)
    found = form.filter(every)
    missing = 0 if language == SWEDISH else GlossaryTerm.objects.filter(term_en="").count()
    return {
        "title": gettext("Glossary"),
        "description": gettext("The words of public procurement, explained in plain language."),
        "index": index,
        "filter_form": form,
        "letters": [
            (letter, list(terms)) for letter, terms in groupby(found, attrgetter("letter"))
        ],
        "count": len(found),
        "missing_count": missing,
        "first_index": type(index).in_language(SWEDISH) if missing else None,
        "structured_data": _defined(index, every),
    }


def _defined(index: ProcurementIndexPage, terms: list[GlossaryTerm]) -> dict[str, Any]:
    """Return the words as schema.org describes a set of defined terms."""
    address = index.full_subroute_url("glossary")
    return {
        "@type": "DefinedTermSet",
        "name": gettext("Glossary"),
        "url": address,
        "inLanguage": index.locale.language_code,
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "name": term.term,
                "description": term.explanation,
                "url": f"{address}#{term.anchor}",
            }
            for term in terms
        ],
    }
