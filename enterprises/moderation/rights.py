"""Who reviews what enterprises send in."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

PERMISSION = "enterprises.review_submission"


def may_review(user: Any) -> bool:
    """Return whether a user decides on what enterprises send in."""
    return bool(user.has_perm(PERMISSION))


class ReviewerMixin:
    """A view of the admin for reviewers alone."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in those who may review."""
        if not may_review(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
