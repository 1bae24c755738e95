"""Who may see and do what with mails and personal data."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

SEE_MAIL = "access.view_outgoingmail"
SEND_MAIL = "access.change_outgoingmail"
DECIDE = "access.change_retentiondecision"
HANDLE = "access.handle_personal_data"
SEE_NOTES = "access.view_disclosure"


class PrivateMixin(WagtailAdminTemplateMixin):
    """A page of the admin for those with one permission; no browser keeps it."""

    permission = ""
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in those who may."""
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Add the page to the trail."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]


class PrivateMenuItem(MenuItem):
    """The way to a page, for those with its permission."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who may open it."""
        return request.user.has_perm(self.permission)
