"""Contracts that end, as editors note them: what will probably be procured anew, and when."""

import datetime as dt
import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.search import index

from content.languages import ENGLISH, SWEDISH, reads_english
from places.models import Municipality
from procurement.querysets import ExpiringContractManager


@register_setting(icon="date")
class PipelineSettings(BaseGenericSetting):
    """How long before a contract ends the next procurement is probably announced."""

    earliest_months = models.PositiveSmallIntegerField(
        _("months before the end, at the earliest"), default=12, db_default=12
    )
    latest_months = models.PositiveSmallIntegerField(
        _("months before the end, at the latest"), default=9, db_default=9
    )

    panels = [FieldRowPanel([FieldPanel("earliest_months"), FieldPanel("latest_months")])]

    class Meta:
        verbose_name = _("coming procurements")

    def clean(self):
        """Refuse months in the wrong order."""
        super().clean()
        if self.latest_months > self.earliest_months:
            message = gettext("“At the latest” cannot come before “at the earliest”.")
            raise ValidationError({"latest_months": message})


class ExpiringContract(index.Indexed, models.Model):
    """A contract that ends: who bought what, until when, and how far it can be extended."""

    buyer = models.CharField(_("buyer"), max_length=200)
    what = models.CharField(
        _("what is bought"), max_length=200, help_text=_("In plain Swedish, in a few words.")
    )
    what_en = models.CharField(
        _("what is bought, in English"),
        max_length=200,
        blank=True,
        help_text=_("Empty: it is only on the Swedish page."),
    )
    ends_on = models.DateField(
        _("ends on"), db_index=True, help_text=_("The day it ends if it is not extended.")
    )
    extends_until = models.DateField(
        _("can be extended until"),
        null=True,
        blank=True,
        help_text=_("With every option used. Empty: unknown, or it cannot be extended."),
    )
    codes = models.CharField(
        _("CPV codes"),
        max_length=100,
        blank=True,
        help_text=_("Eight digits each, with blanks between."),
    )
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Where the work is done. Empty: several, or unknown."),
    )
    source = models.CharField(
        _("source"),
        max_length=200,
        help_text=_("Where you have it from: a list of contracts, a decision, a call."),
    )
    source_url = models.URLField(
        _("address of the source"),
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    is_public = models.BooleanField(_("shown on the site"), default=True, db_default=True)
    modified_at = models.DateTimeField(auto_now=True)

    objects = ExpiringContractManager()

    search_fields = [
        index.SearchField("what"),
        index.AutocompleteField("what"),
        index.SearchField("buyer"),
        index.FilterField("is_public"),
        index.FilterField("ends_on"),
        index.FilterField("buyer"),
    ]

    class Meta:
        ordering = ["ends_on", "pk"]
        verbose_name = _("contract that ends")
        verbose_name_plural = _("contracts that end")

    def __str__(self) -> str:
        return f"{self.what} ({self.buyer})"

    def clean(self):
        """Refuse codes and days that do not add up, each fault at its own field."""
        super().clean()
        errors = {}
        written = self.codes.replace(",", " ").split()
        self.codes = " ".join(dict.fromkeys(re.sub(r"-\d$", "", code) for code in written))
        if not all(re.fullmatch(r"\d{8}", code) for code in self.codes.split()):
            errors["codes"] = gettext("A CPV code is eight digits, for example 90910000.")
        if self.extends_until and self.ends_on and self.extends_until < self.ends_on:
            errors["extends_until"] = gettext("It cannot be extended to a day before it ends.")
        if errors:
            raise ValidationError(errors)

    @property
    def languages(self) -> list[str]:
        """Return the languages that it is told of in."""
        return [SWEDISH, ENGLISH] if self.what_en else [SWEDISH]

    @property
    def heading(self) -> str:
        """Return what is bought, in the reader's language."""
        return (reads_english() and self.what_en) or self.what

    def announced_between(self, earliest: int, latest: int) -> tuple[dt.date, dt.date]:
        """Return the days between which the next procurement is probably announced."""
        return months_before(self.ends_on, earliest), months_before(self.ends_on, latest)


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the same day some months earlier, or the last of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first_of_next = dt.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (first_of_next - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(day.day, last))
