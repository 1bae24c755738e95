"""What a news item belongs with besides notices: meetings and guides."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable, Page


class RelatedPage(Orderable):
    """A meeting or a guide that a news item is about. Belongs to the Swedish page of the news.

    In another language the translation of both is meant.
    """

    news = ParentalKey(
        "procurement.NewsPage", on_delete=models.CASCADE, related_name="related_pages"
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("meeting or guide"),
        on_delete=models.CASCADE,
        related_name="news_about",
    )

    panels = [PageChooserPanel("page", ["events.EventPage", "home.GuidePage"])]

    class Meta(Orderable.Meta):
        verbose_name = _("meeting or guide that the news is about")
        verbose_name_plural = _("meetings and guides that the news is about")

    def __str__(self) -> str:
        return str(self.page)
