"""Filters that are kept in addresses: one that makes no sense (any longer) is said to be so."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext

MOST_CHOICES = 20
LONGEST_VALUE = 60  # of what was asked for, as it is said back


@dataclass(frozen=True)
class Fault:
    """A filter that cannot be followed: why, the list without it, and what there is instead."""

    message: str
    query_without: str
    choices: list[tuple[str, str]]  # what each is called, and the query that asks for it


class LenientMultipleChoiceField(forms.MultipleChoiceField):
    """Several choices; unknown ones are left out and remembered, not refused."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: list[str] | None) -> list[str]:
        """Return the known values, each once."""
        given = list(dict.fromkeys(value or []))
        self.unknown = [item for item in given if not self.valid_value(item)]
        return [item for item in given if self.valid_value(item)]


class SavedFiltersMixin:
    """A form of filters that says which of them it does not understand, and what there is.

    Nobody is shown everything instead of what was asked for: where nothing is left of a filter,
    nothing fits. What is only about the order of the list is left out of that.
    """

    only_order: tuple[str, ...] = ("sort",)

    @property
    def faults(self) -> list[Fault]:
        """Return what cannot be followed, one for each value."""
        return self.faults_of(*self.fields)

    @property
    def narrowing_faults(self) -> list[Fault]:
        """Return what cannot be followed and is about more than the order."""
        return self.faults_of(*(name for name in self.fields if name not in self.only_order))

    def faults_of(self, *names: str) -> list[Fault]:
        """Return what cannot be followed of some filters."""
        self.is_valid()
        return [self._fault(name, value) for name in names for value in self._unknown(name)]

    @property
    def fits_nothing(self) -> bool:
        """Tell whether nothing is left of one of the filters."""
        self.is_valid()
        return any(
            self._unknown(name) and not self.cleaned_data.get(name)
            for name in self.fields
            if name not in self.only_order
        )

    def offered(self, name: str) -> list[tuple[str, Any]]:
        """Return the values that a filter has, for whoever asked for another."""
        found = getattr(self.fields[name], "choices", ())
        return [(str(value), label) for value, label in found if value][:MOST_CHOICES]

    def _unknown(self, name: str) -> list[str]:
        field = self.fields[name]
        if name in self.errors:
            return [str(self.data.get(name, ""))]
        return getattr(field, "unknown", [])

    def _fault(self, name: str, value: str) -> Fault:
        field = self.fields[name]
        label = field.label or ""
        said = {"label": label, "value": value[:LONGEST_VALUE]}
        if isinstance(field, forms.ChoiceField):
            message = gettext("%(label)s: there is no “%(value)s”, or not any longer.") % said
        else:
            message = " ".join([f"{label}:", *map(str, self.errors[name])])
        choices = [(str(shown), self._query(name, each)) for each, shown in self.offered(name)]
        return Fault(message, self._query(name), choices)

    def _query(self, name: str, value: str = "") -> str:
        """Return what was asked for with another value of one filter, or without it."""
        query = QueryDict(mutable=True)
        query.update(self.data)
        for each in (name, "page"):
            query.pop(each, None)
        if value:
            query[name] = value
        return query.urlencode()
