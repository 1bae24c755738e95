"""The way to the import in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from enterprises.importing import urls as import_urls
from enterprises.profiles.permissions import may_import


class ImportMenuItem(MenuItem):
    """The way to the import, for those who may add profiles."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user may add profiles."""
        return may_import(request.user)


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
