"""Form fields for what anybody may write: plain text, and nothing that hides in it."""

import string
import unicodedata

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

# What turns the direction of a text, and can make it read as something that it is not.
TURNING = frozenset(["LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"])
# Letters and signs by their class that show nothing: fillers of Hangul, and Braille without dots.
EMPTY = frozenset("\u115f\u1160\u2800\u3164\uffa0")


class WordsField(forms.CharField):
    """Plain text from a reader: nothing that cannot be seen but line breaks and tabs."""

    default_error_messages = {
        "max_length": _("Write at most %(limit_value)s characters. There are %(show_value)s now."),
    }

    def to_python(self, value: object) -> str:
        """Return the text that can be read, before it is checked."""
        text = super().to_python(value)
        text = "".join(character for character in text if _is_readable(character)).strip()
        return text if any(_is_seen(character) for character in text) else ""


class LineField(WordsField):
    """Plain text on one line, fit for the heading of a mail."""

    def to_python(self, value: object) -> str:
        """Return the text with every break and run of blanks as one blank."""
        return " ".join(super().to_python(value).split())


def _is_readable(character: str) -> bool:
    if character in "\n\t":
        return True
    is_control = unicodedata.category(character) == "Cc"
    is_no_character = ord(character) & 0xFFFE == 0xFFFE  # no XML can hold it: no feed, no XLSX
    is_turning = unicodedata.bidirectional(character) in TURNING
    return not (is_control or is_no_character or is_turning)


def _is_seen(character: str) -> bool:
    """Tell what can be seen from what only joins or parts the signs around it."""
    is_mark = unicodedata.category(character)[0] in "CMZ"
    return not is_mark and character not in EMPTY


class PhoneField(LineField):
    """A phone number, written as one likes; words alone are none."""

    default_error_messages = {
        "invalid": _("Write a phone number, for example 019-12 34 56."),
    }
    fewest_digits = 5

    def __init__(self, **options: object) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))
        super().__init__(**options)

    def clean(self, value: object) -> str:
        """Return the number with its spaces and words, if there is one."""
        text = super().clean(value)
        digits = sum(character in string.digits for character in text)
        if text and digits < self.fewest_digits:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return text


class AddressField(forms.EmailField):
    """An e-mail address, in small letters so that it is the same however it is written."""

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

    def clean(self, value: object) -> str:
        """Return the address in small letters."""
        return super().clean(value).lower()


class RadioButtons(forms.RadioSelect):
    """Radio buttons of which the first is found from the summary of errors."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Return the first button for the whole group."""
        return super().id_for_label(id_, index or "0")
