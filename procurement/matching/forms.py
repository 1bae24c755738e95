"""What is filled in: how often mails come, and a request to bid together."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access.fields import RadioButtons
from enterprises.enquiries.forms import MessageForm
from procurement.models import MailFrequency

MOST_ASKED = 5


class FrequencyForm(forms.Form):
    """How often fitting notices come by mail; nothing is chosen beforehand but no mails."""

    frequency = forms.ChoiceField(
        label=_("How often do you want them?"), choices=MailFrequency.choices, widget=RadioButtons
    )


class TogetherForm(MessageForm):
    """A request to some enterprises to bid together."""

    field_order = ["enterprises"]

    enterprises = forms.MultipleChoiceField(
        label=_("Whom do you want to ask?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one enterprise."),
            "invalid_choice": _("One of the enterprises is no longer there. Choose again."),
        },
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["enterprises"].choices = choices
        self.fields["organisation"].label = _("Your enterprise")
        self.fields["organisation"].required = True
        self.fields["organisation"].error_messages["required"] = _("Write who you are.")
        self.fields["email"].help_text = _(
            "Those whom you ask see it and answer to it. We send you a receipt."
        )

    def clean_enterprises(self) -> list[str]:
        """Refuse to write to everybody at once."""
        chosen: list[str] = self.cleaned_data["enterprises"]
        if len(chosen) > MOST_ASKED:
            sentence = gettext("Choose at most %(most)s at a time.")
            raise forms.ValidationError(sentence % {"most": MOST_ASKED})
        return chosen
