"""What readers put in: the filters of the notices and of the news."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from content.filters import SavedFiltersMixin
from enterprises.models import Category, FormerCategory
from headless.text_search import LONGEST_QUERY
from places.models import Municipality
from procurement.enums import NewsTab, Phase, Reserved, Tab
from procurement.filters import ANY_RESERVATION, NoticeFilters
from procurement.querysets import NewsQuerySet, NoticeQuerySet

WATCHED_PHASES = {
    str(tab): str(phase)
    for tab, phase in [
        (Tab.OPEN, Phase.OPEN),
        (Tab.PLANNED, Phase.PLANNED),
        (Tab.CLOSED, Phase.AWARDED),
        (Tab.CANCELLED, Phase.CANCELLED),
    ]
}
SEVERAL = ("category", "municipality", "cpv", "reserved")


def municipality_choices() -> list[tuple[str, Any]]:
    """Return the municipalities by their codes, with all of them first."""
    rows = Municipality.objects.values_list("code", "name")
    return [("", _("All municipalities")), *rows]


def category_choices() -> list[tuple[str, Any]]:
    """Return the categories of the directory by their short names, with all of them first."""
    rows = Category.objects.in_tree_order()
    return [("", _("All categories")), *[(row.slug, row.full_label) for row in rows]]


class CategoryField(forms.ChoiceField):
    """A category by its short name, or by one that it had before."""

    def to_python(self, value: Any) -> str:
        """Return the short name of today."""
        return FormerCategory.renamed([super().to_python(value)])[0]


BESIDE = {"phase", "with_unknown"}  # they ride along


class FilterForm(SavedFiltersMixin, forms.Form):
    """Filters that are kept in the address; one that cannot be read is said to be so."""

    def asked_for(self, name: str) -> object:
        """Return what is asked for, or nothing when it is not in the list."""
        self.is_valid()
        return self.cleaned_data.get(name) or None

    @property
    def used_count(self) -> int:
        """Return how many filters narrow the list."""
        return sum(bool(self.asked_for(name)) for name in self.fields if name not in BESIDE)

    @property
    def is_used(self) -> bool:
        """Tell whether some filter narrows the list."""
        return self.fits_nothing or self.used_count > 0


class NoticeFilterForm(FilterForm):
    """The filters of the notices; the phase is chosen by tabs and rides along."""

    q = forms.CharField(
        label=_("Words to look for"), required=False, max_length=LONGEST_QUERY, strip=True
    )
    reserved = forms.ChoiceField(
        label=_("Reserved"),
        required=False,
        choices=[
            ("", _("All notices")),
            (ANY_RESERVATION, _("Reserved in some way")),
            *[choice for choice in Reserved.choices if choice[0] != Reserved.NONE],
        ],
    )
    category = CategoryField(label=_("Category"), required=False, choices=category_choices)
    municipality = forms.ChoiceField(
        label=_("Municipality"), required=False, choices=municipality_choices
    )
    cpv = forms.CharField(
        label=_("CPV code"),
        required=False,
        max_length=8,
        validators=[RegexValidator(r"^\d{2,8}$")],
        help_text=_("The first digits will do."),
    )
    phase = forms.ChoiceField(
        label=_("Phase"), required=False, choices=Tab.choices, widget=forms.HiddenInput
    )

    with_unknown = forms.BooleanField(
        label=_("Those, too, that do not say"), required=False, widget=forms.HiddenInput
    )

    @property
    def tab(self) -> str:
        """Return the list that is asked for: what is open, unless another is named."""
        return str(self.asked_for("phase") or Tab.OPEN)

    @property
    def filters(self) -> NoticeFilters:
        """Return what is asked for besides the tab, as the feeds and the API ask."""
        asked = {name: self.asked_for(name) for name in SEVERAL}
        chosen: dict[str, Any] = {name: [str(value)] for name, value in asked.items() if value}
        chosen["with_unknown"] = bool(self.asked_for("with_unknown"))
        return NoticeFilters(q=str(self.asked_for("q") or ""), **chosen)

    @property
    def watch_query(self) -> str:
        """Return what the page for watching takes over; words are not watched by mail."""
        asked = {name: str(self.asked_for(name) or "") for name in SEVERAL}
        asked["phase"] = WATCHED_PHASES.get(str(self.asked_for("phase") or ""), "")
        return urlencode({name: value for name, value in asked.items() if value})

    def filter(self, notices: NoticeQuerySet, language: str) -> NoticeQuerySet:
        """Keep the notices that fit."""
        if self.fits_nothing:
            return notices.none()
        return self.filters.narrow(notices, language)


class NewsFilterForm(FilterForm):
    """The filters of the news: a year and a tag; the archive is chosen by tabs."""

    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)
    tag = forms.ChoiceField(label=_("Tag"), required=False)
    phase = forms.ChoiceField(
        label=_("Current or archive"),
        required=False,
        choices=NewsTab.choices,
        widget=forms.HiddenInput,
    )

    def __init__(
        self, *args: Any, years: list[int], tags: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        years_shown = [(str(year), str(year)) for year in years]
        self.fields["year"].choices = [("", _("All years")), *years_shown]
        self.fields["tag"].choices = [("", _("All tags")), *tags]

    @property
    def tab(self) -> str:
        """Return the list that is asked for: what is current, unless the archive is."""
        return str(self.asked_for("phase") or NewsTab.CURRENT)

    def filter(self, news: NewsQuerySet) -> NewsQuerySet:
        """Keep the news that fits."""
        if self.fits_nothing:
            return news.none()
        lookups = {"published_on__year": "year", "tags__slug": "tag"}
        asked_for = {lookup: self.asked_for(name) for lookup, name in lookups.items()}
        return news.filter(**{lookup: value for lookup, value in asked_for.items() if value})
