"""The step in which an enterprise says which rules on reserved contracts it fits."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from access.fields import WordsField
from enterprises.enums import ReservationRule
from enterprises.passport.rules import MEANINGS, QUESTIONS
from enterprises.submission.step_form import StepForm
from enterprises.values import Values


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
        told = {}
        for claim in values.get("claims") or []:
            told[field_of(claim["rule"])] = True
            told[f"{field_of(claim['rule'])}_why"] = claim["statement"]
        return told

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
