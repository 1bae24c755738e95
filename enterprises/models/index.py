"""The directory's own page."""

from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from content.blocks import BodyBlock
from content.pages import PageDetails
from content.querysets import ListedManager
from content.subroutes import SubroutesMixin


class EnterpriseIndexPage(SubroutesMixin, PageDetails, Page):
    """The directory: finds enterprises by words, category, municipality and joint bids."""

    body = StreamField(BodyBlock(), verbose_name=_("text below the list"), blank=True)

    objects = ListedManager()

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]

    subpage_types = ["enterprises.EnterprisePage"]
    max_count_per_parent = 1
    subroutes = (
        "enterprises.submission.urls",
        "enterprises.keeping.urls",
        "enterprises.out.urls",
    )
    # What the list shows, by dotted path as the sub-routes are: the page knows no feature.
    browse = "enterprises.browsing.browse"

    class Meta:
        verbose_name = _("directory of enterprises")

    def get_context(self, request, *args, **kwargs):
        """Add the enterprises that fit the filters in the address, and what to choose from."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, **import_string(self.browse)(self, request.GET)}
