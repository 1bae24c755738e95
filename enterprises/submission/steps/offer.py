"""The second step: what the enterprise offers, in everyday words and by kind."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access.fields import LineField, WordsField
from enterprises.models import Category
from enterprises.models.categories import cpv_name, cpv_names
from enterprises.profiles.values import OFFER, Values
from enterprises.submission import category_suggestions
from enterprises.submission.category_suggestions import CategoryGroup, groups
from enterprises.submission.steps.form import StepForm

FEWEST_ROWS, MOST_ROWS = 3, 40  # what one page can hold on a phone, and what one post may cost


@dataclass(frozen=True)
class Row:
    """The fields of one offer, as they stand together on the page."""

    number: int
    name: forms.BoundField
    description: forms.BoundField
    price_note: forms.BoundField
    cpv: forms.BoundField | None


class OfferForm(StepForm):
    """Goods and services in free words, and the kinds that they belong to."""

    names = ("offers", "categories", "joint_bids")

    rows = forms.IntegerField(required=False, widget=forms.HiddenInput)
    categories = forms.MultipleChoiceField(
        label=_("Kinds of goods and services"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one kind that fits what you offer.")},
    )
    joint_bids = forms.BooleanField(
        label=_("We would like to bid together with others"),
        required=False,
        help_text=_("Shown to buyers, and to other enterprises that seek a partner."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row_count = self._row_count()
        self.initial["rows"] = self.row_count
        self.kinds = category_suggestions.kinds()
        self.tree = [row for row, _stems in self.kinds]
        self.fields["categories"].choices = [(row.slug, row.full_label) for row in self.tree]
        for number in range(1, self.row_count + 1):
            self._add_row(number)

    def fill(self, values: Values) -> dict[str, Any]:
        """Spread the offers over their fields."""
        filled = super().fill(values)
        for number, offer in enumerate(filled.pop("offers", []), start=1):
            filled.update({f"offer_{number}_{name}": offer.get(name, "") for name in OFFER})
        return filled

    def clean(self) -> dict[str, Any]:
        """Gather the offers from their fields, and ask for one at least."""
        cleaned = super().clean() or self.cleaned_data
        offers = [
            {name: cleaned.get(f"offer_{number}_{name}", "") for name in OFFER}
            for number in range(1, self.row_count + 1)
        ]
        for number, offer in enumerate(offers, start=1):
            if any(offer.values()) and not offer["name"] and not self._has_error(number):
                message = gettext("Write what you call it, in a few words.")
                self.add_error(f"offer_{number}_name", message)
        beyond = (self.submission.values.get("offers") or [])[MOST_ROWS:]
        cleaned["offers"] = [offer for offer in offers if any(offer.values())] + beyond
        if not cleaned["offers"] and not self._has_error(1) and self.needs_offers:
            message = gettext("Write at least one thing that you offer.")
            self.add_error("offer_1_name", ValidationError(message, code="required"))
        return cleaned

    def values(self) -> Values:
        """Return the step; the offers only when each of them is right."""
        values = super().values()
        if any(self._has_error(number) for number in range(1, self.row_count + 1)):
            values.pop("offers", None)
        return values

    def offer_rows(self) -> list[Row]:
        """Return the rows of the page."""
        return [
            Row(
                number,
                self[f"offer_{number}_name"],
                self[f"offer_{number}_description"],
                self[f"offer_{number}_price_note"],
                self[f"offer_{number}_cpv"] if self._has_codes(number) else None,
            )
            for number in range(1, self.row_count + 1)
        ]

    @property
    def needs_offers(self) -> bool:
        """Return whether one offer at least is asked for."""
        return True

    @property
    def can_have_more_rows(self) -> bool:
        """Return whether there is room for more offers."""
        return self.row_count < MOST_ROWS

    def with_one_more(self, path: str) -> str:
        """Return where there is room for one more offer."""
        count = min(MOST_ROWS, self.row_count + 1)
        return f"{path}?rows={count}#offer-{count}"

    @cached_property
    def suggested(self) -> list[Category]:
        """Return the kinds that fit the words of the offers, chosen or not."""
        said = " ".join(self._said(number) for number in range(1, self.row_count + 1))
        return category_suggestions.categories_for(said, most=6, known=self.kinds)

    def category_groups(self) -> list[CategoryGroup]:
        """Return the kinds to tick: those that fit what was written first, then all others."""
        return groups(self.tree, self["categories"].value() or [], self.suggested)

    def has_news(self, before: Values) -> bool:
        """Return whether new words have brought suggestions that nobody has seen yet."""
        values = self.submission.values
        if _words(values) == _words(before):
            return False
        chosen = set(values.get("categories", []))
        has_kinds = any(row.slug not in chosen for row in self.suggested)
        return has_kinds or any(
            not offer["cpv"] and self._has_codes(number)
            for number, offer in enumerate(values.get("offers", []), start=1)
        )

    def _row_count(self) -> int:
        given = str(self.data.get("rows") if self.is_bound else self.initial.get("rows", ""))
        count = int(given) if given.isascii() and given.isdigit() and len(given) < 3 else 0
        stored = len(self.submission.values.get("offers", []))
        return min(MOST_ROWS, max(FEWEST_ROWS, count, 0 if self.is_bound else stored))

    def _add_row(self, number: int) -> None:
        self.fields[f"offer_{number}_name"] = LineField(
            label=_("What you offer"), required=False, max_length=100
        )
        self.fields[f"offer_{number}_description"] = WordsField(
            label=_("What is included (optional)"),
            required=False,
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        self.fields[f"offer_{number}_price_note"] = LineField(
            label=_("About the price (optional)"),
            required=False,
            max_length=150,
            help_text=_("For example: from 450 kr."),
        )
        self.fields[f"offer_{number}_cpv"] = forms.ChoiceField(
            label=_("What would a public buyer call it? (optional)"),
            required=False,
            choices=self._codes(number),
            widget=forms.RadioSelect,
        )

    def _said(self, number: int) -> str:
        source = self.data if self.is_bound else self.initial
        names = (f"offer_{number}_name", f"offer_{number}_description")
        return " ".join(str(source.get(name) or "") for name in names)[:1200]

    def _codes(self, number: int) -> list[tuple[str, str]]:
        source = self.data if self.is_bound else self.initial
        chosen = str(source.get(f"offer_{number}_cpv") or "")
        codes = category_suggestions.codes_for(self._said(number), known=self.kinds)
        if chosen in cpv_names() and chosen not in codes:
            codes = [chosen, *codes]
        named = [(code, cpv_name(code)) for code in codes]
        return [("", gettext("None of these, or we do not know")), *named]

    def _has_codes(self, number: int) -> bool:
        return len(self.fields[f"offer_{number}_cpv"].choices) > 1

    def _has_error(self, number: int) -> bool:
        return any(f"offer_{number}_{name}" in self.errors for name in OFFER)


def _words(values: Values) -> list[tuple[str, str]]:
    return [(offer["name"], offer["description"]) for offer in values.get("offers", [])]
