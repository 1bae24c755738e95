"""What a reader asks the search for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from headless.text_search import LONGEST_QUERY
from search.models import Kind
from search.queries import Filters


class SearchForm(forms.Form):
    """Words, and what to narrow the results to; what makes no sense is left out."""

    q = forms.CharField(label=_("Search the site"), required=False)
    kind = forms.CharField(required=False)
    municipality = forms.CharField(label=_("Municipality"), required=False)
    category = forms.CharField(label=_("Category"), required=False)

    def clean_q(self) -> str:
        """Return the words without what is not text, cut to a bearable length."""
        return " ".join(self.cleaned_data["q"].split())[:LONGEST_QUERY]

    def clean_kind(self) -> str:
        """Return a kind that there is, or none."""
        kind = self.cleaned_data["kind"]
        return kind if kind in Kind.values else ""

    @property
    def words(self) -> str:
        """Return the words to search for."""
        return self.cleaned_data.get("q", "")

    @property
    def filters(self) -> Filters:
        """Return what to narrow the results to."""
        chosen = self.cleaned_data
        return Filters(
            kinds=tuple(filter(None, [chosen.get("kind")])),
            municipalities=tuple(filter(None, [chosen.get("municipality")])),
            categories=tuple(filter(None, [chosen.get("category")])),
        )
