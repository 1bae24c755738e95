"""The last days of the notices that fit some filters, as iCalendar (RFC 5545)."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event
from wagtail.models import Page

from events import times
from events.calendar.ics import REFRESH, site_time_zone
from headless.conditional import conditional
from procurement.enums import Phase
from procurement.models import Notice, ProcurementIndexPage
from procurement.subscriptions.feeds import fitting, told_by, unique_id
from procurement.subscriptions.forms import FeedForm
from procurement.subscriptions.words import facts_of

KEPT = dt.timedelta(days=366)
ICALENDAR = "text/calendar; charset=utf-8"


@require_safe
@conditional
def deadlines(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with the last days for tenders of the notices that fit."""
    index = _index(request, path)
    form = FeedForm(request.GET)
    since = timezone.now() - KEPT
    found = fitting(index, form).filter(deadline_at__gte=since).order_by("deadline_at", "pk")
    calendar = Calendar()
    calendar.add("prodid", "-//procurement//Deadlines//")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", f"{index.title} – {told_by(form)}")
    calendar.add("x-wr-caldesc", told_by(form))
    calendar.add("x-published-ttl", REFRESH)
    calendar.add_component(site_time_zone(timezone.now()))
    host = f"{request.scheme}://{request.get_host()}"
    for notice in index.addressed(found):
        identity = unique_id(index, notice)
        calendar.add_component(_entry(notice, f"{host}{notice.address}", identity))
    response = HttpResponse(calendar.to_ical(), content_type=ICALENDAR)
    response["Content-Disposition"] = 'inline; filename="deadlines.ics"'
    return response


def _index(request: HttpRequest, path: str) -> ProcurementIndexPage:
    found = Page.route_for_request(request, path)
    index = found and found.page.specific
    is_public = isinstance(index, ProcurementIndexPage) and not index.get_view_restrictions()
    if not (is_public and index.live):
        raise Http404
    return index


def _entry(notice: Notice, address: str, identity: str) -> Event:
    changed = notice.modified_at.astimezone(dt.UTC).replace(microsecond=0)
    is_cancelled = notice.phase == Phase.CANCELLED
    entry = Event()
    entry.add("uid", identity)
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("sequence", int(changed.timestamp()) // 60)
    entry.add("dtstart", times.local(notice.deadline_at))
    entry.add("summary", _("Last day for tenders: %(day)s") % {"day": notice.heading})
    entry.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    entry.add("url", address)
    parts = [facts_of(notice), notice.plain_summary, address]
    entry.add("description", "\n\n".join(part for part in parts if part))
    return entry
