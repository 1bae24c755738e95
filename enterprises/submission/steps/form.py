"""What every step of the form has in common: it fills in some values of a profile."""

import hashlib
import json
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext

from enterprises.models import EnterprisePage, Submission
from enterprises.moderation.comparison import Difference, as_text, label
from enterprises.profiles.values import Values, as_json, is_same, value_names


class AlreadySentError(Exception):
    """Something is written into a submission that has been sent, so it is left as it is."""


def mark(stored: dict[str, Any]) -> str:
    """Return a short mark of what is stored of a step: anything else has another one."""
    written = json.dumps(stored, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


class StepForm(forms.Form):
    """One step: reads some values of a profile, and gives them back as people changed them.

    Its page carries a mark of what was stored when it was shown. When another window has saved
    something else since, nothing is written before the sender has said which of the two is right.
    """

    names: tuple[str, ...] = ()  # the values, as `enterprises.profiles.values` calls them

    def __init__(self, *args: Any, submission: Submission, **kwargs: Any) -> None:
        self.submission = submission
        self.before: Values = submission.values
        self.conflict: list[Difference] = []
        initial = {**self.fill(submission.values), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial=initial, **kwargs)
        self.seen = str(self.data.get("seen", "")) if self.is_bound else mark(self.stored())

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

    def additions(self) -> Values:
        """Return what is added whatever another window has saved: nothing as a rule."""
        return {}

    def stored(self) -> dict[str, Any]:
        """Return what is stored of the step, by the names that another window may change."""
        return {name: self.submission.values.get(name) for name in self.names}

    def posted(self) -> dict[str, Any]:
        """Return what the post says, by the same names; nothing of what has a fault."""
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
    def typed(self) -> list[Difference]:
        """Return what the post says that is stored otherwise, beside what is stored."""
        return self._differences(self.posted())

    def undo(self) -> None:
        """Take back what was stored outside of the transaction that failed: nothing as a rule."""

    def store(self) -> None:
        """Write what is right of the step into the submission; refuse when it has been sent.

        Write nothing, but for additions, when another window has saved something else meanwhile.
        """
        submission = self.submission
        with transaction.atomic():
            self._lock()
            self.before = submission.values
            self.conflict = self._find_conflict()
            values, more = self.values(), self.more()
            if self.conflict:
                values, more = self.additions(), {}
            submission.values = {**submission.values, **values}
            for name, value in more.items():
                setattr(submission, name, value)
            if not submission._state.adding:
                submission.save(update_fields=["values", "changed_at", *more])
            elif values or not self.conflict:
                submission.save()
            self.seen = mark(self.stored())

    def label_of(self, name: str) -> str:
        """Return what a value of the step is called."""
        field = self.fields.get(name)
        return str(field.label) if field else label(name)

    def in_words(self, name: str, value: Any) -> list[str]:
        """Return a value of the step as the lines that a reader sees, none for what is empty."""
        if name in value_names():
            return as_text(name, value)
        if isinstance(value, bool):
            return [gettext("Yes") if value else gettext("No")]
        choices = dict(getattr(self.fields.get(name), "choices", []))
        return [str(choices.get(value, value))] if value else []

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

    def _find_conflict(self) -> list[Difference]:
        """Return what differs from the post, if it was not there when the page was shown."""
        stored = self.stored()
        if self.seen in ("", mark(stored)):
            return []
        faulty = gettext("What you wrote is below: something in it has to be changed.")
        found = self._differences(self.posted())
        return found + [
            Difference(name, self.label_of(name), self.in_words(name, value), [faulty])
            for name, value in stored.items()
            if name not in self.posted()
        ]

    def _differences(self, posted: dict[str, Any]) -> list[Difference]:
        stored = self.stored()
        return [
            Difference(
                name,
                self.label_of(name),
                self.in_words(name, stored.get(name)),
                self.in_words(name, value),
            )
            for name, value in posted.items()
            if not is_same(name, value, stored.get(name))
        ]
