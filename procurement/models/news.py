"""The procurement index and its news."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from content.blocks import BodyBlock
from content.pages import PageDetails
from content.querysets import ListedManager
from procurement.models.notices import Notice
from procurement.querysets import NewsManager


class ProcurementIndexPage(RoutablePageMixin, PageDetails, Page):
    """Public procurement: the news, and the notices by phase."""

    body = StreamField(BodyBlock(), verbose_name=_("text below the lists"), blank=True)

    objects = ListedManager()

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]

    max_count_per_parent = 1

    class Meta:
        verbose_name = _("procurement")


class NewsTag(TaggedItemBase):
    """A word that a news item is filed under."""

    content_object = ParentalKey(
        "procurement.NewsPage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class NewsPage(PageDetails, Page):
    """One news item: a date, a lead and a text."""

    published_on = models.DateField(_("date"), default=timezone.localdate)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    tags = ClusterTaggableManager(through=NewsTag, blank=True, verbose_name=_("tags"))
    notices = ParentalManyToManyField(
        Notice, verbose_name=_("related notices"), blank=True, related_name="news"
    )

    objects = NewsManager()

    content_panels = [
        *Page.content_panels,
        FieldPanel("published_on"),
        FieldPanel("summary"),
        FieldPanel("picture"),
        FieldPanel("body"),
        FieldPanel("tags"),
        FieldPanel("notices"),
    ]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("published_on"),
    ]

    parent_page_types = ["procurement.ProcurementIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")
