"""Notices of tenders: rows, not pages, each with an address below the procurement index."""

from django.apps import apps
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, Orderable, PreviewableMixin, RevisionMixin
from wagtail.search import index

from content.forms import ScheduleForm
from content.languages import ENGLISH, SWEDISH, reader_language, reads_english
from headless.preview import HeadlessPreviewMixin
from places.models import Municipality
from procurement.enums import PARAGRAPHS, RULES, NoticeKind, Phase, Reserved
from procurement.models.deadlines import Deadline
from procurement.models.facts import Facts
from procurement.querysets import NoticeManager

SLUG_LENGTH = 60
TYPED = "typed"


class Notice(
    Deadline,
    Facts,
    HeadlessPreviewMixin,
    PreviewableMixin,
    DraftStateMixin,
    RevisionMixin,
    index.Indexed,
    ClusterableModel,
):
    """A planned, open, awarded or cancelled tender, in the buyer's words and in plain ones."""

    title = models.CharField(
        _("title"), max_length=250, help_text=_("As the buyer calls it, in Swedish.")
    )
    title_en = models.CharField(
        _("title in English"),
        blank=True,
        max_length=250,
        help_text=_("Empty: the notice is not listed on the English site."),
    )
    buyer = models.CharField(
        _("buyer"), max_length=200, help_text=_("The authority, municipality or company.")
    )
    reserved = models.CharField(
        _("reserved for"), max_length=12, choices=Reserved.choices, default=Reserved.NONE
    )
    kind = models.CharField(
        _("kind of notice"),
        blank=True,
        max_length=20,
        choices=NoticeKind.choices,
        default="",
        db_default="",
        help_text=_("Empty: an ordinary notice."),
    )
    municipalities = ParentalManyToManyField(
        Municipality,
        verbose_name=_("municipalities where the work is done"),
        blank=True,
        related_name="notices_in",
    )
    description = models.TextField(
        _("description by the buyer"), blank=True, help_text=_("Copied as it stands.")
    )
    description_en = models.TextField(
        _("description by the buyer in English"), blank=True, default="", db_default=""
    )
    summary_sv = models.TextField(
        _("in plain Swedish"),
        blank=True,
        help_text=_("What is bought, how much and for how long, as you would tell a neighbour."),
    )
    summary_en = models.TextField(_("in plain English"), blank=True)
    fits_sv = models.TextField(
        _("fits social enterprises, because…"),
        blank=True,
        help_text=_("Why this may be something for a social enterprise. Empty: not shown."),
    )
    fits_en = models.TextField(_("fits social enterprises, because… (English)"), blank=True)
    url = models.URLField(
        _("address of the notice at the buyer"),
        blank=True,
        max_length=500,
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("Where the documents are and the tender is handed in."),
    )
    winner = models.CharField(
        _("awarded to"),
        blank=True,
        max_length=200,
        help_text=_("The supplier or suppliers, when the contract has been awarded."),
    )
    source = models.CharField(_("source"), max_length=20, default=TYPED, editable=False)
    source_id = models.CharField(
        _("identity at the source"), blank=True, max_length=400, editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    modified_at = models.DateTimeField(auto_now=True)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="notice")

    objects = NoticeManager()
    exclude_fields_in_copy = [
        "source",
        "source_id",
        "procedure_id",
        "publication_number",
        "is_changed",
        "created_at",
        "modified_at",
    ]

    base_form_class = ScheduleForm

    search_fields = [
        index.SearchField("title"),
        index.SearchField("title_en"),
        index.AutocompleteField("title"),
        index.SearchField("buyer"),
        index.SearchField("summary_sv"),
        index.FilterField("live"),
        index.FilterField("phase"),
        index.FilterField("reserved"),
        index.FilterField("deadline_at"),
    ]

    class Meta:
        ordering = ["deadline_at", "pk"]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self) -> str:
        return self.title

    def clean(self):
        """Refuse what does not add up, each fault at its own field."""
        super().clean()
        errors = self.deadline_errors()
        if errors:
            raise ValidationError(errors)

    @property
    def is_typed(self) -> bool:
        """Tell whether an editor wrote it, and no source."""
        return self.source == TYPED

    @property
    def revisions(self) -> models.QuerySet:
        """Return the earlier versions of the notice."""
        return self._revisions

    @property
    def languages(self) -> list[str]:
        """Return the languages that the notice is public in, none for a draft."""
        if not (self.pk and self.live):
            return []
        return [SWEDISH, ENGLISH] if self.title_en else [SWEDISH]

    @property
    def slug(self) -> str:
        """Return the words of the notice's address, in the reader's language."""
        return slugify(self.heading)[:SLUG_LENGTH].strip("-") or "annons"

    @property
    def heading(self) -> str:
        """Return the title in the reader's language."""
        return (reads_english() and self.title_en) or self.title

    @property
    def plain_summary(self) -> str:
        """Return the editor's summary in the reader's language."""
        return (reads_english() and self.summary_en) or self.summary_sv

    @property
    def fits(self) -> str:
        """Return why it fits social enterprises, in the reader's language."""
        return (reads_english() and self.fits_en) or self.fits_sv

    @property
    def reservation(self) -> str:
        """Return in words for whom it is reserved and by which paragraph, or nothing."""
        return str(RULES.get(self.reserved, ""))

    @property
    def reservation_in_short(self) -> str:
        """Return the paragraph that it is reserved by, or nothing."""
        return str(PARAGRAPHS.get(self.reserved, ""))

    @property
    def deadline_label(self) -> str:
        """Return what the last day is for."""
        if self.kind == NoticeKind.MARKET_DIALOGUE:
            return translation.gettext("Last day to answer")
        return translation.gettext("Last day for tenders")

    @property
    def doubt(self) -> str:
        """Return what an editor should look at again, or nothing."""
        if self.phase == Phase.OPEN and not self.deadline_at:
            return translation.gettext("The notice is open but has no last day for tenders.")
        return ""

    def get_absolute_url(self, language: str | None = None) -> str:
        """Return the address of the notice, in the reader's language if none is named.

        Each call looks for the index page; for many notices, ask the index once and use
        its `notice_url`.
        """
        found = self._index(language)
        return found.notice_url(self) if found else ""

    @property
    def full_url(self) -> str:
        """Return the address of the notice with the host, in the reader's language."""
        found = self._index(None) if self.pk else None
        return found.full_notice_url(self) if found else ""

    def _index(self, language):
        model = apps.get_model("procurement", "ProcurementIndexPage")
        return model.in_language(language or reader_language())

    def get_preview_template(self, request, mode_name):
        """Return the template that readers meet."""
        return "procurement/notice.html"

    def get_preview_context(self, request, mode_name):
        """Return what the template shows, with the index page around it."""
        context = super().get_preview_context(request, mode_name)
        found = self._index(None)
        return {**context, **(found.notice_context(request, self) if found else {"notice": self})}


class DiscussedNotice(Orderable):
    """A notice that was spoken of at a meeting. Belongs to the Swedish page of the meeting."""

    event = ParentalKey(
        "events.EventPage", on_delete=models.CASCADE, related_name="discussed_notices"
    )
    notice = models.ForeignKey(
        Notice,
        verbose_name=_("notice"),
        on_delete=models.CASCADE,
        related_name="discussions",
    )

    panels = [FieldPanel("notice")]

    class Meta(Orderable.Meta):
        verbose_name = _("notice that was spoken of")
        verbose_name_plural = _("notices that were spoken of")

    def __str__(self) -> str:
        return str(self.notice)
