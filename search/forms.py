"""What a reader asks the search for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.filters import SavedFiltersMixin
from content.languages import reader_language
from headless.text_search import LONGEST_QUERY
from places.models import Municipality
from search.models import Kind
from search.queries import Filters
from search.results import category_names

NONE_OF_ALL = "-"  # narrows the results to nothing


def municipality_choices() -> list[tuple[str, str]]:
    """Return the municipalities by their codes."""
    return list(Municipality.objects.values_list("code", "name"))


def category_choices() -> list[tuple[str, str]]:
    """Return the categories by their slugs, in the reader's language."""
    return list(category_names(reader_language()).items())


class SearchForm(SavedFiltersMixin, forms.Form):
    """Words, and what to narrow the results to; what makes no sense is said to make none."""

    q = forms.CharField(label=_("Search the site"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=Kind.choices)
    municipality = forms.ChoiceField(
        label=_("Municipality"), required=False, choices=municipality_choices
    )
    category = forms.ChoiceField(label=_("Category"), required=False, choices=category_choices)

    def clean_q(self) -> str:
        """Return the words without what is not text, cut to a bearable length."""
        return " ".join(self.cleaned_data["q"].split())[:LONGEST_QUERY]

    @property
    def words(self) -> str:
        """Return the words to search for."""
        return self.cleaned_data.get("q", "")

    @property
    def filters(self) -> Filters:
        """Return what to narrow the results to."""
        kind, municipality, category = (
            tuple(filter(None, [NONE_OF_ALL if name in self.errors else self.cleaned_data[name]]))
            for name in ("kind", "municipality", "category")
        )
        return Filters(kinds=kind, municipalities=municipality, categories=category)
