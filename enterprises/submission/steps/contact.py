"""The last step: how to reach the enterprise, who sends the profile in, and the consent."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access.fields import AddressField, LineField, PhoneField, WordsField
from enterprises.models import Consent
from enterprises.models.languages import LANGUAGES
from enterprises.profiles.values import Values
from enterprises.submission import consents
from enterprises.submission.steps.form import StepForm

is_web_address = URLValidator(schemes=["http", "https"])
CONSENTS = {"listing_consent": Consent.Kind.LISTING, "pictures_consent": Consent.Kind.PICTURES}


def web_address(written: str) -> str:
    """Return the whole address of a page of the web, nothing for nothing; refuse all else.

    A name before the host, as in https://bank.example@evil.example, deceives readers.
    """
    if not written:
        return ""
    has_scheme = ":" in written.split("/")[0].split(".")[0]
    address = written if has_scheme else f"https://{written}"
    try:
        is_web_address(address)
        if "@" in urlsplit(address).netloc:
            raise ValidationError("a name before the host")
    except ValidationError as error:
        raise ValidationError(
            gettext("Write the address of a website, for example https://www.example.se.")
        ) from error
    return address


class PublicContactForm(StepForm):
    """How buyers reach the enterprise: everything here is shown to everyone."""

    names = ("email", "phone", "website")
    ways = ("email", "phone", "website")  # one of them at least is needed

    email = AddressField(
        label=_("E-mail of the enterprise"),
        required=False,
        max_length=254,
        help_text=_("Choose an address of the enterprise, not of a person."),
    )
    phone = PhoneField(label=_("Phone of the enterprise"), required=False, max_length=100)
    website = LineField(
        label=_("Website"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url"}),
        help_text=_("For example www.example.se, or a page in a social network."),
    )

    def clean_website(self) -> str:
        """Return the whole address; only the web is linked to."""
        return web_address(self.cleaned_data["website"])

    def clean(self) -> dict[str, Any]:
        """Ask for at least one way to reach the enterprise."""
        cleaned = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) or name in self.errors for name in self.ways):
            message = gettext("Give at least one of e-mail, phone and website for buyers.")
            self.add_error("email", ValidationError(message, code="required"))
        return cleaned


class SenderForm(StepForm):
    """Who sends the profile in, never shown to the public, and what they agree to."""

    sender_name = LineField(
        label=_("Your name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name.")},
    )
    sender_email = AddressField(
        label=_("Your e-mail"),
        max_length=254,
        help_text=_("We send the receipt and the decision here, and later ask if all is right."),
    )
    sender_phone = PhoneField(label=_("Your phone (optional)"), required=False, max_length=30)
    written_in = forms.ChoiceField(
        label=_("The language you have written in"),
        choices=LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the language you have written in.")},
    )
    words = WordsField(
        label=_("Something the reviewer should know (optional)"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    takes_invitations = forms.BooleanField(
        label=_("You may send me invitations to meetings about procurement"), required=False
    )
    listing_consent = forms.BooleanField(
        label=consents.WORDS[Consent.Kind.LISTING],
        error_messages={"required": _("Tick the box to say that you want to be listed.")},
    )
    pictures_consent = forms.BooleanField(
        label=consents.WORDS[Consent.Kind.PICTURES],
        error_messages={
            "required": _(
                "Tick the box when everyone in the pictures has said yes, or go back and take the "
                "pictures away."
            )
        },
    )

    own = (
        "sender_name",
        "sender_email",
        "sender_phone",
        "words",
        "written_in",
        "takes_invitations",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed = consents.needed(self.submission)
        for name, kind in CONSENTS.items():
            if kind not in needed:
                del self.fields[name]

    def fill(self, values: Values) -> dict[str, Any]:
        """Add what is known of the sender, and what they have agreed to."""
        known = {name: getattr(self.submission, name) for name in self.own}
        agreed = {
            name: consents.is_given(self.submission, kind) for name, kind in CONSENTS.items()
        }
        return {**super().fill(values), **known, **agreed}

    def more(self) -> dict[str, Any]:
        """Add what the sender says of themselves."""
        own = {name: self.cleaned_data[name] for name in self.own if name in self.cleaned_data}
        return {**super().more(), **own}

    def stored(self) -> dict[str, Any]:
        """Add what is known of the sender."""
        return {**super().stored(), **{name: getattr(self.submission, name) for name in self.own}}

    def posted(self) -> dict[str, Any]:
        """Add what the sender says of themselves."""
        return {**super().posted(), **self.more()}

    def store(self) -> None:
        """Keep also what was agreed to, in which words and when."""
        super().store()
        if self.conflict:
            return
        for name, kind in CONSENTS.items():
            given = bool(self.cleaned_data.get(name))
            consents.record(self.submission, kind, given)


class ContactForm(PublicContactForm, SenderForm):
    """How buyers reach the enterprise, who sends the profile in, and what they agree to."""

    field_order = [*PublicContactForm.names, *SenderForm.own]
