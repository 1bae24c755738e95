"""Reads what an editor chose who was asked whether translations follow."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from content.translations.actions import leave_translations, own_choice

ASKED, CHOSEN = "translations-asked", "translations"
# Where Wagtail's admin asks before it acts; see the templates that extend its own.
VIEWS = {
    "wagtailadmin_pages:unpublish",
    "wagtailadmin_pages:delete",
    "wagtailadmin_pages:move_confirm",
    "wagtailadmin_pages:copy",
    "wagtailadmin_pages:set_privacy",
    "wagtail_bulk_action",
}


class TranslationsMiddleware:
    """Leaves translations alone while the answer to a request is made that says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Forget the choice with the answer."""
        with own_choice():
            return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: Any) -> None:
        """Leave translations alone when the box was cleared."""
        match = request.resolver_match
        if request.method != "POST" or match is None or match.view_name not in VIEWS:
            return
        if not wants_translations(request):
            leave_translations()


def wants_translations(request: HttpRequest) -> bool:
    """Tell whether translations follow: also where nobody was asked."""
    return ASKED not in request.POST or CHOSEN in request.POST
