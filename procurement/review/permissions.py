"""Who judges notices: those who may change and publish them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

RIGHTS = ("procurement.change_notice", "procurement.publish_notice")


def may_judge(user: Any) -> bool:
    """Return whether a user decides which notices are shown."""
    return bool(user.has_perms(RIGHTS))


class EditorMixin:
    """A view of the admin for those who judge notices."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in those who may."""
        if not may_judge(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
