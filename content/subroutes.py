"""What hangs below an index page without being a page: feeds, forms and the like."""

from importlib import import_module
from threading import RLock
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from content.forms import PageForm
from headless.preview import MODE, HeadlessPreviewMixin

BUILDING = RLock()


class SubroutesMixin(RoutablePageMixin, HeadlessPreviewMixin, models.Model):
    """An index page whose sub-routes are written in the language of the page.

    `subroutes` names the `urls` modules of the features that hang below the page, by dotted path,
    as Django's `include` does. Each has `urlpatterns`, whose routes are lazily translated strings
    and whose views take the page, then the request: `path(_("notices/"), views.notices)`.
    """

    subroutes: tuple[str, ...] = ()

    class Meta:
        abstract = True

    @classmethod
    def get_subpage_urls(cls):
        """Add the addresses of the features, which are imported when addresses are asked for."""
        below = [route for name in cls.subroutes for route in import_module(name).urlpatterns]
        return (*super().get_subpage_urls(), *below)

    @classmethod
    def get_resolver(cls):
        """Return the resolver of the routes, which one thread builds for all.

        Wagtail stores it on the class whose attributes another thread may be walking through.
        """
        with BUILDING:
            return super().get_resolver()

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

    @property
    def site_title(self) -> str:
        """Return what the site is called in the language of this page: as its first page is."""
        home = self.get_site().root_page
        return (home.get_translation_or_none(self.locale) or home).title

    @classmethod
    def takes_slug(cls, slug: str, language: str) -> bool:
        """Tell whether a child page with this slug would be hidden by a sub-route."""
        with translation.override(language):
            try:
                cls.get_resolver().resolve(f"/{slug}/")
            except Http404:
                return False
        return True


def refuse_taken_slug(slug: str, parent: Page) -> None:
    """Raise when the page above uses the address itself, which would hide the page."""
    takes_slug = getattr(parent.specific_class, "takes_slug", None)
    if takes_slug and takes_slug(slug, parent.locale.language_code):
        message = gettext("The page above uses the address “%(slug)s” itself. Choose another.")
        raise ValidationError({"slug": message % {"slug": slug}})


class BelowSubroutesForm(PageForm):
    """The form of a page that is not below its parent until it is saved."""

    def clean(self) -> dict[str, Any]:
        """Refuse an address that the page above uses itself."""
        cleaned = super().clean()
        if not self.instance.pk and "slug" in cleaned:
            refuse_taken_slug(cleaned["slug"], self.parent_page)
        return cleaned


class BelowSubroutesMixin(models.Model):
    """A page that may stand below pages of several types, some of them with sub-routes."""

    base_form_class = BelowSubroutesForm

    class Meta:
        abstract = True

    def clean(self):
        """Refuse an address that the page above uses itself."""
        super().clean()
        parent = self.get_parent()
        if parent:
            refuse_taken_slug(self.slug, parent)

    def can_move_to(self, parent):
        """Add that the page must not be hidden there."""
        try:
            refuse_taken_slug(self.slug, parent)
        except ValidationError:
            return False
        return super().can_move_to(parent)
