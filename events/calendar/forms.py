"""The filters of the calendar."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from content.filters import SavedFiltersMixin
from events.enums import Mode, Period
from events.querysets import EventQuerySet
from places.models import Municipality


def municipality_choices() -> list[tuple[str, Any]]:
    """Return the municipalities by their codes, with all of them first."""
    rows = Municipality.objects.values_list("code", "name")
    return [("", _("All municipalities")), *rows]


OUR_OWN = [choice for choice in Period.choices if choice[0] != Period.PARTNERS]


class CalendarFilterForm(SavedFiltersMixin, forms.Form):
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

    def __init__(
        self, *args: Any, years: list[int], has_partners: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not has_partners:
            self.fields["when"].choices = [("", _("All meetings")), *OUR_OWN]
        choices = [("", _("All years")), *[(str(year), str(year)) for year in years]]
        self.fields["year"].choices = choices

    @property
    def period(self) -> str:
        """Return whether coming or past meetings, or those of partners, alone are asked for."""
        return self._asked_for("when") or ""

    @property
    def used_count(self) -> int:
        """Return how many filters but the period narrow the list."""
        return sum(bool(self._asked_for(name)) for name in ("mode", "municipality", "year"))

    @property
    def is_used(self) -> bool:
        """Tell whether some filter but the period narrows the list."""
        return self.fits_nothing or self.used_count > 0

    @property
    def year_asked_for(self) -> int | None:
        """Return the year that the list is narrowed to."""
        return self._asked_for("year")

    @property
    def asks_how_or_where(self) -> bool:
        """Tell whether the list is narrowed by what is known of our own meetings only."""
        return any(self._asked_for(name) for name in ("mode", "municipality"))

    def filter(self, events: EventQuerySet) -> EventQuerySet:
        """Keep the meetings that fit; none when a filter cannot be read."""
        if self.fits_nothing:
            return events.none()
        lookups = {"mode": "mode", "municipality": "municipality__code", "year": "starts_at__year"}
        asked_for = {lookup: self._asked_for(name) for name, lookup in lookups.items()}
        return events.filter(**{lookup: value for lookup, value in asked_for.items() if value})

    def _asked_for(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name)
