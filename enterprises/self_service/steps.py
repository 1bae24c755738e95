"""The steps of a change: those of a new profile, as they are for one that stands already."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.template.loader import select_template
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from enterprises.models import EnterprisePage
from enterprises.submission import wizard as submission
from enterprises.submission.steps.contact import PublicContactForm
from enterprises.submission.steps.form import StepForm
from enterprises.submission.steps.offer import OfferForm
from enterprises.submission.steps.reserved import ClaimsForm, CriteriaForm
from enterprises.submission.steps.where import WhereForm
from enterprises.submission.steps.who import WhoForm

FIELDS = "enterprises/keeping/parts/fields.html"


@dataclass(frozen=True)
class ChangeStep:
    """One page of a change: its place in addresses, its heading, its form and how it looks."""

    name: str
    route: Promise | str
    title: Promise | str
    form_class: type[StepForm]
    template: str = FIELDS

    @property
    def fields(self) -> Any:
        """Return the part that shows the fields of the step."""
        return select_template([self.template, FIELDS])


class ChangeForm(StepForm):
    """A step of a change: asks for nothing that the profile has gone without until now.

    Who wants to change a phone number must not be stopped; the workspace says what is missing.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.names:
            if name in self.fields and not self.submission.base.get(name):
                self.fields[name].required = False


class ChangeOfferForm(ChangeForm, OfferForm):
    """What the enterprise offers."""

    @property
    def needs_offers(self) -> bool:
        """Return whether there have been any."""
        return bool(self.submission.base.get("offers"))


class ChangeWhereForm(ChangeForm, WhereForm):
    """Where the enterprise is."""


class ChangeWhoForm(ChangeForm, WhoForm):
    """Who the enterprise is; a number that is known is shown, and only a reviewer changes it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.submission.base.get("organisation_number"):
            field = self.fields["organisation_number"]
            field.disabled = True
            field.help_text = _("If the number is wrong, tell the reviewer when you send.")

    def clean(self) -> dict[str, Any]:
        """Refuse a number that another profile has already."""
        cleaned = super().clean()
        number = cleaned.get("organisation_number")
        key = self.submission.page.translation_key
        others = EnterprisePage.objects.exclude(translation_key=key)
        if number and others.filter(organisation_number=number).exists():
            self.add_error(
                "organisation_number",
                gettext("Another profile has this organisation number already."),
            )
        return cleaned

    def _ask_for_number(self, legal_form: str) -> None:
        """Go without: a missing number is asked for at the workspace."""

    def more(self) -> dict[str, Any]:
        """Return nothing: the change belongs to its own profile, whatever number is written."""
        return {}


CHANGE_FORMS: dict[str, type[StepForm]] = {
    "who": ChangeWhoForm,
    "offer": ChangeOfferForm,
    "where": ChangeWhereForm,
}


def all_steps() -> list[ChangeStep]:
    """Return the steps of a change, in the order of a new profile."""
    return [*_from_submission(), _claims(), _criteria()]


def step_at(route: str) -> ChangeStep | None:
    """Return the step at an address, in the reader's language."""
    return next((step for step in all_steps() if str(step.route) == route), None)


def step_for(name: str) -> ChangeStep | None:
    """Return the step in which a value of the profile is changed."""
    return next((step for step in all_steps() if name in step.form_class.names), None)


def _from_submission() -> Iterator[ChangeStep]:
    for step in submission.STEPS:
        if step.name == "contact":
            title = _("Public contact details")
            yield ChangeStep(step.name, step.route, title, PublicContactForm)
        else:
            form = CHANGE_FORMS.get(step.name, step.form_class)
            yield ChangeStep(step.name, step.route, step.title, form, step.template)


def _claims() -> ChangeStep:
    return ChangeStep(
        "claims",
        pgettext_lazy("address", "procurement"),
        _("Procurement"),
        ClaimsForm,
        ClaimsForm.template,
    )


def _criteria() -> ChangeStep:
    return ChangeStep(
        "criteria",
        pgettext_lazy("address", "certificates"),
        _("Work integration and certificates"),
        CriteriaForm,
        CriteriaForm.template,
    )
