"""What readers may say of a page, and of what is not accessible."""

from urllib.parse import urlsplit

from django import forms
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from access.fields import AddressField, WordsField
from access.spam_checks import HoneypotMixin, TimedMixin
from home.models.feedback import LONGEST_PATH, LONGEST_WORDS


class LocalPathField(forms.CharField):
    """The path of a page of this site, without its query."""

    def clean(self, value: object) -> str:
        """Return the path alone; refuse what leads elsewhere."""
        path = super().clean(value)
        if not path.startswith("/") or not url_has_allowed_host_and_scheme(path, None):
            raise forms.ValidationError(_("The page is not one of ours."), code="elsewhere")
        return urlsplit(path).path[:LONGEST_PATH]


class FeedbackForm(HoneypotMixin):
    """The answer to "was this page of use?", with or without words."""

    path = LocalPathField(max_length=2_000)
    is_useful = forms.TypedChoiceField(
        choices=[("yes", _("Yes")), ("no", _("No"))], coerce=lambda value: value == "yes"
    )
    words = WordsField(max_length=LONGEST_WORDS, required=False)


class WordsForm(HoneypotMixin, TimedMixin):
    """Words about a page, added to an answer already given."""

    token = forms.CharField(max_length=200, widget=forms.HiddenInput)
    words = WordsField(
        label=_("What was good, or what was missing?"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Do not write your name or anything else about yourself or other persons."),
    )


class FaultForm(HoneypotMixin, TimedMixin):
    """A report of something on the site that is not accessible."""

    what = WordsField(
        label=_("What does not work?"),
        max_length=LONGEST_WORDS,
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
        error_messages={"invalid": AddressField.default_error_messages["invalid"]},
    )

    def __init__(self, *args: object, takes_email: bool = True, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if not takes_email:
            del self.fields["email"]
