"""The first step: who the enterprise is, and what it is for."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from stdnum.se import orgnr

from access.fields import LineField, WordsField
from enterprises.models import EnterprisePage
from enterprises.models.enums import SWEDISH, LegalForm
from enterprises.models.organisation_numbers import (
    LEGAL_PERSON_PREFIX,
    LOWEST_THIRD_DIGIT,
    organisation_number,
)
from enterprises.submission.steps.form import StepForm


class WhoForm(StepForm):
    """The name, number and legal form of an enterprise, and the good that it does."""

    names = ("title", "legal_form", "organisation_number", "summary", "purpose")

    title = LineField(
        label=_("The name of the enterprise"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Write the name of the enterprise.")},
    )
    legal_form = forms.ChoiceField(
        label=_("Legal form"),
        choices=[("", _("Choose …")), *LegalForm.choices],
        error_messages={"required": _("Choose the legal form.")},
    )
    organisation_number = forms.CharField(
        label=_("Organisation number"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_(
            "Ten digits, for example 556036-0793. A sole trader leaves the field empty: the "
            "number is a personal identity number, and we never take those."
        ),
    )
    summary = LineField(
        label=_("What you do, in one or two sentences"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Shown in lists. For example: We wash windows and clean offices in Kumla."),
        error_messages={"required": _("Say in a sentence what you do.")},
    )
    purpose = WordsField(
        label=_("What good do you do? (optional)"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Why the enterprise exists, and for whom it makes a difference."),
    )

    def clean_organisation_number(self) -> str:
        """Return the number as it is written in Sweden; a personal identity number is refused."""
        number = self.cleaned_data["organisation_number"]
        if not number.strip():
            return ""
        if not _may_be_shown_again(number):
            self._forget_number()
        try:
            return organisation_number(number)
        except ValidationError as error:
            if _may_be_shown_again(number):
                raise
            raise ValidationError(_refusal(number)) from error

    def clean(self) -> dict[str, Any]:
        """Ask a sole trader to leave the number out, and everybody else for theirs."""
        cleaned = super().clean() or self.cleaned_data
        is_sole_trader = cleaned.get("legal_form") == LegalForm.SOLE_TRADER
        if is_sole_trader and (cleaned.get("organisation_number") or self._was_refused):
            self._forget_number()
            self.errors.pop("organisation_number", None)
            self.add_error(
                "organisation_number",
                gettext(
                    "A sole trader's number is a personal identity number. We have not kept it: "
                    "the field is empty now, so you can go on."
                ),
            )
        elif cleaned.get("organisation_number") == "" and cleaned.get("legal_form"):
            self._ask_for_number(cleaned["legal_form"])
        return cleaned

    def listed_page(self) -> EnterprisePage | None:
        """Return the public profile that has the number already, if there is one."""
        return self._with_number().live().public().filter(closed_on=None, alias_of=None).first()

    def more(self) -> dict[str, Any]:
        """Add the hidden profile that has the number, for the reviewer alone to see."""
        if "organisation_number" not in self.cleaned_data:
            return {}
        return {"page": self._with_number().filter(locale__language_code=SWEDISH).first()}

    @property
    def _was_refused(self) -> bool:
        return "organisation_number" in self.errors

    def _with_number(self) -> Any:
        number = self.cleaned_data.get("organisation_number")
        pages = EnterprisePage.objects.all() if number else EnterprisePage.objects.none()
        return pages.filter(organisation_number=number or "")

    def _ask_for_number(self, legal_form: str) -> None:
        if legal_form not in (LegalForm.SOLE_TRADER, LegalForm.UNIT):
            message = gettext("Write the organisation number.")
            self.add_error("organisation_number", ValidationError(message, code="required"))

    def _forget_number(self) -> None:
        """Take the number out of what is shown again: it may be a person's."""
        self.data = self.data.copy()
        self.data[self.add_prefix("organisation_number")] = ""


def _may_be_shown_again(text: str) -> bool:
    """Tell whether what was written is surely no part of a personal identity number."""
    digits = orgnr.compact(text)
    if len(digits) == 12:
        digits = digits.removeprefix(LEGAL_PERSON_PREFIX)
    return len(digits) in (9, 10) and digits.isdigit() and digits[2] >= LOWEST_THIRD_DIGIT


def _refusal(text: str) -> str:
    if sum(character.isdigit() for character in text) >= 10:
        return gettext(
            "This looks like a personal identity number. We have not kept it. A sole trader "
            "leaves the field empty; others find their number on an invoice or at Bolagsverket."
        )
    return gettext("An organisation number has ten digits, for example 556036-0793.")
