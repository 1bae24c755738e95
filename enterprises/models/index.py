"""The directory's own page."""

from django.utils.module_loading import import_string
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.coreutils import string_to_ascii
from wagtail.fields import StreamField
from wagtail.models import Page

from content.blocks import BodyBlock
from content.languages import SWEDISH
from content.pages import ListedManager, PageDetails
from content.subroutes import SubroutesMixin


class EnterpriseIndexPage(SubroutesMixin, PageDetails, Page):
    """The directory: finds enterprises by words, category, municipality and joint bids."""

    body = StreamField(BodyBlock(), verbose_name=_("text below the list"), blank=True)

    objects = ListedManager()

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]

    subpage_types = ["enterprises.EnterprisePage"]
    max_count_per_parent = 1
    is_standing = True
    subroutes = (
        "enterprises.submission.urls",
        "enterprises.self_service.urls",
        "enterprises.directory.urls",
    )
    # What the list shows, by dotted path as the sub-routes are: the page knows no feature.
    browse = "enterprises.directory.views.browse"

    class Meta:
        verbose_name = _("directory of enterprises")

    def get_context(self, request, *args, **kwargs):
        """Add the enterprises that fit the filters in the address, and what to choose from."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, **import_string(self.browse)(self, request.GET)}

    @classmethod
    def free_slug(cls, title: str, taken: set[str], language: str = SWEDISH) -> str:
        """Return an address for a profile that neither a page nor a route of the directory has."""
        stem = slugify(string_to_ascii(title))[:200] or "foretag"
        number, slug = 1, stem
        while slug in taken or cls.takes_slug(slug, language):
            number += 1
            slug = f"{stem}-{number}"
        return slug
