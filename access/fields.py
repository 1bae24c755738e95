"""Form fields for what anybody may write: plain text, and nothing that hides in it."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access import phones, text


class WordsField(forms.CharField):
    """Plain text from a reader: nothing that cannot be seen but line breaks and tabs."""

    default_error_messages = {
        "max_length": _("Write at most %(limit_value)s characters. There are %(show_value)s now."),
    }

    def to_python(self, value: object) -> str:
        """Return the text that can be read, before it is checked."""
        return text.block(super().to_python(value)).strip()


class LineField(WordsField):
    """Plain text on one line, fit for the heading of a mail."""

    def to_python(self, value: object) -> str:
        """Return the text with every break and run of blanks as one blank."""
        return text.line(super().to_python(value))


def check_phone(written: str | None) -> None:
    """Refuse what no phone can dial, with a sentence that names it."""
    unread = phones.unread(written) if written else ""
    if not unread:
        return
    if not any(sign.isdigit() for sign in unread):
        raise forms.ValidationError(_("Write a phone number, for example 019-12 34 56."))
    message = _(
        "We cannot read “%(words)s” as a phone number. Write all digits, for example "
        "019-12 34 56, and a comma between two numbers."
    )
    raise forms.ValidationError(message, "unread", {"words": unread})


class PhoneField(LineField):
    """Phone numbers, written as one likes, with words beside them; words alone are none."""

    def __init__(self, **options: object) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))
        super().__init__(**options)

    def clean(self, value: object) -> str:
        """Return the numbers with their spaces and words, if each can be dialled."""
        written = super().clean(value)
        check_phone(written)
        return written


class AddressField(forms.EmailField):
    """An e-mail address, spelled so that it is the same however it is written."""

    default_error_messages = {
        "invalid": _("Write the whole e-mail address, for example ann@example.org."),
        "required": _("Write an e-mail address."),
    }
    default_validators = [validate_email]

    def __init__(self, **options: object) -> None:
        options.setdefault(
            "widget", forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"})
        )
        super().__init__(**options)
        self.error_messages["invalid"] = self.default_error_messages["invalid"]

    def to_python(self, value: object) -> str:
        """Return the address in its one spelling."""
        return text.email_address(super().to_python(value))


class RadioButtons(forms.RadioSelect):
    """Radio buttons of which the first is found from the summary of errors."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Return the first button for the whole group."""
        return super().id_for_label(id_, index or "0")


class MomentField(forms.DateTimeField):
    """A day and a time on the clocks of the site, which some nights leave out or strike twice."""

    def to_python(self, value: object) -> dt.datetime | None:
        """Return the moment; say of the night of a clock change what is wrong with the time."""
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code == "ambiguous_timezone":
                raise ValidationError(_not_one_moment(error.params["datetime"])) from error
            raise


def name_odd_moments() -> None:
    """Have every form of the admin that asks for a moment say so."""
    from wagtail.admin.forms.models import register_form_field_override  # the registry is up now
    from wagtail.admin.widgets import AdminDateTimeInput

    override = {"form_class": MomentField, "widget": AdminDateTimeInput}
    register_form_field_override(models.DateTimeField, override=override)


def _not_one_moment(value: dt.datetime) -> str:
    told = {"time": date_format(value, "H:i"), "day": date_format(value, "j F Y")}
    aware = timezone.make_aware(value)
    again = timezone.make_naive(aware.astimezone(dt.UTC))
    if again != value:
        words = gettext(
            "There is no %(time)s on %(day)s: the clocks go forward that night. Choose another "
            "time."
        )
    else:
        words = gettext(
            "%(time)s comes twice on %(day)s: the clocks go back that night. Choose another time."
        )
    return words % told
