"""Who may add, publish and review profiles."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Locale, Page

from enterprises.models import EnterpriseIndexPage

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


def may_import(user: Any) -> bool:
    """Return whether a user may add profiles."""
    directory = _directory()
    return bool(directory and directory.permissions_for_user(user).can_add_subpage())


def may_publish(user: Any, directory: Page | None = None) -> bool:
    """Return whether a user may publish profiles, as far as the site's own rules let them too.

    A site adds a rule by the hook `may_publish_enterprises`: a function of the user.
    """
    directory = directory or _directory()
    if user is None or directory is None:
        return False
    rules = hooks.get_hooks("may_publish_enterprises")
    granted = directory.permissions_for_user(user).can_publish_subpage()
    return granted and all(rule(user) for rule in rules)


def _directory() -> Page | None:
    return EnterpriseIndexPage.objects.filter(locale=Locale.get_default()).first()
