"""What a buyer is asked: what, for how much, who buys, and when."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access.fields import LineField, RadioButtons
from procurement.purchase_routes.amounts import read_amount
from procurement.purchase_routes.routes import Authority, Question
from procurement.purchase_routes.vocabulary import Service, services_for

LONGEST_WORDS = 200
DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%Y%m%d"]


class AmountField(LineField):
    """An amount in kronor, written as one likes."""

    def clean(self, value: object) -> Decimal | None:
        """Return the amount, or say what is wrong with it."""
        written = super().clean(value)
        return read_amount(written) if written else None


class RouteForm(forms.Form):
    """The question of a buyer; the service in everyday words or as a CPV code."""

    service = LineField(
        label=_("What do you want to buy?"),
        max_length=LONGEST_WORDS,
        help_text=_("In your own words, for example catering. A CPV code will do as well."),
        widget=forms.TextInput(attrs={"list": "known-services", "autocomplete": "off"}),
        error_messages={"required": _("Say what you want to buy.")},
    )
    value = AmountField(
        label=_("For how much, in kronor without VAT?"),
        max_length=40,
        help_text=_(
            "The whole purchase: all years, extensions and options, and all that may be ordered "
            "in a framework agreement. For example 900 000."
        ),
        widget=forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"}),
        error_messages={"required": _("Say for how much, in kronor.")},
    )
    authority = forms.ChoiceField(
        label=_("Who buys?"),
        choices=Authority.choices,
        required=False,
        widget=RadioButtons,
        error_messages={"invalid_choice": _("Choose one of those who may buy.")},
    )
    date = forms.DateField(
        label=_("When does the purchase begin?"),
        required=False,
        input_formats=DAY_FORMATS,
        help_text=_("The day when you advertise or ask the first enterprise. Empty: today."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Write the day as 2026-03-01.")},
    )

    def __init__(self, data: Any = None, *, service: str = "") -> None:
        initial = {"authority": Authority.SUB_CENTRAL, "service": service[:LONGEST_WORDS]}
        super().__init__(data, initial=initial)

    def clean_service(self) -> list[Service]:
        """Return what may be meant; one of them, or several that the reader chooses from."""
        found = services_for(self.cleaned_data["service"])
        if not found:
            message = gettext(
                "We know no service called “%(words)s”. Try another word, for example cleaning, "
                "or write the CPV code of eight digits."
            )
            raise forms.ValidationError(message % {"words": self.cleaned_data["service"][:60]})
        return found

    def clean_authority(self) -> str:
        """Return who buys: a municipality or a region, if nothing else is said."""
        return self.cleaned_data["authority"] or Authority.SUB_CENTRAL

    def clean_date(self) -> dt.date:
        """Return the day: today, if nothing else is said."""
        return self.cleaned_data["date"] or timezone.localdate()

    @property
    def choices(self) -> list[Service]:
        """Return the services to choose from, if what was written may mean several."""
        found = self.cleaned_data.get("service", []) if self.is_valid() else []
        return found if len(found) > 1 else []

    @property
    def question(self) -> Question | None:
        """Return what is asked, when it is plain."""
        if not self.is_valid() or self.choices:
            return None
        said = self.cleaned_data
        authority = Authority(said["authority"])
        return Question(said["service"][0], said["value"], authority, said["date"])
