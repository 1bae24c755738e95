"""The answer while the database is away: an apology instead of an error."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.views.defaults import server_error

RETRY_AFTER = "30"


def handler500(request: HttpRequest) -> HttpResponse:
    """Answer 503 when the database could not be reached, and otherwise as Django does.

    Django calls this while it handles the exception, wherever that was raised: in a view,
    in a template or in a middleware. Nothing here asks the database.
    """
    away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    if not away:
        return server_error(request)
    if request.path.startswith("/api/"):
        problem = {"title": "Service Unavailable", "status": 503}
        response: HttpResponse = JsonResponse(
            problem, status=503, content_type="application/problem+json"
        )
    else:
        language = "en" if request.path.startswith("/en/") else "sv"
        with translation.override(language):
            response = HttpResponse(render_to_string("503.html"), status=503)
    response["Retry-After"] = RETRY_AFTER
    response["Cache-Control"] = "no-store"
    return response
