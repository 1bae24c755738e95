"""What readers put in to watch notices: filters, how often, and their address."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from access.fields import AddressField, RadioButtons
from access.spam_checks import HoneypotMixin
from content.filters import LenientMultipleChoiceField, SavedFiltersMixin
from enterprises.models import Category, FormerCategory
from headless.text_search import LONGEST_QUERY
from places.models import Municipality
from procurement.enums import Frequency, Phase, Reserved
from procurement.filters import ANY_RESERVATION, NoticeFilters
from procurement.models import Subscription

LONGEST_ADDRESS = 254
MOST_CODES = 20
PREFIX = re.compile(r"^(\d{2,8})(?:-\d)?$")
SEVERAL = ("category", "municipality", "cpv", "phase", "reserved")


class CategoriesField(LenientMultipleChoiceField):
    """Categories by their short names, or by those that they had before."""

    def clean(self, value: list[str] | None) -> list[str]:
        """Return the known short names of today."""
        return super().clean(FormerCategory.renamed(list(value or [])))


class SpacedInput(forms.TextInput):
    """One line that holds several values; an address may name each by itself."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        """Return all that is named."""
        given = data.getlist(name) if isinstance(data, QueryDict) else data.get(name)
        return given if isinstance(given, str) or given is None else " ".join(map(str, given))

    def format_value(self, value: Any) -> str | None:
        """Return several values on one line."""
        return super().format_value(" ".join(value) if isinstance(value, list) else value)


class CodesField(forms.CharField):
    """The first digits of CPV codes, with blanks or commas between."""

    widget = SpacedInput
    default_error_messages = {
        "invalid": _("“%(value)s” is no CPV code. Write two to eight digits, for example 9091."),
        "too_many": ngettext_lazy(
            "Write at most %(most)s code.", "Write at most %(most)s codes.", "most"
        ),
    }

    def clean(self, value: Any) -> Any:
        """Return each code once."""
        words = re.split(r"[\s,;]+", str(super().clean(value)))
        codes = [self._read(word) for word in filter(None, words)]
        if len(codes) > MOST_CODES:
            message = self.error_messages["too_many"]
            raise ValidationError(message, "too_many", {"most": MOST_CODES})
        return list(dict.fromkeys(codes))

    def _read(self, word: str) -> str:
        found = PREFIX.match(word)
        if found is None or not word.isascii():
            raise ValidationError(self.error_messages["invalid"], "invalid", {"value": word[:20]})
        return found[1]


class WatchedForm(SavedFiltersMixin, forms.Form):
    """The filters of what is watched: of a feed, a calendar, a preview and a subscription."""

    category = CategoriesField(label=_("Topics"), required=False)
    municipality = LenientMultipleChoiceField(label=_("Municipalities"), required=False)
    cpv = CodesField(
        label=_("CPV codes"),
        required=False,
        max_length=200,
        help_text=_("For those who know them. The first digits will do, several with blanks."),
    )
    phase = LenientMultipleChoiceField(label=_("Phase"), required=False, choices=Phase.choices)
    reserved = LenientMultipleChoiceField(
        label=_("Reserved"),
        required=False,
        choices=[
            (ANY_RESERVATION, _("Reserved in some way")),
            *[choice for choice in Reserved.choices if choice[0] != Reserved.NONE],
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Category.objects.in_tree_order()
        self.fields["category"].choices = [(row.slug, row.full_label) for row in rows]
        self.fields["municipality"].choices = Municipality.objects.values_list("code", "name")

    @property
    def chosen(self) -> dict[str, list[str]]:
        """Return what is chosen, always in the same order, without what is not."""
        self.is_valid()
        found = {name: sorted(self.cleaned_data.get(name) or []) for name in SEVERAL}
        return {name: values for name, values in found.items() if values}

    @property
    def filters(self) -> NoticeFilters:
        """Return what is asked of notices."""
        chosen: dict[str, Any] = self.chosen  # reads the form
        return NoticeFilters(q=self.cleaned_data.get("q") or "", **chosen)

    @property
    def query(self) -> str:
        """Return the filters as they stand in an address."""
        return urlencode(self.chosen, doseq=True)


class FeedForm(WatchedForm):
    """The filters of a feed or a calendar, which may also look for words."""

    q = forms.CharField(label=_("Words to look for"), required=False, max_length=LONGEST_QUERY)


class WatchForm(HoneypotMixin, WatchedForm):
    """What to watch, how often to get mail, and where."""

    frequency = forms.ChoiceField(
        label=_("How often?"),
        choices=Frequency.choices,
        widget=RadioButtons,
        initial=Frequency.WEEKLY,
        error_messages={"required": _("Choose how often you want mail.")},
    )
    email = AddressField(
        label=_("Your e-mail"),
        max_length=LONGEST_ADDRESS,
        help_text=_("We send a link to it, and nothing more before you have pressed it."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a filter of which nothing is left: it would watch everything, or nothing."""
        cleaned = super().clean() or self.cleaned_data
        _refuse_unknown(self)
        return cleaned


class ChangeForm(WatchedForm):
    """What somebody changes about what they watch."""

    frequency = forms.ChoiceField(
        label=_("How often?"), choices=Frequency.choices, widget=RadioButtons
    )
    language = forms.ChoiceField(
        label=_("Language of the mails"), choices=settings.LANGUAGES, widget=RadioButtons
    )

    def __init__(self, *args: Any, subscription: Subscription, **kwargs: Any) -> None:
        said = {"frequency": subscription.frequency, "language": subscription.language}
        super().__init__(*args, initial={**subscription.filters, **said}, **kwargs)
        if subscription.notice_id:
            for name in (*SEVERAL, "frequency"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Refuse a filter of which nothing is left."""
        cleaned = super().clean() or self.cleaned_data
        _refuse_unknown(self)
        return cleaned


class StarForm(HoneypotMixin, forms.Form):
    """Where to send reminders of one notice."""

    email = AddressField(
        label=_("Your e-mail"),
        max_length=LONGEST_ADDRESS,
        help_text=_("We send a link to it, and nothing more before you have pressed it."),
    )


def _refuse_unknown(form: WatchedForm) -> None:
    for name, field in form.fields.items():
        for value in _unknown(field):
            message = _("There is no “%(value)s”, or not any longer. Choose again.")
            form.add_error(name, ValidationError(message, "unknown", {"value": value[:60]}))


def _unknown(field: forms.Field) -> Iterable[str]:
    return getattr(field, "unknown", [])
