"""What the manager writes above an invitation."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from access.fields import WordsField
from events.registration.forms import label_in_language, languages

LONGEST = 1000


class GreetingForm(forms.Form):
    """A greeting in each language of the site, or none."""

    def __init__(self, *args: Any, needed: set[str], **kwargs: Any) -> None:
        """Take the languages in which the invitation is read."""
        super().__init__(*args, **kwargs)
        self.needed = needed
        for code, name in languages():
            self.fields[code] = WordsField(
                label=label_in_language(_("Greeting"), name, is_own=False),
                max_length=LONGEST,
                required=False,
                widget=forms.Textarea(attrs={"rows": 4, "lang": code}),
            )

    def clean(self) -> dict[str, Any]:
        """Ask for the greeting in every language that somebody reads, once it is in one."""
        cleaned = super().clean() or self.cleaned_data
        if any(cleaned.values()):
            for code in self.needed & set(self.fields):
                if not cleaned.get(code) and not self.has_error(code):
                    self.add_error(code, _("Write the greeting in this language, too."))
        return cleaned
