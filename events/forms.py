"""What readers and editors put in: the filters of the calendar, and the form of a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from events.enums import Mode, Period
from events.querysets import EventQuerySet
from places.models import Municipality


def municipality_choices() -> list[tuple[str, Any]]:
    """Return the municipalities by their codes, with all of them first."""
    rows = Municipality.objects.values_list("code", "name")
    return [("", _("All municipalities")), *rows]


class CalendarFilterForm(forms.Form):
    """The filters of the calendar, all of them kept in the address."""

    when = forms.ChoiceField(
        label=_("Show"), required=False, choices=[("", _("All meetings")), *Period.choices]
    )
    mode = forms.ChoiceField(
        label=_("Form"), required=False, choices=[("", _("All forms")), *Mode.choices]
    )
    municipality = forms.ChoiceField(
        label=_("Municipality"), required=False, choices=municipality_choices
    )
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("All years")), *[(str(year), str(year)) for year in years]]
        self.fields["year"].choices = choices

    @property
    def period(self) -> str:
        """Return whether coming or past meetings alone are asked for."""
        return self._asked_for("when") or ""

    @property
    def is_used(self) -> bool:
        """Tell whether some filter but the period narrows the list."""
        return any(self._asked_for(name) for name in ("mode", "municipality", "year"))

    def filter(self, events: EventQuerySet) -> EventQuerySet:
        """Keep the meetings that fit; a filter that cannot be read is left out."""
        lookups = {"mode": "mode", "municipality": "municipality__code", "year": "starts_at__year"}
        asked_for = {lookup: self._asked_for(name) for name, lookup in lookups.items()}
        return events.filter(**{lookup: value for lookup, value in asked_for.items() if value})

    def _asked_for(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name)


class EventPageForm(WagtailAdminPageForm):
    """The form of a meeting, with a proposal for its number in the year."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk and self.parent_page and "number_in_year" in self.fields:
            number = self._next_number()
            self.initial["number_in_year"] = number
            self.initial["meetings_in_year"] = max(number, self.instance.meetings_in_year)

    def _next_number(self) -> int:
        model, year = type(self.instance), self.instance.starts_at.year
        return model.objects.child_of(self.parent_page).filter(starts_at__year=year).count() + 1
