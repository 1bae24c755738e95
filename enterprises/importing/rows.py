"""Cleans the cells of one row to what a profile can hold, or says what is wrong with them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from access import phones
from access.text import block, comparable, line
from enterprises.importing.cells import cell_for, is_long, look_up
from enterprises.importing.columns import columns, heading_of
from enterprises.importing.notices import fault
from enterprises.models import Category, EnterprisePage, Offer
from enterprises.models.enums import LegalForm
from enterprises.models.languages import LANGUAGES
from enterprises.models.organisation_numbers import organisation_number
from places.models import Municipality

LONGEST_OFFER = Offer._meta.get_field("name").max_length

# A spreadsheet runs a cell that begins like this; a phone number may begin with a plus.
FORMULA = re.compile(r"^[\s]*[=@]|^[\t\r]|^\s*[+-](?=\S)")
PHONE = re.compile(r"^\+?[\d\s()./,;-]*(?:(?:ankn|anknytning|ext)\.? ?\d+)?$", re.IGNORECASE)
# What may have several lines, in which lists part what stands in one cell, too.
LONG = frozenset(["municipalities", "categories", "offers", "description", "description_en"])
LEGAL_FORM_WORDS = {
    "arbetskooperativ, ekonomisk förening": LegalForm.WORKER_COOPERATIVE,
    "arbetskooperativ": LegalForm.WORKER_COOPERATIVE,
    "worker cooperative": LegalForm.WORKER_COOPERATIVE,
    "ek. för.": LegalForm.COOPERATIVE,
    "kooperativ": LegalForm.COOPERATIVE,
    "förening": LegalForm.ASSOCIATION,
    "ab": LegalForm.LIMITED,
    "aktiebolag med särskild vinstutdelningsbegränsning": LegalForm.LIMITED_SVB,
    "limited company with restricted dividends": LegalForm.LIMITED_SVB,
    "svb": LegalForm.LIMITED_SVB,
    "ab (svb)": LegalForm.LIMITED_SVB,
    "handelsbolag": LegalForm.PARTNERSHIP,
    "kommanditbolag": LegalForm.PARTNERSHIP,
    "enskild näringsverksamhet": LegalForm.SOLE_TRADER,
}


@dataclass
class Vocabulary:
    """The words that a list may use for places, categories and legal forms."""

    municipalities: dict[str, Municipality] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    legal_forms: dict[str, str] = field(default_factory=dict)

    @classmethod
    def now(cls) -> "Vocabulary":
        """Return the words as the database and the catalogues have them now."""
        known = cls(legal_forms={**LEGAL_FORM_WORDS})
        for row in Municipality.objects.all():
            for word in (row.name, row.official_name, row.code):
                known.municipalities[comparable(word)] = row
        # Top categories come last, so that their names win over those of parts.
        for category in reversed(Category.objects.in_tree_order()):
            for word in (category.name_sv, category.name_en, category.slug):
                known.categories[comparable(word)] = category
        for language, _name in LANGUAGES:
            with override(language):
                labels = [(comparable(str(label)), value) for value, label in LegalForm.choices]
            known.legal_forms |= dict(labels)
        return known


class RowForm(forms.Form):
    """One row of a list; every field but the name may be left empty.

    The public fields of a profile that need no rule of their own are added by their kind.
    """

    name = forms.CharField(
        max_length=255, error_messages={"required": gettext_lazy("The name is missing.")}
    )
    organisation_number = forms.CharField(required=False)
    legal_form = forms.CharField(required=False)
    municipality = forms.CharField(required=False)
    municipalities = forms.CharField(required=False)
    categories = forms.CharField(required=False)
    offers = forms.CharField(required=False)
    description = forms.CharField(required=False)
    name_en = forms.CharField(required=False, max_length=255)
    summary_en = forms.CharField(required=False, max_length=300)
    description_en = forms.CharField(required=False)

    def __init__(
        self, cells: dict[str, str], known: Vocabulary, faults: dict[str, str] | None = None
    ) -> None:
        public = {
            each.column: EnterprisePage._meta.get_field(each.name)
            for each in EnterprisePage.public_fields
        }
        self.long = long = LONG.union(key for key, each in public.items() if is_long(each))
        super().__init__(
            {key: block(cell) if key in long else line(cell) for key, cell in cells.items()}
        )
        for key, each in public.items():
            self.fields.setdefault(key, cell_for(each))
        self.order_fields([column.key for column in columns()])
        self.raw = cells
        self.known = known
        self.faults = faults or {}

    def clean_organisation_number(self) -> str:
        """Return the number in its usual form."""
        text = self.cleaned_data["organisation_number"]
        return organisation_number(text) if text else ""

    def clean_legal_form(self) -> str:
        """Return the value of the legal form that the words stand for."""
        text = self.cleaned_data["legal_form"]
        return look_up(
            [text], self.known.legal_forms, _("“%(word)s” is not a legal form we know.")
        )[0]

    def clean_municipality(self) -> Municipality | None:
        """Return the municipality of the seat."""
        found = self._municipalities(self.cleaned_data["municipality"])
        return found[0] if found else None

    def clean_municipalities(self) -> list[Municipality]:
        """Return the municipalities served."""
        return self._municipalities(self.cleaned_data["municipalities"])

    def _municipalities(self, text: str) -> list[Municipality]:
        message = _("“%(word)s” is not one of the county's municipalities.")
        return look_up(_split(text), self.known.municipalities, message)

    def clean_categories(self) -> list[Category]:
        """Return the categories; their names may hold commas, so the longest name wins."""
        text = self.cleaned_data["categories"]
        names = list(_longest_names(text, self.known.categories))
        return look_up(names, self.known.categories, _("“%(word)s” is not one of our categories."))

    def clean_offers(self) -> list[str]:
        """Return the names of what is offered."""
        names = _split(self.cleaned_data["offers"])
        if any(len(name) > LONGEST_OFFER for name in names):
            sentence = _("A service has a name of more than %(most)s characters.")
            raise ValidationError(sentence % {"most": LONGEST_OFFER})
        return names

    def clean_phone(self) -> str:
        """Return the numbers if each can be dialled; a spreadsheet may have taken a zero."""
        text = phones.with_zero(self.cleaned_data["phone"])
        if text and (unread := phones.unread(text)):
            raise ValidationError(_("“%(word)s” is not a phone number.") % {"word": unread})
        return text

    def clean(self) -> dict[str, Any]:
        """Refuse cells that hold no value, or run in a spreadsheet, and rows without a place."""
        for key, cell in self.data.items():
            if key in self.faults:
                self.errors.pop(key, None)
                self.add_error(key, fault(self.faults[key], cell))
                continue
            is_formula = FORMULA.match(cell) or FORMULA.match(self.raw[key])
            if is_formula and not (key == "phone" and PHONE.match(cell)):
                self.errors.pop(key, None)
                self.add_error(key, _("The cell is a formula that a spreadsheet would run."))
        is_known = self.data.get("organisation_number") or self.data.get("municipality")
        if not is_known:
            self.add_error("municipality", _("It is missing, and so is an organisation number."))
        return self.cleaned_data

    @property
    def reasons(self) -> list[str]:
        """Return what is wrong, each with the heading of its column."""
        return [
            f"{heading_of(key)}: {message}"
            for key, messages in self.errors.items()
            for message in messages
        ]


def _split(text: str) -> list[str]:
    parts = re.split(r"\n" if "\n" in text else r"[,;]", text)
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _longest_names(text: str, known: Iterable[str]) -> Iterable[str]:
    names = sorted(known, key=len, reverse=True)
    rest = text.strip(" ,;\n")
    while rest:
        found = next((name for name in names if _begins_with(rest, name)), None)
        length = len(found) if found else len(re.split(r"[,;\n]", rest, maxsplit=1)[0])
        yield rest[:length].strip()
        rest = rest[length:].strip(" ,;\n")


def _begins_with(text: str, name: str) -> bool:
    is_alike = comparable(text[: len(name)]) == name
    return is_alike and not text[len(name) :].strip(" ")[:1].strip(",;\n")
