"""What the manager fills in to write to some of those who answered to a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access.fields import LineField, RadioButtons, WordsField
from events.attendees.attendee_list import GROUP_FILTERS, in_group
from events.attendees.forms import FilterForm
from events.attendees.group_mail import LocalisedText, Message
from events.enums import RecipientGroup
from events.models import EventPage
from events.models.registrations import RegistrationQuerySet
from events.registration.forms import label_in_language, languages

LONGEST_SUBJECT, LONGEST_TEXT = 120, 5000


class GroupMailForm(forms.Form):
    """To whom, and what: in the site's own language, and in others if the manager likes."""

    whom = forms.ChoiceField(
        label=_("To whom"),
        widget=RadioButtons,
        error_messages={"required": _("Choose who is to get the mail.")},
    )

    def __init__(
        self, *args: Any, event: EventPage, listed: FilterForm | None, copy_to: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.event, self.listed = event, listed
        self.fields["whom"].choices = self._choices()
        self.languages = languages()
        for code, name in self.languages:
            self._add_words(code, name)
        if copy_to:
            words = gettext("Send me a copy, to %(address)s") % {"address": copy_to}
            self.fields["copy"] = forms.BooleanField(label=words, required=False)

    def people(self, group: str) -> RegistrationQuerySet:
        """Return who is in a group now."""
        everybody = self.event.registrations.named()
        if group == RecipientGroup.LISTED:
            return self.listed.chosen(everybody) if self.listed else everybody.none()
        return in_group(everybody, group)

    @property
    def message(self) -> Message:
        """Return what is written, in each language that it is written in."""
        given = self.cleaned_data
        words = [
            LocalisedText(code, given[f"subject_{code}"], given[f"text_{code}"])
            for code, _name in self.languages
        ]
        return Message(self.event, [each for each in words if each.text])

    def clean_whom(self) -> str:
        """Refuse a group in which nobody is."""
        group = self.cleaned_data["whom"]
        if not self.people(group).exists():
            raise forms.ValidationError(gettext("Nobody is in this group. Choose another one."))
        return group

    def clean(self) -> dict[str, Any]:
        """Ask for subject and text, or neither, in the other languages."""
        cleaned = super().clean() or self.cleaned_data
        for code, _name in self.languages[1:]:
            subject, text = f"subject_{code}", f"text_{code}"
            if subject in cleaned and text in cleaned and cleaned[subject] and not cleaned[text]:
                words = gettext("Write the text in this language, too, or empty the subject.")
                self.add_error(text, words)
            elif subject in cleaned and cleaned.get(text) and not cleaned[subject]:
                words = gettext("Write the subject in this language, too, or empty the text.")
                self.add_error(subject, words)
        return cleaned

    def _choices(self) -> list[tuple[str, str]]:
        """Return the groups with how many are in each; of the past only when there is one."""
        counts = [(group, self.people(group).count()) for group in GROUP_FILTERS]
        found = [
            (group.value, f"{group.label} ({count})")
            for group, count in counts
            if count or group != RecipientGroup.CAME
        ]
        if self.listed:
            count = self.people(RecipientGroup.LISTED).count()
            found.insert(0, (RecipientGroup.LISTED.value, f"{self._listed_in_words()} ({count})"))
        return found

    def _listed_in_words(self) -> str:
        filters = self.listed.in_words() if self.listed else ""
        if not filters:
            return gettext("Everybody in the list")
        return gettext("Those in the list: %(filters)s") % {"filters": filters}

    def _add_words(self, code: str, name: str) -> None:
        """Add the fields of one language; the site's own comes first and is needed."""
        is_own = code == self.languages[0][0]
        hint = (
            ""
            if is_own
            else gettext("Left empty, its readers get the other text, and are told so.")
        )
        self.fields[f"subject_{code}"] = LineField(
            label=label_in_language(gettext("Subject"), name, is_own=is_own),
            max_length=LONGEST_SUBJECT,
            required=is_own,
            widget=forms.TextInput(attrs={"autocomplete": "off", "lang": code}),
            help_text=hint,
            error_messages={
                "required": gettext("Write a subject."),
                "max_length": gettext("The subject may have at most %(limit_value)s characters."),
            },
        )
        self.fields[f"text_{code}"] = WordsField(
            label=label_in_language(gettext("Text"), name, is_own=is_own),
            max_length=LONGEST_TEXT,
            required=is_own,
            widget=forms.Textarea(attrs={"rows": 10, "lang": code}),
            help_text=gettext("Plain text. A blank line begins a new paragraph."),
            error_messages={
                "required": gettext("Write a text."),
                "max_length": gettext("The text may have at most %(limit_value)s characters."),
            },
        )
