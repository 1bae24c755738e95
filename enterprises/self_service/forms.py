"""What contact persons fill in about themselves and each other."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from access.fields import AddressField, LineField, PhoneField
from access.spam_checks import HoneypotMixin
from enterprises.models import ContactPerson


class AskForm(HoneypotMixin, forms.Form):
    """The address to which a link is sent."""

    email = AddressField(
        label=_("Your e-mail address"),
        max_length=254,
        help_text=_("The address that the directory has for you as a contact person."),
    )


def _name(**options: Any) -> LineField:
    widget = forms.TextInput(attrs={"autocomplete": options.pop("autocomplete")})
    return LineField(label=options.pop("label"), max_length=100, widget=widget, **options)


class AddContactForm(forms.Form):
    """Somebody more who may keep up the profile."""

    name = _name(
        label=_("Name"),
        autocomplete="off",
        error_messages={"required": _("Write the name of the contact person.")},
    )
    email = AddressField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "inputmode": "email"}),
        help_text=_("A link to log in is sent here."),
    )
    language = forms.ChoiceField(label=_("Language of the mails"), choices=settings.LANGUAGES)


class OwnForm(forms.ModelForm):
    """What a contact person says of themselves; the address is not changed here."""

    name = _name(
        label=_("Your name"),
        autocomplete="name",
        error_messages={"required": _("Write your name.")},
    )
    phone = PhoneField(
        label=_("Your phone (optional)"),
        max_length=30,
        required=False,
        help_text=_("So that we can ring if something is unclear."),
    )
    language = forms.ChoiceField(label=_("Language of your mails"), choices=settings.LANGUAGES)
    takes_invitations = forms.BooleanField(
        label=_("You may send me invitations to meetings about procurement"), required=False
    )

    class Meta:
        model = ContactPerson
        fields = ("name", "phone", "language", "takes_invitations")


class CloseForm(forms.Form):
    """The word of a contact person that the profile is to be taken away for good."""

    sure = forms.BooleanField(
        label=_("Yes, take the profile away for good"),
        error_messages={"required": _("Tick the box if you are sure.")},
    )
