"""What every step of the form has in common: it fills in some values of a profile."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext

from enterprises.models import EnterprisePage, Submission
from enterprises.moderation.comparison import as_text, label
from enterprises.profiles.values import Values, as_json, value_names
from enterprises.submission.steps import conflicts


class AlreadySentError(Exception):
    """Something is written into a submission that has been sent, so it is left as it is."""


class StepForm(forms.Form):
    """One step: reads some values of a profile, and gives them back as people changed them."""

    names: tuple[str, ...] = ()  # the values, as `enterprises.profiles.values` calls them

    def __init__(self, *args: Any, submission: Submission, **kwargs: Any) -> None:
        self.submission = submission
        self.before: Values = submission.values
        self.comparison = conflicts.Comparison()
        initial = {**self.fill(submission.values), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial=initial, **kwargs)

    def fill(self, values: Values) -> dict[str, Any]:
        """Return what the fields say at first."""
        return {name: values[name] for name in self.names if name in values}

    def values(self) -> Values:
        """Return what the step says about the profile: of a form with faults, what is right."""
        cleaned = self.cleaned_data
        return {name: as_json(cleaned[name]) for name in self.names if name in cleaned}

    def more(self) -> dict[str, Any]:
        """Return what the step says about the submission itself, by the name of its field."""
        return {}

    def stored(self) -> dict[str, Any]:
        """Return what is stored of the step, by the names that another window may change."""
        return {name: self.submission.values.get(name) for name in self.names}

    def posted(self) -> dict[str, Any]:
        """Return what the post says, by the same names."""
        return self.values()

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """Return the fields of the step that a template shows alike, one below the other."""
        public = {field.name for field in EnterprisePage.public_fields}
        return [self[name] for name in self.names if name in public]

    @property
    def has_faults(self) -> bool:
        """Return whether something written cannot be kept; what is missing is no fault."""
        found = (error for errors in self.errors.as_data().values() for error in errors)
        return any(error.code != "required" for error in found)

    @property
    def seen(self) -> str:
        """Return the marks of what the page shows; what was left alone keeps the mark it had."""
        stored = self.stored()
        marks = {name: conflicts.mark(value) for name, value in stored.items()}
        kept = {
            name: found
            for name, found in self._seen(stored).items()
            if name not in self.comparison.settled
        }
        return conflicts.written({**marks, **kept})

    @property
    def both(self) -> list[conflicts.ConflictRow]:
        """Return what was saved in another window meanwhile and is changed here, too."""
        stored = self.stored()
        return [self._row(name, stored[name]) for name in self.comparison.both]

    @property
    def typed(self) -> list[conflicts.ConflictRow]:
        """Return what the post says that is stored otherwise."""
        stored = self.stored()
        return [
            self._row(name, value)
            for name, value in self.posted().items()
            if name in stored and value != stored[name]
        ]

    def again(self) -> "StepForm":
        """Return the form to show after something was saved elsewhere, with what was typed."""
        return self

    def undo(self) -> None:
        """Take back what was stored outside of the transaction that failed: nothing as a rule."""

    def store(self) -> None:
        """Write what is right of the step into the submission; refuse when it has been sent.

        What was saved in another window since the page was shown stays as it is.
        """
        submission = self.submission
        with transaction.atomic():
            self._lock()
            self.before = submission.values
            seen = self._seen(self.stored())
            self.comparison = conflicts.compare(self.posted(), self.stored(), seen)
            submission.values = {**submission.values, **self._mine(self.values())}
            more = self._mine(self.more())
            for name, value in more.items():
                setattr(submission, name, value)
            if submission._state.adding:
                submission.save()
            else:
                submission.save(update_fields=["values", "changed_at", *more])

    def _lock(self) -> None:
        """Read the submission anew and hold it, so that two posts come one after the other."""
        if self.submission._state.adding:
            return
        try:
            held = Submission.objects.select_for_update()
            self.submission.refresh_from_db(from_queryset=held)
        except Submission.DoesNotExist:
            raise AlreadySentError from None
        if not self.submission.is_unfinished:
            raise AlreadySentError

    def _mine(self, told: dict[str, Any]) -> dict[str, Any]:
        """Leave out what was saved elsewhere, and then also what only follows from the rest."""
        held = self.comparison.held
        known = {*value_names(), *self.stored()} if held else {*told}
        return {name: value for name, value in told.items() if name in known - held}

    def _seen(self, stored: dict[str, Any]) -> dict[str, str]:
        return conflicts.read(str(self.data.get("seen", "")), stored) if self.is_bound else {}

    def _row(self, name: str, value: Any) -> conflicts.ConflictRow:
        field = self.fields.get(name)
        title = str(field.label) if field else label(name)
        if name in value_names():
            return conflicts.ConflictRow(name, title, as_text(name, value))
        if isinstance(value, bool):
            return conflicts.ConflictRow(name, title, [gettext("Yes")] if value else [])
        choices = dict(getattr(field, "choices", []))
        return conflicts.ConflictRow(
            name, title, [str(choices.get(value, value))] if value else []
        )
