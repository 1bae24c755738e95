"""The reviewers' own export, with the contact persons."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from enterprises.moderation.rights import may_review
from enterprises.out.with_contacts import ExportView


class ExportMenuItem(MenuItem):
    """The way to the export, for those who may review."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to reviewers."""
        return may_review(request.user)


@hooks.register("register_admin_urls")
def add_export_address() -> list[URLPattern]:
    """Put the export among the addresses of the admin."""
    return [path("enterprises/export/", ExportView.as_view(), name="enterprises_export")]


@hooks.register("register_reports_menu_item")
def add_export_to_menu() -> MenuItem:
    """Put the export among the reports."""
    return ExportMenuItem(
        _("Enterprises with contact persons"),
        reverse_lazy("enterprises_export"),
        name="enterprises-export",
        icon_name="download",
        order=900,
    )
