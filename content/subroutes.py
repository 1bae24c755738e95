"""What hangs below an index page without being a page: feeds, forms and the like."""

from django.db import models
from django.http import Http404
from django.utils import translation
from wagtail.contrib.routable_page.models import RoutablePageMixin

from headless.preview import MODE, HeadlessPreviewMixin


class SubroutesMixin(RoutablePageMixin, HeadlessPreviewMixin, models.Model):
    """An index page whose sub-routes are written in the language of the page.

    Give the route as a lazily translated string: `@path(_("notices/"))`.
    """

    class Meta:
        abstract = True

    def serve_preview(self, request, mode_name):
        """Show the frontend elsewhere when it is asked for, else the page with its routes."""
        if mode_name == MODE:
            return HeadlessPreviewMixin.serve_preview(self, request, mode_name)
        return super().serve_preview(request, mode_name)

    def reverse_subpage(self, name, args=None, kwargs=None):
        """Return the route as it reads in the language of this page."""
        with translation.override(self.locale.language_code):
            return super().reverse_subpage(name, args, kwargs)

    def subroute_url(self, name: str, *args: object) -> str:
        """Return the address of a sub-route, from the root of the site."""
        return f"{self.url}{self.reverse_subpage(name, args)}"

    def full_subroute_url(self, name: str, *args: object) -> str:
        """Return the address of a sub-route with the host."""
        return f"{self.full_url}{self.reverse_subpage(name, args)}"

    @classmethod
    def takes_slug(cls, slug: str, language: str) -> bool:
        """Tell whether a child page with this slug would be hidden by a sub-route."""
        with translation.override(language):
            try:
                cls.get_resolver().resolve(f"/{slug}/")
            except Http404:
                return False
        return True
