"""Telling people from robots in a form, without asking anything of people."""

import re

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

SALT = "access.traps"  # as in the forms that are open while a new version is deployed
QUICKEST_PERSON = 3
DAY = 24 * 60 * 60
LINK = re.compile(r"://|\bwww\.|<a\b|\[url", re.IGNORECASE)


class HoneypotMixin(forms.Form):
    """A field that people do not see and robots fill in."""

    homepage = forms.CharField(required=False)

    @property
    def is_from_robot(self) -> bool:
        """Return whether somebody filled in what cannot be seen."""
        return bool(self.data.get("homepage"))


class TimedMixin(forms.Form):
    """A signed time when the form was shown: links that come back at once are asked for again."""

    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("shown", signing.dumps("", salt=SALT))

    def clean(self) -> dict[str, object]:
        """Refuse links that were sent faster than anyone writes; a second try goes through."""
        cleaned = super().clean() or self.cleaned_data
        text = " ".join(str(value) for name, value in cleaned.items() if name != "shown")
        if LINK.search(text) and not _has_been_read(cleaned.get("shown", "")):
            raise forms.ValidationError(
                _("That went very fast. Read what you wrote and send it once more."), code="fast"
            )
        return cleaned


def _has_been_read(shown: str) -> bool:
    try:
        signing.loads(shown, salt=SALT, max_age=QUICKEST_PERSON)
    except signing.SignatureExpired:
        return True
    except signing.BadSignature:
        return False
    return False


class VisitorForm(HoneypotMixin, TimedMixin):
    """A form for anybody, that a robot does not get through."""

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        """Return the fields that people see."""
        return [field for field in self.visible_fields() if field.name != "homepage"]
