"""What the directory adds to the admin."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from enterprises.apps import load
from enterprises.deletion import MOST_NAMED, profiles_using, refusal
from enterprises.importing import urls as import_urls
from enterprises.importing.views import may_import
from enterprises.listing import EnterpriseListingViewSet
from enterprises.models import Category
from enterprises.snippets import CategoryViewSet

register_snippet(CategoryViewSet)
load("hooks")


class ImportMenuItem(MenuItem):
    """The way to the import, for those who may add profiles."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user may add profiles."""
        return may_import(request.user)


@hooks.register("register_admin_viewset")
def add_list_of_profiles() -> EnterpriseListingViewSet:
    """Put a list of all profiles in the menu."""
    return EnterpriseListingViewSet("enterprises")


@hooks.register("register_admin_urls")
def add_import_addresses() -> list[URLPattern]:
    """Put the import among the addresses of the admin."""
    return [path("enterprises/import/", include(import_urls))]


@hooks.register("register_registers_menu_item")
def add_import_to_menu() -> MenuItem:
    """Put the import among the registers."""
    return ImportMenuItem(
        _("Import enterprises"),
        reverse("enterprises_import:start"),
        name="import-enterprises",
        icon_name="upload",
        order=900,
    )


@hooks.register("before_delete_snippet")
def keep_used_category(request: HttpRequest, instances: Iterable[object]) -> HttpResponse | None:
    """Refuse to delete a category that is used, with links to where it is."""
    is_used = False
    for row in instances:
        sentence = refusal(row) if isinstance(row, Category) else ""
        if sentence:
            is_used = True
            messages.error(request, sentence, buttons=_buttons(row))
    return redirect(Category.snippet_viewset.get_url_name("list")) if is_used else None


@hooks.register("before_bulk_action")
def keep_used_categories(
    request: HttpRequest, action_type: str, objects: Iterable[object], action: object
) -> HttpResponse | None:
    """Refuse to delete categories many at a time, if any of them is used."""
    return keep_used_category(request, objects) if action_type == "delete" else None


def _buttons(category: Category) -> list:
    return [
        messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), page.title)
        for page in profiles_using(category)[:MOST_NAMED]
    ]
