"""What the places app adds to the admin."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet

from places.admin import RegistersViewSetGroup, refusal
from places.models import Municipality

register_snippet(RegistersViewSetGroup)


@hooks.register("before_delete_snippet")
def keep_municipality(request: HttpRequest, instances: Iterable[object]) -> HttpResponse | None:
    """Refuse to delete a municipality."""
    refused = [row for row in instances if isinstance(row, Municipality)]
    for row in refused:
        messages.error(request, refusal(row))
    return redirect(Municipality.snippet_viewset.get_url_name("list")) if refused else None


@hooks.register("before_bulk_action")
def keep_municipalities(
    request: HttpRequest, action_type: str, objects: Iterable[object], action: object
) -> HttpResponse | None:
    """Refuse to delete municipalities many at a time."""
    return keep_municipality(request, objects) if action_type == "delete" else None
