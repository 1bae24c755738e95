"""Whether the site is alive, for those who watch it, and what it answers when it is not."""

import http.client
import sys
import urllib.request
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.defaults import server_error
from django_tasks_db.models import DBTaskResult

from content.languages import ENGLISH, SWEDISH

PATIENCE = timedelta(minutes=5)
RETRY_AFTER = "30"


@never_cache
@require_safe
def process(request: HttpRequest) -> HttpResponse:
    """Answer as long as the process does."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Say how the database, the search and the worker are; 503 without the database.

    The site serves its readers without a search engine and without a worker, so those are
    named when they are missing, and no reason to take it out of service.
    """
    parts = {"database": _database(), "search": _search()}
    parts["worker"] = _worker() if parts["database"] == "ok" else "unknown"
    troubled = set(parts.values()) - {"ok", "not used"}
    status = 200 if parts["database"] == "ok" else 503
    answer = JsonResponse({"status": "troubled" if troubled else "ok", **parts}, status=status)
    if status == 503:
        answer["Retry-After"] = "30"
    return answer


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "down"
    return "ok"


def _search() -> str:
    address = getattr(settings, "ELASTICSEARCH_URL", "")
    if not address:
        return "not used"
    try:
        with urllib.request.urlopen(address, timeout=1):  # noqa: S310 - an address of our own
            return "ok"
    except (OSError, http.client.HTTPException):
        return "down"


def _worker() -> str:
    if "Database" not in settings.TASKS["default"]["BACKEND"]:
        return "not used"
    late = DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - PATIENCE)
    return "behind" if late.exists() else "ok"


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
        language = ENGLISH if request.path.startswith(f"/{ENGLISH}/") else SWEDISH
        with translation.override(language):
            response = HttpResponse(render_to_string("503.html"), status=503)
    response["Retry-After"] = RETRY_AFTER
    response["Cache-Control"] = "no-store"
    return response
