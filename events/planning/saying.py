"""Says what a meeting clashes with: when it is saved, and while its time is chosen."""

import datetime as dt
from collections.abc import Iterator

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from wagtail.models import Page

from events import times
from events.models import EventPage
from events.planning.clashes import Plan, clashes
from events.planning.rights import may_plan

EARLY = dt.timedelta(days=14)


class PlanForm(forms.Form):
    """The time that stands in the editor right now."""

    starts = forms.DateTimeField()
    ends = forms.DateTimeField(required=False)
    own = forms.UUIDField(required=False)


def say_clashes(request: HttpRequest) -> HttpResponse:
    """Answer with what would be in the way of a time, as a piece of the panel."""
    if not may_plan(request.user):
        return HttpResponse(status=403)
    form, found = PlanForm(request.GET), []
    if form.is_valid():
        asked = form.cleaned_data
        found = clashes(Plan.at(asked["starts"], asked["ends"], asked["own"]))
    return render(request, "events/admin/clashes.html", {"clashes": found})


def warn_of_clashes(request: HttpRequest, page: Page) -> None:
    """Tell the one who saved a meeting what it clashes with; the editor saves by itself too."""
    if not isinstance(page, EventPage) or not request.accepts("text/html"):
        return
    for clash in [*clashes(Plan.of(page)), *_closes_early(page)]:
        messages.warning(request, gettext("Saved, but look at this. %(clash)s") % {"clash": clash})


def _closes_early(page: EventPage) -> Iterator[str]:
    """Say when nobody can answer any more long before: a meeting that is moved keeps its dates."""
    closes = page.registration_closes_at
    if closes and not page.is_cancelled and page.starts_at - closes > EARLY:
        words = gettext("Registration closes on %(when)s, more than two weeks before the meeting.")
        yield words % {"when": times.moment(closes)}
