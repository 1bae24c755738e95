"""What visitors may write about a profile: a message, a correction, a claim."""

from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access.fields import AddressField, LineField, PhoneField, RadioButtons, WordsField
from access.spam_checks import VisitorForm
from enterprises.models import Correction

LONGEST_MESSAGE = 3000
LONGEST_ADDRESS = 254  # as the database and the mail standard have it
NAME = forms.TextInput(attrs={"autocomplete": "name"})


class MessageForm(VisitorForm):
    """A message to an enterprise."""

    name = LineField(
        label=_("Your name"),
        max_length=100,
        widget=NAME,
        error_messages={"required": _("Write your name.")},
    )
    organisation = LineField(
        label=_("Your organisation (optional)"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    email = AddressField(
        label=_("Your e-mail"),
        max_length=LONGEST_ADDRESS,
        help_text=_("The enterprise sees it and answers to it. We send you a receipt."),
    )
    message = WordsField(
        label=_("Message"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Write your message.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sentence = gettext(
            "At most %(most)s characters. Do not write anything secret or sensitive."
        )
        most = number_format(LONGEST_MESSAGE, force_grouping=True)
        self.fields["message"].help_text = sentence % {"most": most}


class CorrectionForm(VisitorForm):
    """What a reader says is wrong in a profile."""

    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=Correction.Kind.choices,
        widget=RadioButtons,
        error_messages={"required": _("Choose what it is about.")},
    )
    words = WordsField(
        label=_("What should be changed?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Say what is wrong and how it should be. Write nothing about your health."),
    )
    email = AddressField(
        label=_("Your e-mail, if you want a reply (optional)"),
        max_length=LONGEST_ADDRESS,
        required=False,
        help_text=_("Only those who review the directory see it."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for words when something is wrong: without them nobody knows what."""
        cleaned = super().clean()
        if cleaned.get("kind") == Correction.Kind.WRONG and not cleaned.get("words"):
            self.add_error("words", _("Say what is wrong, so that it can be put right."))
        return cleaned


class ClaimForm(VisitorForm):
    """Somebody who says that a profile is theirs to look after."""

    name = LineField(
        label=_("Your name"),
        max_length=100,
        widget=NAME,
        error_messages={"required": _("Write your name.")},
    )
    email = AddressField(
        label=_("Your e-mail at work"),
        max_length=LONGEST_ADDRESS,
        help_text=_("Links for looking after the profile are sent here."),
    )
    phone = PhoneField(
        label=_("Your phone (optional)"),
        max_length=30,
        required=False,
        help_text=_("So that we can ring if something is unclear."),
    )
    words = WordsField(
        label=_("What do you do at the enterprise? (optional)"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    takes_invitations = forms.BooleanField(
        label=_("You may send me invitations to meetings about procurement"), required=False
    )
