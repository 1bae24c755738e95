"""What a tender consists of: its CPV codes, its lots, and what became of each of them."""

from datetime import datetime

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from content.languages import reader_language, reads_english
from events import times
from procurement.enums import PARAGRAPHS
from procurement.models.amounts import amount_in_words
from procurement.models.fields import money
from procurement.models.labels import label


class NoticeCode(models.Model):
    """A CPV code of a notice."""

    notice = ParentalKey("procurement.Notice", on_delete=models.CASCADE, related_name="codes")
    code = models.CharField(
        _("CPV code"),
        max_length=8,
        validators=[RegexValidator(r"^\d{8}$", _("A CPV code is eight digits, without a dash."))],
        help_text=_("Eight digits, without the check digit after the dash."),
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("CPV code")
        verbose_name_plural = _("CPV codes")
        constraints = [
            models.UniqueConstraint(fields=["notice", "code"], name="notice_code_once"),
        ]

    def __str__(self) -> str:
        return self.code


class NoticeLot(Orderable):
    """A part of a tender that can be bid for alone."""

    notice = ParentalKey("procurement.Notice", on_delete=models.CASCADE, related_name="lots")
    title = models.CharField(_("title"), max_length=250)
    description = models.TextField(_("description"), blank=True)
    identity = models.CharField(
        _("identity at the source"),
        blank=True,
        max_length=100,
        default="",
        db_default="",
        editable=False,
        help_text=_("LOT-0001 and the like."),
    )
    title_en = models.CharField(
        _("title in English"),
        blank=True,
        max_length=250,
        default="",
        db_default="",
        editable=False,
    )
    description_en = models.TextField(
        _("description in English"), blank=True, default="", db_default="", editable=False
    )
    codes = models.JSONField(_("CPV codes"), default=list, db_default=[], editable=False)
    value = money(_("value"), editable=False)
    currency = models.CharField(
        _("currency"), blank=True, max_length=3, default="", db_default="", editable=False
    )
    deadline_at = models.DateTimeField(
        _("last day for tenders"), null=True, blank=True, editable=False
    )
    reserved = models.JSONField(
        _("reserved for"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Codes; none at all: not reserved; empty: not stated."),
    )
    nuts = models.JSONField(_("places"), default=list, db_default=[], editable=False)

    panels = [FieldPanel("title"), FieldPanel("description")]

    def __str__(self) -> str:
        return self.title

    @property
    def heading(self) -> str:
        """Return the title in the reader's language."""
        return (reads_english() and self.title_en) or self.title

    @property
    def text(self) -> str:
        """Return the description in the reader's language."""
        return (reads_english() and self.description_en) or self.description

    @property
    def deadline(self) -> str:
        """Return the day and hour of the lot's own deadline in words."""
        return times.moment(self.deadline_at) if self.deadline_at else ""

    @property
    def local_deadline_at(self) -> datetime | None:
        """Return the lot's own deadline on the clocks of the site."""
        return times.local(self.deadline_at) if self.deadline_at else None

    @property
    def value_in_words(self) -> str:
        """Return the value with its currency, or that it is unknown."""
        return amount_in_words(self.value, self.currency)

    @property
    def reservation(self) -> str:
        """Return by which paragraphs the lot is reserved, or that it is not, or unknown."""
        if self.reserved is None:
            return pgettext("reservation", "unknown")
        told = [str(PARAGRAPHS[code]) for code in self.reserved if code in PARAGRAPHS]
        return ", ".join(told) or pgettext("reservation", "not reserved")


class NoticeAward(models.Model):
    """What became of a lot: who won it, or that nobody did. The source alone writes it."""

    notice = models.ForeignKey(
        "procurement.Notice",
        verbose_name=_("notice"),
        on_delete=models.CASCADE,
        related_name="awards",
    )
    lot = models.CharField(
        _("lot"), blank=True, max_length=100, help_text=_("The lot's identity at the source.")
    )
    outcome = models.CharField(
        _("outcome"), blank=True, max_length=20, help_text=_("BT-142, for example selec-w.")
    )
    reason = models.CharField(_("why nobody won"), blank=True, max_length=40)
    winner = models.CharField(_("winner"), blank=True, max_length=250)
    organisation_number = models.CharField(
        _("organisation number"),
        blank=True,
        max_length=20,
        help_text=_("Never a personal identity number."),
    )
    value = money(_("value"))
    currency = models.CharField(_("currency"), blank=True, max_length=3)
    tenders_received = models.PositiveIntegerField(_("tenders received"), null=True, blank=True)
    decided_on = models.DateField(_("decided"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("award")
        verbose_name_plural = _("awards")

    def __str__(self) -> str:
        return self.winner or self.outcome

    @property
    def value_in_words(self) -> str:
        """Return the value with its currency, or that it is unknown."""
        return amount_in_words(self.value, self.currency)

    @property
    def reason_in_words(self) -> str:
        """Return why nobody won, or nothing."""
        return label("non_award_reason", self.reason, reader_language()) if self.reason else ""
