"""The way to the import of notices in the admin."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from procurement.versions.views import may_import


class ImportMenuItem(MenuItem):
    """The way to the import, for those who may add notices."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user may add notices."""
        return may_import(request.user)


def import_menu_item(order: int) -> MenuItem:
    """Return the entry for the menu of procurement."""
    return ImportMenuItem(
        _("Import notices"),
        reverse("procurement_versions:start"),
        name="import-notices",
        icon_name="upload",
        order=order,
    )
