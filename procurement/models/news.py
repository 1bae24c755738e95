"""One news item about public procurement."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from content.blocks import BodyBlock
from content.pages import PageDetails
from headless.identity import default_language
from headless.visibility import open_pages
from procurement.models.index import ProcurementIndexPage
from procurement.models.notices import Notice
from procurement.querysets import NewsManager
from procurement.schema_org import news_article


class NewsTag(TaggedItemBase):
    """A word that a news item is filed under."""

    content_object = ParentalKey(
        "procurement.NewsPage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class NewsPage(PageDetails, Page):
    """One news item: a date, a lead and a text."""

    published_on = models.DateField(
        _("date"),
        default=timezone.localdate,
        help_text=_("Shown with the news, which is sorted by it."),
    )
    current_until = models.DateField(
        _("current until"),
        null=True,
        blank=True,
        help_text=_(
            "After this day the news is in the archive. Empty: when the tenders that it is about "
            "are closed and the meetings are held. It is never taken down."
        ),
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    tags = ClusterTaggableManager(
        through=NewsTag,
        blank=True,
        verbose_name=_("tags"),
        help_text=_("A few words that readers can filter the news by, with commas between."),
    )
    notices = ParentalManyToManyField(
        Notice,
        verbose_name=_("related notices"),
        blank=True,
        related_name="news",
        help_text=_("Notices that the news is about. Only published ones are shown."),
    )

    objects = NewsManager()

    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("published_on"), FieldPanel("current_until")]),
        FieldPanel("summary"),
        FieldPanel("picture"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("tags"),
                FieldPanel("notices"),
                MultipleChooserPanel(
                    "related_pages",
                    chooser_field_name="page",
                    heading=_("Meetings and guides"),
                    label=_("Meeting or guide"),
                ),
            ],
            heading=_("Belongs with"),
        ),
    ]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]

    override_translatable_fields = [
        SynchronizedField("published_on", overridable=False),
        SynchronizedField("current_until", overridable=False),
        SynchronizedField("tagged_items", overridable=False),
        SynchronizedField("related_pages", overridable=False),
    ]

    exclude_fields_in_copy = [*PageDetails.exclude_fields_in_copy, "published_on", "current_until"]

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("published_on"),
    ]

    explains_words = True
    parent_page_types = ["procurement.ProcurementIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")

    def clean(self):
        """Refuse an address that the procurement page uses itself."""
        super().clean()
        if ProcurementIndexPage.takes_slug(self.slug, self.locale.language_code):
            message = gettext("The procurement page uses “%(slug)s” itself. Choose another.")
            raise ValidationError({"slug": message % {"slug": self.slug}})

    @property
    def changed_at(self):
        """Return when the public last got something new to read."""
        return self.last_published_at or self.latest_revision_created_at or timezone.now()

    @property
    def is_archived(self) -> bool:
        """Tell whether its time is over."""
        return NewsPage.objects.filter(pk=self.pk).archived().exists()

    def about(self) -> list[Page]:
        """Return the meetings and guides that it is about, where its own language has them.

        An editor chooses them on the Swedish page.
        """
        original = self
        if self.locale.language_code != default_language():
            original = self.get_translation_or_none(Locale.get_default())
        rows = (original or self).related_pages.all()  # a preview has them unsaved
        keys = [row.page.translation_key for row in rows]
        listed = open_pages(Page.objects.live()).filter(alias_of=None, locale=self.locale)
        found = {page.translation_key: page for page in listed.filter(translation_key__in=keys)}
        return [found[key] for key in dict.fromkeys(keys) if key in found]

    def structured_data(self, request) -> dict:
        """Return the news as schema.org describes news articles."""
        return news_article(self, request)

    def get_context(self, request, *args, **kwargs):
        """Add the index above, the published notices that belong here, and newer news."""
        context = super().get_context(request, *args, **kwargs)
        parent = self.get_parent()
        index_page = parent.specific if parent else None
        context["index"] = index_page
        if isinstance(index_page, ProcurementIndexPage):
            chosen = [notice.pk for notice in self.notices.all()]  # a preview has them unsaved
            related = Notice.objects.filter(pk__in=chosen).listed(self.locale.language_code)
            related = related.nearest_first()
            context["notices"] = index_page.addressed(related)
        context["related_pages"] = self.about()
        context["is_archived"] = bool(self.pk) and self.is_archived
        return context
