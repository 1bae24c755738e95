"""What somebody writes who has met something that is not accessible."""

from django import forms
from django.utils.translation import gettext_lazy as _

from access.fields import AddressField, WordsField
from access.traps import HoneypotMixin, TimedMixin


class FaultForm(HoneypotMixin, TimedMixin):
    """A report of something on the site that is not accessible."""

    what = WordsField(
        label=_("What does not work?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "Say what you wanted to do and what happened. Write nothing about your health."
        ),
        error_messages={"required": _("Say what does not work.")},
    )
    where = WordsField(
        label=_("On which page? (optional)"),
        max_length=300,
        required=False,
        help_text=_("The address or the name of the page."),
    )
    email = AddressField(
        label=_("Your e-mail, if you want a reply (optional)"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("We use the address to reply to you and do not store it on the site."),
        error_messages={
            "invalid": _("Write the whole e-mail address, for example ann@example.org.")
        },
    )

    def __init__(self, *args: object, takes_email: bool = True, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if not takes_email:
            del self.fields["email"]
