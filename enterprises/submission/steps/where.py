"""The third step: where the enterprise is, and where it works."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from access.fields import LineField
from enterprises.profiles.values import Values
from enterprises.submission.steps.form import StepForm
from places.models import Municipality


class WhereForm(StepForm):
    """The seat of an enterprise, the municipalities it serves, and when one may visit."""

    names = ("municipality", "municipalities", "address", "opening_hours")

    municipality = forms.ChoiceField(
        label=_("The municipality where you have your base"),
        error_messages={"required": _("Choose the municipality where you have your base.")},
    )
    everywhere = forms.BooleanField(label=_("We work in the whole county"), required=False)
    municipalities = forms.MultipleChoiceField(
        label=_("The municipalities you work in"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose none if you only work where you have your base."),
    )
    address = LineField(
        label=_("Visiting address (optional)"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        help_text=_("Shown to everyone. Leave it empty if it is somebody's home."),
    )
    opening_hours = LineField(
        label=_("Opening hours (optional)"),
        required=False,
        max_length=200,
        help_text=_("For example: Monday to Friday 9–16."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = list(Municipality.objects.values_list("code", "name"))
        self.fields["municipality"].choices = [("", _("Choose …")), *choices]
        self.fields["municipalities"].choices = choices

    def fill(self, values: Values) -> dict[str, Any]:
        """Add whether every municipality is served."""
        served = values.get("municipalities", [])
        everywhere = bool(served) and len(served) == Municipality.objects.count()
        filled = {**super().fill(values), "everywhere": everywhere}
        return {**filled, "municipalities": []} if everywhere else filled

    def clean(self) -> dict[str, Any]:
        """Serve all, those that were chosen, or the one of the seat."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("everywhere"):
            every = Municipality.objects.values_list("code", flat=True)
            cleaned["municipalities"] = list(every)
            self.errors.pop("municipalities", None)
        elif cleaned.get("municipality") and cleaned.get("municipalities") == []:
            cleaned["municipalities"] = [cleaned["municipality"]]
        return cleaned
