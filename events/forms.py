"""What readers and editors put in: the filters of the calendar, and the form of a meeting."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from events import parts, times
from events.enums import Mode, Period
from events.querysets import EventQuerySet
from places.models import Municipality


def municipality_choices() -> list[tuple[str, Any]]:
    """Return the municipalities by their codes, with all of them first."""
    rows = Municipality.objects.values_list("code", "name")
    return [("", _("All municipalities")), *rows]


OUR_OWN = [choice for choice in Period.choices if choice[0] != Period.PARTNERS]


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
    def is_used(self) -> bool:
        """Tell whether some filter but the period narrows the list."""
        return any(self._asked_for(name) for name in ("mode", "municipality", "year"))

    @property
    def year_asked_for(self) -> int | None:
        """Return the year that the list is narrowed to."""
        return self._asked_for("year")

    @property
    def asks_how_or_where(self) -> bool:
        """Tell whether the list is narrowed by what is known of our own meetings only."""
        return any(self._asked_for(name) for name in ("mode", "municipality"))

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

    left_out = forms.MultipleChoiceField(
        label=_("Leave out of the page"),
        required=False,
        choices=parts.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The page shows these by itself. Tick what does not belong to this meeting."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk and self.parent_page and "number_in_year" in self.fields:
            self.initial |= self._proposed(self.instance.starts_at)
            self.initial["takes_registrations"] = True

    def clean(self) -> dict[str, Any]:
        """Keep the page until the meeting is over: people come by what it says."""
        cleaned = super().clean() or self.cleaned_data
        ends = cleaned.get("ends_at") or cleaned.get("starts_at")
        expires = cleaned.get("expire_at")
        if ends and expires and expires < ends:
            self.add_error("expire_at", gettext("The page must stay until the meeting is over."))
        cleaned |= self._renumbered(cleaned.get("starts_at"))
        return cleaned

    def _renumbered(self, starts: datetime | None) -> dict[str, int]:
        """Return the number in the year that was chosen, where nobody typed another one."""
        before = self.initial.get("starts_at")
        if self.instance.first_published_at or not (starts and before and self.parent_page):
            return {}
        is_same = times.local(starts).year == times.local(before).year
        if is_same or "number_in_year" in self.changed_data:
            return {}
        then, now = self._proposed(before), self._proposed(starts)
        kept = [name for name in now if self.initial.get(name) == then[name]]
        return {name: now[name] for name in kept if name not in self.changed_data}

    def _proposed(self, starts: datetime) -> dict[str, int]:
        """Return which of the meetings of its year this one would be, and of how many."""
        meetings = type(self.instance).objects.child_of(self.parent_page)
        number = meetings.exclude(pk=self.instance.pk).next_number(times.local(starts).year)
        planned = type(self.instance)._meta.get_field("meetings_in_year").default
        return {"number_in_year": number, "meetings_in_year": max(number, planned)}
