"""The steps on reserved contracts: which rules an enterprise fits, its kind, its certificates."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access.fields import LineField, WordsField
from enterprises.models.enums import ReservationRule
from enterprises.profiles.values import CERTIFICATE, Values
from enterprises.reserved.rules import ASF, MEANINGS, QUESTIONS
from enterprises.submission.steps.contact import web_address
from enterprises.submission.steps.form import StepForm

FREE_ROWS, MOST_ROWS = 2, 10
LONGEST_LINK = 200  # as the database has it


class LinkField(LineField):
    """The address of a page of the web, written as people write them."""

    def __init__(self, **options: Any) -> None:
        attrs = {"inputmode": "url", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **options)

    def clean(self, value: object) -> str:
        """Return the whole address."""
        return web_address(super().clean(value))


def field_of(rule: str) -> str:
    """Return the name of the field where a rule is ticked."""
    return rule.replace("-", "_")


class ClaimsForm(StepForm):
    """The rules that the enterprise fits, each with why; shown by its `template`."""

    names = ("claims",)
    template = "enterprises/parts/claims_fields.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for rule in ReservationRule:
            self.fields[field_of(rule)] = forms.BooleanField(
                label=QUESTIONS[rule], help_text=MEANINGS[rule], required=False
            )
            self.fields[f"{field_of(rule)}_why"] = WordsField(
                label=_("Why do you fit the rule? (optional)"),
                help_text=_(
                    "A few sentences that the buyer reads. Write nothing about single persons."
                ),
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def fill(self, values: Values) -> dict[str, Any]:
        """Tick the rules that are claimed, with what is said of each."""
        filled = {}
        for claim in values.get("claims") or []:
            filled[field_of(claim["rule"])] = True
            filled[f"{field_of(claim['rule'])}_why"] = claim["statement"]
        return filled

    def clean(self) -> dict[str, Any]:
        """Ask what is meant when there are words for a rule that is not ticked."""
        cleaned = super().clean() or self.cleaned_data
        for rule in ReservationRule:
            name = field_of(rule)
            if cleaned.get(f"{name}_why") and not cleaned.get(name):
                self.add_error(name, _("Tick the rule, or take away the words about it."))
        return cleaned

    def values(self) -> Values:
        """Return the claims, in the order of the law."""
        claims = [
            {"rule": str(rule), "statement": self.cleaned_data[f"{field_of(rule)}_why"]}
            for rule in ReservationRule
            if self.cleaned_data[field_of(rule)]
        ]
        return {"claims": claims}

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return each rule's two fields."""
        return [(self[field_of(rule)], self[f"{field_of(rule)}_why"]) for rule in ReservationRule]


@dataclass(frozen=True)
class Row:
    """The fields of one certificate, as they stand together on the page."""

    number: int
    title: forms.BoundField
    link: forms.BoundField
    valid_until: forms.BoundField


class CriteriaForm(StepForm):
    """The criteria of work-integrating enterprises and the certificates, as the enterprise says.

    What a reviewer has looked at keeps its support for as long as it is left alone.
    """

    names = ("asf", "certificates")
    template = "enterprises/parts/criteria_fields.html"

    rows = forms.IntegerField(required=False, widget=forms.HiddenInput)
    asf = forms.MultipleChoiceField(
        label=_("Are you a work-integrating social enterprise (ASF)?"),
        choices=[(str(each), each.label) for each in ASF],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick what is true of you. Buyers see that you say so yourselves."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row_count = self._row_count()
        self.initial["rows"] = self.row_count
        for number in range(1, self.row_count + 1):
            self._add_row(number)

    def fill(self, values: Values) -> dict[str, Any]:
        """Spread the certificates over their fields."""
        filled = super().fill(values)
        for number, each in enumerate(filled.pop("certificates", []), start=1):
            filled.update(
                {f"certificate_{number}_{name}": each.get(name, "") for name in CERTIFICATE}
            )
        return filled

    def clean(self) -> dict[str, Any]:
        """Gather the certificates from their fields; each needs a name."""
        cleaned = super().clean() or self.cleaned_data
        cleaned["asf"] = [str(each) for each in ASF if each in cleaned.get("asf", [])]
        certificates = [self._certificate(number) for number in range(1, self.row_count + 1)]
        for number, each in enumerate(certificates, start=1):
            if not each["title"] and any(each.values()):
                message = gettext("Write the name of the certificate.")
                self.add_error(f"certificate_{number}_title", message)
        cleaned["certificates"] = [each for each in certificates if each["title"]]
        return cleaned

    def values(self) -> Values:
        """Return the step; the certificates only when each of them is right."""
        values = super().values()
        if any(name.startswith("certificate_") for name in self.errors):
            values.pop("certificates", None)
        return values

    def certificate_rows(self) -> list[Row]:
        """Return the certificates with their fields, and room for some more."""
        return [
            Row(number, *(self[f"certificate_{number}_{name}"] for name in CERTIFICATE))
            for number in range(1, self.row_count + 1)
        ]

    def _row_count(self) -> int:
        given = str(self.data.get("rows", "")) if self.is_bound else ""
        count = int(given) if given.isascii() and given.isdigit() and len(given) < 3 else 0
        stored = len(self.submission.values.get("certificates") or [])
        return max(stored, min(MOST_ROWS, max(count, stored + FREE_ROWS)))

    def _add_row(self, number: int) -> None:
        self.fields[f"certificate_{number}_title"] = LineField(
            label=_("Name of the certificate"),
            required=False,
            max_length=100,
            help_text=_("For example ISO 14001."),
        )
        self.fields[f"certificate_{number}_link"] = LinkField(
            label=_("Where anyone can see it (optional)"),
            required=False,
            max_length=LONGEST_LINK,
            help_text=_("The address of a register or of the one who gave you the certificate."),
        )
        self.fields[f"certificate_{number}_valid_until"] = forms.DateField(
            label=_("Valid until (optional)"),
            required=False,
            input_formats=["%Y-%m-%d"],
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": _("Write the day as in 2027-12-31.")},
        )

    def _certificate(self, number: int) -> dict[str, str]:
        found = {
            name: self.cleaned_data.get(f"certificate_{number}_{name}") or ""
            for name in CERTIFICATE
        }
        until = found["valid_until"]
        return {**found, "valid_until": until.isoformat() if isinstance(until, dt.date) else ""}
