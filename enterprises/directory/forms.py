"""What a reader of the directory may ask for, cleaned to Python values."""

from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.db import models
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.filters import LenientMultipleChoiceField, SavedFiltersMixin
from enterprises.models import Category
from enterprises.models.enums import ReservationRule
from places.models import Municipality


class Sort(models.TextChoices):
    """The orders in which the directory can be read."""

    RELEVANCE = "relevance", _("best match first")
    NAME = "name", _("name")
    NEWEST = "newest", _("newest first")
    CONFIRMED = "confirmed", _("recently confirmed first")


SEVERAL = ("category", "municipality", "reservation")


@dataclass(frozen=True)
class Filters:
    """What a reader has asked the directory for."""

    q: str = ""
    category: list[str] = field(default_factory=list)
    municipality: list[str] = field(default_factory=list)
    reservation: list[str] = field(default_factory=list)
    joint_bids: bool = False
    sort: str = ""

    @property
    def is_narrow(self) -> bool:
        """Return whether anything at all has been asked for, but for the order."""
        return replace(self, sort="") != Filters()

    @property
    def for_buyers(self) -> list[str]:
        """Return what has been asked for that concerns public buyers alone."""
        return [*self.reservation, *(["joint_bids"] if self.joint_bids else [])]

    @property
    def order(self) -> str:
        """Return the order asked for, or the one that suits the question."""
        if self.sort in Sort.values and (self.q or self.sort != Sort.RELEVANCE):
            return self.sort
        return Sort.RELEVANCE if self.q else Sort.NAME

    @property
    def in_any_order(self) -> "Filters":
        """Return what stands for all addresses that ask for the same, in whatever order."""
        return replace(
            self,
            sort="",
            category=sorted(self.category),
            municipality=sorted(self.municipality),
            reservation=sorted(self.reservation),
        )

    @property
    def query(self) -> str:
        """Return the filters as they stand in an address."""
        pairs = {"q": self.q, "sort": self.sort, "joint_bids": "1" if self.joint_bids else ""}
        lists = {name: getattr(self, name) for name in SEVERAL}
        given = {name: value for name, value in {**pairs, **lists}.items() if value}
        return urlencode(given, doseq=True)

    def without(self, name: str, value: str = "") -> "Filters":
        """Return the same question without one filter, or without one value of it."""
        left: Any = getattr(Filters(), name)
        if value:
            left = [other for other in getattr(self, name) if other != value]
        return replace(self, **{name: left})


class DirectoryForm(SavedFiltersMixin, forms.Form):
    """The filters of the directory; one that makes no sense is said to be so."""

    q = forms.CharField(label=pgettext_lazy("search", "Words"), required=False, max_length=200)
    category = LenientMultipleChoiceField(label=_("Category"), required=False)
    municipality = LenientMultipleChoiceField(label=_("Municipality"), required=False)
    reservation = LenientMultipleChoiceField(
        label=_("Basis for reserved procurement"),
        required=False,
        choices=ReservationRule.choices,
    )
    joint_bids = forms.BooleanField(label=_("Open to joint bids"), required=False)
    sort = forms.ChoiceField(label=_("Order"), required=False, choices=Sort.choices)

    def __init__(
        self,
        data: dict[str, Any] | None,
        *,
        categories: list[Category],
        municipalities: list[Municipality],
    ) -> None:
        super().__init__(data)
        self.tops = [(row.slug, row.label) for row in categories if row.parent_id is None]
        self.fields["category"].choices = [(row.slug, row.label) for row in categories]
        self.fields["municipality"].choices = [(row.code, row.name) for row in municipalities]

    @property
    def filters(self) -> Filters:
        """Return what could be understood of the question."""
        self.is_valid()
        return Filters(**self.cleaned_data)

    def offered(self, name: str) -> list[tuple[str, Any]]:
        """Return the values that there are; of categories those at the top."""
        return self.tops if name == "category" else super().offered(name)
