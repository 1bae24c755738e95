"""The form of a source: what is asked for, checked so that a slip is told at once."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from access.remote import addresses
from access.remote.errors import FetchError
from procurement.harvesting.folder import folder_of
from procurement.models import NoticeSource
from procurement.models.source_faults import SOURCE
from procurement.models.sources import SEPARATORS, Kind

NUTS = re.compile(r"[A-Z]{2}[0-9A-Z]{0,3}")
CPV = re.compile(r"\d{2,8}(-\d)?")
ASKED = ["kind", "address", "places", "buyers", "cpv", "query"]  # what comes depends on these
MOST_DAYS_BACK, MOST_OVERLAP = 3650, 60


class NoticeSourceForm(WagtailAdminModelForm):
    """A source of notices: its kind and address, and which notices are wanted."""

    class Meta:
        model = NoticeSource
        fields = [*ASKED, "name", "is_on", "interval", "paging", "days_back", "overlap_days"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = self._asked()

    @property
    def asks_anew(self) -> bool:
        """Tell whether another question is asked than before, or at another address."""
        return self.before != self._asked()

    def clean_places(self) -> str:
        """Return NUTS codes in capitals, or say which is none."""
        return _codes(
            self.cleaned_data["places"].upper(),
            NUTS,
            _("“%(code)s” is no NUTS code. Örebro län is SE124, Sweden is SE."),
        )

    def clean_cpv(self) -> str:
        """Return the CPV codes, or say which is none."""
        return _codes(
            self.cleaned_data["cpv"],
            CPV,
            _("“%(code)s” is no CPV code: two to eight digits."),
        )

    def clean_days_back(self) -> int:
        """Return a number of days that TED can be asked for."""
        return _at_most(self.cleaned_data["days_back"], MOST_DAYS_BACK)

    def clean_overlap_days(self) -> int:
        """Return a number of days that is an overlap."""
        return _at_most(self.cleaned_data["overlap_days"], MOST_OVERLAP)

    def clean(self) -> dict[str, Any]:
        """Ask for what this kind of source cannot do without."""
        cleaned: dict[str, Any] = super().clean()
        kind, address = cleaned.get("kind"), (cleaned.get("address") or "").strip()
        if kind == Kind.FOLDER:
            self._check_folder(address)
        elif address or kind != Kind.TED:
            self._check_address(address)
        narrows = any(cleaned.get(name) for name in ("places", "buyers", "cpv", "query"))
        if kind == Kind.TED and not narrows:
            message = gettext("Say which notices you want: places, buyers or CPV codes.")
            self.add_error("places", message)
        return cleaned

    def save(self, commit: bool = True) -> NoticeSource:
        """Store the source; one that asks for something else begins anew."""
        source: NoticeSource = super().save(commit=False)
        is_new, asks_anew = source.pk is None, self.asks_anew
        if not is_new and asks_anew:
            source.begin_anew()
        if commit:
            names = None if is_new or asks_anew else self._meta.fields
            source.save(update_fields=names)
            if not is_new and asks_anew:
                source.documents.all().delete()
        return source

    def _asked(self) -> list[Any]:
        return [getattr(self.instance, name) for name in ASKED]

    def _check_address(self, address: str) -> None:
        try:
            addresses.target(address)
        except FetchError:
            message = gettext(
                "Write the whole address, beginning with https://, and no password in it."
            )
            self.add_error("address", message)

    def _check_folder(self, address: str) -> None:
        if folder_of(NoticeSource(address=address)) is None:
            message = str(SOURCE["no_folder"])
            self.add_error("address", message % {"folder": settings.NOTICE_FOLDER})


def _codes(written: str, pattern: re.Pattern[str], sentence: Any) -> str:
    codes = [code for code in SEPARATORS.split(written) if code]
    for code in codes:
        if not pattern.fullmatch(code):
            raise forms.ValidationError(sentence, params={"code": code})
    return ", ".join(codes)


def _at_most(number: int, most: int) -> int:
    if number > most:
        raise forms.ValidationError(_("At most %(most)s days."), params={"most": most})
    return number
