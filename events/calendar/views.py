"""The addresses of the calendar that are not pages: the files for the reader's own calendar."""

from datetime import timedelta
from typing import BinaryIO

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page

from events.calendar.ics import calendar_file
from events.models import EventIndexPage
from headless.conditional import kept_file

KEPT = timedelta(days=366)
ICALENDAR = "text/calendar; charset=utf-8"


@require_safe
def ics(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with a calendar, or one meeting of it, found by the address of its page."""
    parent, _slash, name = path.rpartition("/")
    calendar = _calendar(request, parent)
    if name == calendar.calendar_file_name:
        since = timezone.now() - KEPT
        events = calendar.events().filter(starts_at__gte=since).order_by("starts_at", "pk")
    else:
        events = [get_object_or_404(calendar.events(), slug=name)]

    def make(file: BinaryIO) -> None:
        title = f"{calendar.title} – {calendar.site_title}"
        file.write(calendar_file(events, title, request))

    response = kept_file(request, f"calendar {calendar.pk} {name}", make, ICALENDAR, is_small=True)
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response


def _calendar(request: HttpRequest, path: str) -> EventIndexPage:
    found = Page.route_for_request(request, path)
    calendar = found and found.page.specific
    public = isinstance(calendar, EventIndexPage) and not calendar.get_view_restrictions()
    if not (public and calendar.live):
        raise Http404
    return calendar
