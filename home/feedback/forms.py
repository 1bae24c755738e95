"""What readers may say of a page."""

from urllib.parse import urlsplit

from django import forms
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from access.fields import WordsField
from access.spam_checks import HoneypotMixin, TimedMixin


class LocalPathField(forms.CharField):
    """The path of a page of this site, without its query."""

    def clean(self, value: object) -> str:
        """Return the path alone; refuse what leads elsewhere."""
        path = super().clean(value)
        if not path.startswith("/") or not url_has_allowed_host_and_scheme(path, None):
            raise forms.ValidationError(_("The page is not one of ours."), code="elsewhere")
        return urlsplit(path).path[:500]


class FeedbackForm(HoneypotMixin):
    """The answer to "was this page of use?", with or without words."""

    path = LocalPathField(max_length=2000)
    is_useful = forms.TypedChoiceField(
        choices=[("yes", _("Yes")), ("no", _("No"))], coerce=lambda value: value == "yes"
    )
    words = WordsField(max_length=2000, required=False)


class WordsForm(HoneypotMixin, TimedMixin):
    """Words about a page, added to an answer already given."""

    token = forms.CharField(max_length=200, widget=forms.HiddenInput)
    words = WordsField(
        label=_("What was good, or what was missing?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Do not write your name or anything else about yourself or other persons."),
    )
