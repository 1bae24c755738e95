"""The addresses of the calendar that are not pages: the files for the reader's own calendar."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page

from events.calendar.ics import calendar_file
from events.models import EventIndexPage

KEPT = timedelta(days=366)


@require_safe
def ics(request: HttpRequest, path: str) -> HttpResponse:
    """Return a calendar, or one meeting of it, found by the address of its page."""
    parent, _slash, name = path.rpartition("/")
    calendar = _calendar(request, parent)
    if name == calendar.calendar_file_name:
        since = timezone.now() - KEPT
        events = calendar.events().filter(starts_at__gte=since).order_by("starts_at", "pk")
    else:
        events = [get_object_or_404(calendar.events(), slug=name)]
    title = f"{calendar.title} – {calendar.site_title}"
    content = calendar_file(events, title, request)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response


def _calendar(request: HttpRequest, path: str) -> EventIndexPage:
    found = Page.route_for_request(request, path)
    calendar = found and found.page.specific
    public = isinstance(calendar, EventIndexPage) and not calendar.get_view_restrictions()
    if not (public and calendar.live):
        raise Http404
    return calendar
