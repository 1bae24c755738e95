"""Notices of tenders: rows, not pages, each with an address below the procurement index."""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, Orderable, PreviewableMixin, RevisionMixin
from wagtail.search import index

from places.models import Municipality
from procurement.enums import Phase, Reserved
from procurement.querysets import NoticeManager


class Notice(PreviewableMixin, DraftStateMixin, RevisionMixin, index.Indexed, ClusterableModel):
    """A planned, open, awarded or cancelled tender, in the buyer's words and in plain ones."""

    title = models.CharField(_("title"), max_length=250)
    title_en = models.CharField(
        _("title in English"),
        blank=True,
        max_length=250,
        help_text=_("Empty: the notice is not listed on the English site."),
    )
    buyer = models.CharField(_("buyer"), max_length=200)
    phase = models.CharField(
        _("phase"), max_length=10, choices=Phase.choices, default=Phase.OPEN, db_index=True
    )
    published_on = models.DateField(_("announced on"), null=True, blank=True)
    deadline_at = models.DateTimeField(
        _("last day for tenders"), null=True, blank=True, db_index=True
    )
    expected_on = models.DateField(
        _("expected to be announced"), null=True, blank=True, help_text=_("For planned tenders.")
    )
    reserved = models.CharField(
        _("reserved for"), max_length=12, choices=Reserved.choices, default=Reserved.NONE
    )
    municipalities = ParentalManyToManyField(
        Municipality,
        verbose_name=_("municipalities where the work is done"),
        blank=True,
        related_name="notices_in",
    )
    description = models.TextField(_("description by the buyer"), blank=True)
    summary_sv = models.TextField(_("in plain Swedish"), blank=True)
    summary_en = models.TextField(_("in plain English"), blank=True)
    fits_sv = models.TextField(_("fits social enterprises, because…"), blank=True)
    fits_en = models.TextField(_("fits social enterprises, because… (English)"), blank=True)
    url = models.URLField(_("address of the notice at the buyer"), blank=True, max_length=500)
    winner = models.CharField(_("awarded to"), blank=True, max_length=200)
    source = models.CharField(_("source"), max_length=20, default="typed", editable=False)
    source_id = models.CharField(
        _("identity at the source"), blank=True, max_length=100, editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    modified_at = models.DateTimeField(auto_now=True)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="notice")

    objects = NoticeManager()

    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("buyer"),
        index.FilterField("live"),
        index.FilterField("phase"),
    ]

    class Meta:
        ordering = ["deadline_at", "pk"]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self) -> str:
        return self.title

    @property
    def revisions(self) -> models.QuerySet:
        """Return the earlier versions of the notice."""
        return self._revisions

    @property
    def slug(self) -> str:
        """Return the words of the notice's address."""
        return slugify(self.title)[:60].strip("-") or "annons"

    @property
    def heading(self) -> str:
        """Return the title in the reader's language."""
        return (get_language() == "en" and self.title_en) or self.title

    @property
    def plain_summary(self) -> str:
        """Return the editor's summary in the reader's language."""
        return (get_language() == "en" and self.summary_en) or self.summary_sv

    @property
    def fits(self) -> str:
        """Return why it fits social enterprises, in the reader's language."""
        return (get_language() == "en" and self.fits_en) or self.fits_sv


class NoticeCode(models.Model):
    """A CPV code of a notice."""

    notice = ParentalKey(Notice, on_delete=models.CASCADE, related_name="codes")
    code = models.CharField(_("CPV code"), max_length=8)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "code"], name="notice_code_once"),
        ]

    def __str__(self) -> str:
        return self.code


class NoticeLot(Orderable):
    """A part of a tender that can be bid for alone."""

    notice = ParentalKey(Notice, on_delete=models.CASCADE, related_name="lots")
    title = models.CharField(_("title"), max_length=250)
    description = models.TextField(_("description"), blank=True)

    def __str__(self) -> str:
        return self.title
