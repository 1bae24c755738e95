"""The page for watching: what to watch, what it would have brought, and the form."""

import time
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.views.decorators.csrf import csrf_exempt
from wagtail import views as wagtail_views

from access.after_response import wait_until
from access.decorators import from_elsewhere
from access.responses import asking_to_wait, private, wait_in_words
from access.throttling import Throttle
from procurement.enums import Frequency
from procurement.models import Notice, ProcurementIndexPage
from procurement.subscriptions.actions import ask
from procurement.subscriptions.changes import note_changes
from procurement.subscriptions.digests import Entry, preview
from procurement.subscriptions.forms import StarForm, WatchedForm, WatchForm
from procurement.subscriptions.links import can_be_starred
from procurement.subscriptions.words import facts_of, heading_of, in_words, what_happened

QUICKEST_ANSWER = 0.3  # seconds, so that the time does not tell a known address from another
MOST_SHOWN = 20
throttle = Throttle("procurement.watch")


@csrf_exempt
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer as any page does; a post needs no cookie, but must come from our own pages."""
    if request.method == "POST" and (refused := from_elsewhere(request)):
        return refused
    return wagtail_views.serve(request, path)


def watch(index: ProcurementIndexPage, request: HttpRequest) -> HttpResponse:
    """Show what can be watched and what it would have brought, and take an address."""
    if request.method != "POST":
        if "sent" in request.GET:
            return private(_show(index, request, "sent", gettext("Look in your inbox")))
        return _page(index, request, WatchForm(initial=_initial(request)))
    return private(_taken(index, request))


def _taken(index: ProcurementIndexPage, request: HttpRequest) -> HttpResponse:
    if "preview" in request.POST:
        return _page(index, request, WatchForm(initial=_initial(request, posted=True)))
    started = time.monotonic()
    form = WatchForm(request.POST)
    if wait := throttle.seconds_to_wait(request):
        form.add_error(None, wait_in_words(wait))
        return asking_to_wait(_page(index, request, form), wait)
    if form.is_from_robot:
        return _sent(index, started)
    if not form.is_valid():
        return _page(index, request, form)
    ask(
        form.cleaned_data["email"],
        index.locale.language_code,
        filters=form.chosen,
        frequency=form.cleaned_data["frequency"],
    )
    return _sent(index, started)


def star(index: ProcurementIndexPage, request: HttpRequest, pk: int) -> HttpResponse:
    """Ask where to send reminders of the last day of a notice."""
    notice = index.notices().filter(pk=pk).first()
    if notice is None:
        raise Http404
    return private(_star(index, request, notice))


def _star(index: ProcurementIndexPage, request: HttpRequest, notice: Notice) -> HttpResponse:
    if request.method != "POST":
        return _star_page(index, request, notice, StarForm())
    started = time.monotonic()
    form = StarForm(request.POST)
    if wait := throttle.seconds_to_wait(request):
        form.add_error(None, wait_in_words(wait))
        return asking_to_wait(_star_page(index, request, notice, form), wait)
    if form.is_from_robot:
        return _sent(index, started)
    if not form.is_valid() or not can_be_starred(notice):
        return _star_page(index, request, notice, form)
    ask(form.cleaned_data["email"], index.locale.language_code, notice=notice)
    return _sent(index, started)


def _initial(request: HttpRequest, *, posted: bool = False) -> dict[str, Any]:
    """Return what was chosen, to be shown again; of an address only the filters."""
    data = request.POST if posted else request.GET
    chosen = WatchedForm(data).chosen
    if not posted:
        return {"frequency": Frequency.WEEKLY, **chosen}
    said = {name: data.get(name, "") for name in ("frequency", "email")}
    return {**said, **chosen}


def _sent(index: ProcurementIndexPage, started: float) -> HttpResponse:
    wait_until(started + QUICKEST_ANSWER)
    return redirect(f"{index.subroute_url('watch')}?sent=1")


def _page(index: ProcurementIndexPage, request: HttpRequest, form: WatchForm) -> HttpResponse:
    asked = WatchedForm(request.POST if request.method == "POST" else request.GET)
    note_changes()
    language = index.locale.language_code
    found = preview(asked.filters, language, timezone.now())
    entries = [] if asked.fits_nothing else found.entries
    query = f"?{asked.query}" if asked.query else ""
    return _show(
        index,
        request,
        "watch",
        gettext("Watch procurements"),
        form=form,
        asked=asked,
        watched=in_words(asked.filters),
        lines=_lines(index, entries[:MOST_SHOWN]),
        entry_count=len(entries),
        rest=max(len(entries) - MOST_SHOWN, 0),
        swedish_count=0 if asked.fits_nothing else found.swedish_count,
        unknown_count=0 if asked.fits_nothing else found.unknown_count,
        mail_counts=[(label, found.mails[value]) for value, label in Frequency.choices],
        feed_url=index.subroute_url("watch_feed") + query,
        calendar_url=index.subroute_url("watch") + pgettext("address", "calendar.ics") + query,
    )


def _lines(index: ProcurementIndexPage, entries: list[Entry]) -> list[dict[str, Any]]:
    index.addressed(entry.notice for entry in entries)
    return [
        {
            "notice": entry.notice,
            "facts": facts_of(entry.notice),
            "heading": heading_of(entry.kind),
            "happened": what_happened(entry),
            "at": entry.at,
        }
        for entry in entries
    ]


def _star_page(
    index: ProcurementIndexPage, request: HttpRequest, notice: Notice, form: StarForm
) -> HttpResponse:
    return _show(
        index,
        request,
        "star",
        gettext("Be reminded of the last day"),
        notice=notice,
        notice_url=index.notice_url(notice),
        form=form,
        is_possible=can_be_starred(notice),
        time_left=notice.deadline_in_words(),
    )


def _show(
    index: ProcurementIndexPage, request: HttpRequest, template: str, title: str, **more: Any
) -> HttpResponse:
    context = {"title": title, "index": index, **more}
    path = f"procurement/subscriptions/{template}.html"
    return index.render(request, context_overrides=context, template=path)
