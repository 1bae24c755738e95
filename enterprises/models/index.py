"""The directory's own page."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import StreamField
from wagtail.models import Page

from content.blocks import BodyBlock
from content.pages import ListedManager, PageDetails
from content.subroutes import SubroutesMixin
from enterprises.keeping.routes import KeepingRoutes
from enterprises.out.routes import OutRoutes
from enterprises.sent_pictures.routes import PictureRoutes
from enterprises.submission.routes import SubmissionRoutes


class EnterpriseIndexPage(
    SubmissionRoutes, PictureRoutes, KeepingRoutes, OutRoutes, SubroutesMixin, PageDetails, Page
):
    """The directory: finds enterprises by words, category, municipality and joint bids."""

    body = StreamField(BodyBlock(), verbose_name=_("text below the list"), blank=True)

    objects = ListedManager()

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]

    subpage_types = ["enterprises.EnterprisePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("directory of enterprises")

    def get_context(self, request, *args, **kwargs):
        """Add the enterprises that fit the filters in the address, and what to choose from."""
        from enterprises.browsing import browse

        context = super().get_context(request, *args, **kwargs)
        return {**context, **browse(self, request.GET)}

    @path("feed/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """Answer with the newest profiles as an Atom feed."""
        from enterprises.feeds import EnterpriseFeed

        return EnterpriseFeed()(request, page=self)
