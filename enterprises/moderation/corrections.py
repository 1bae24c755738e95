"""The fields that a reviewer may put right while approving."""

from typing import Any

from django import forms

from access.fields import AddressField, LineField, PhoneField, WordsField
from enterprises.models import EnterprisePage, Submission
from enterprises.moderation.comparison import label
from enterprises.profiles.values import Values, changed

OTHERS = {"phone": PhoneField, "email": AddressField}
NAMES = ["title", "summary", "purpose", "website", "email", "phone", "address", "opening_hours"]


class CorrectionsForm(forms.Form):
    """What was sent in as text, for the reviewer to correct; a change has what it changes."""

    def __init__(self, data: Any = None, *, submission: Submission) -> None:
        self.sent = submission.values
        names = NAMES
        if submission.kind == Submission.Kind.CHANGE:
            names = [each for each in changed(submission.base, self.sent) if each in NAMES]
        initial = {name: self.sent.get(name, "") for name in names}
        super().__init__(data, prefix="correct", initial=initial)
        for name in names:
            self.fields[name] = _field(name)

    @property
    def corrections(self) -> Values:
        """Return what the reviewer has put right, nothing of what stands as it was sent."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if value.split() != str(self.sent.get(name) or "").split()
        }


def _field(name: str) -> forms.Field:
    of_page = EnterprisePage._meta.get_field(name)
    options: dict[str, Any] = {
        "label": label(name),
        "required": name == "title",
        "max_length": of_page.max_length,
    }
    if name == "website":
        return forms.URLField(**options, assume_scheme="https")
    if name in OTHERS:
        return OTHERS[name](**options)
    if of_page.get_internal_type() == "TextField":
        return WordsField(**options, widget=forms.Textarea(attrs={"rows": 3}))
    return LineField(**options)
