"""The form of a meeting in the editor, and the panels that features above add to it."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.module_loading import import_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from content.forms import PageForm
from events import times
from events.models.outcome import part_choices


class FeaturePanel(Panel):
    """Stands for a panel of a feature above, by dotted path: it is loaded with the editor."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path

    def bind_to_model(self, model: type) -> Panel:
        """Return the panel itself, bound."""
        return import_string(self.path)().bind_to_model(model)


class EventPageForm(PageForm):
    """The form of a meeting, with a proposal for its number in the year."""

    left_out = forms.MultipleChoiceField(
        label=_("Leave out of the page"),
        required=False,
        choices=part_choices,
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
        self._move_end(cleaned)
        ends = cleaned.get("ends_at") or cleaned.get("starts_at")
        expires = cleaned.get("expire_at")
        if ends and expires and expires < ends:
            self.add_error("expire_at", gettext("The page must stay until the meeting is over."))
        cleaned |= self._renumbered(cleaned.get("starts_at"))
        return cleaned

    def _move_end(self, cleaned: dict[str, Any]) -> None:
        """Let the end move along with the start, unless somebody has chosen another."""
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        before = self.initial.get("starts_at")
        if not (self.instance.pk and starts and ends and before) or starts == before:
            return
        if "starts_at" in self.changed_data and "ends_at" not in self.changed_data:
            cleaned["ends_at"] = times.shifted(ends, before, starts)
            self.instance.ends_along = cleaned["ends_at"]

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
