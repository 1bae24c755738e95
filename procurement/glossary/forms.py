"""What a reader of the glossary looks for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from headless.text_search import LONGEST_QUERY
from procurement.forms import FilterForm
from procurement.models import GlossaryTerm


class GlossaryFilterForm(FilterForm):
    """A part of a word, or of what it means."""

    q = forms.CharField(
        label=_("Find a word"), required=False, max_length=LONGEST_QUERY, strip=True
    )

    def filter(self, terms: list[GlossaryTerm]) -> list[GlossaryTerm]:
        """Keep what holds every part asked for, in the word, a form or the explanation."""
        if self.fits_nothing:
            return []
        asked = str(self.asked_for("q") or "").lower().split()
        return [term for term in terms if all(part in _said(term) for part in asked)]


def _said(term: GlossaryTerm) -> str:
    return " ".join([term.term, *term.forms, term.explanation, term.source]).lower()
