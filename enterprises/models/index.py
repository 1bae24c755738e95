"""The directory's own page."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import StreamField
from wagtail.models import Page

from content.blocks import BodyBlock
from content.pages import PageDetails
from content.querysets import ListedManager


class EnterpriseIndexPage(RoutablePageMixin, PageDetails, Page):
    """The directory: finds enterprises by words, category, municipality and joint bids."""

    body = StreamField(BodyBlock(), verbose_name=_("text below the list"), blank=True)

    objects = ListedManager()

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]

    subpage_types = ["enterprises.EnterprisePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("directory of enterprises")
