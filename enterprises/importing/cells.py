"""What a cell of a list may hold, by the kind of field in a profile that it fills."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override

from access.text import comparable, email_address
from enterprises.models.languages import LANGUAGES

YES = {"ja", "j", "yes", "y", "true", "sant", "1", "x"}
NO = {"nej", "n", "no", "false", "falskt", "0", ""}

web_address = URLValidator(schemes=["http", "https"])


class WebAddressCell(forms.CharField):
    """The address of a website, with or without its beginning."""

    def clean(self, value: Any) -> str:
        """Return a whole and safe address."""
        text = super().clean(value)
        if not text:
            return ""
        address = text if re.match(r"[\w.+-]+:", text) else f"https://{text}"
        try:
            web_address(address)
        except ValidationError as error:
            raise ValidationError(
                _("“%(word)s” is not a safe address of a website. It should start with https://")
                % {"word": text}
            ) from error
        return address


class EmailCell(forms.CharField):
    """An e-mail address."""

    def clean(self, value: Any) -> str:
        """Return the address if it is one."""
        text = email_address(super().clean(value))
        try:
            validate_email(text or "empty@is.allowed")
        except ValidationError as error:
            raise ValidationError(
                _("“%(word)s” is not an e-mail address.") % {"word": text}
            ) from error
        return text


class YesNoCell(forms.CharField):
    """Yes or no."""

    def clean(self, value: Any) -> bool | None:
        """Return yes or no, or nothing when the cell is empty."""
        text = super().clean(value).casefold()
        if text not in YES | NO:
            raise ValidationError(_("Write “ja” or “nej”."))
        return text in YES if text else None


class ChoiceCell(forms.CharField):
    """One of the choices of a field, by its name in either language."""

    def __init__(self, *, choices: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.choices = list(choices)

    def clean(self, value: Any) -> str:
        """Return the value that is stored for the choice."""
        words = {}
        for language, _name in LANGUAGES:
            with override(language):
                words |= {comparable(str(name)): stored for stored, name in self.choices}
        names = ", ".join(str(name) for _stored, name in self.choices)
        message = _("“%(word)s” is not one of these: %(names)s.")
        return look_up([super().clean(value)], words, message, names=names)[0]


KINDS: dict[type[models.Field], type[forms.CharField]] = {
    models.CharField: forms.CharField,
    models.TextField: forms.CharField,
    models.URLField: WebAddressCell,
    models.EmailField: EmailCell,
    models.BooleanField: YesNoCell,
}


def cell_for(field: models.Field) -> forms.Field:
    """Return what cleans a cell to what a field of a profile can hold."""
    if field.choices:
        return ChoiceCell(choices=field.flatchoices, required=False)
    kind = KINDS.get(type(field))
    if kind is None:
        return field.formfield(required=False)
    return kind(required=False, max_length=field.max_length)


def is_long(field: models.Field) -> bool:
    """Return whether what a field holds may have several lines."""
    return isinstance(field, models.TextField) and not field.max_length


def look_up(words: Iterable[str], known: dict[str, Any], message: str, **told: str) -> list[Any]:
    """Return what each of some words stands for, once; refuse those that are not known."""
    unknown = [word for word in words if word and comparable(word) not in known]
    if unknown:
        raise ValidationError([message % {"word": word, **told} for word in unknown])
    return list(dict.fromkeys(known[comparable(word)] if word else "" for word in words))
