"""Says what a meeting clashes with, and plans the next one at the press of a button."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from content.languages import spelled
from events import times
from events.models import EventPage
from events.planning.clashes import Plan, clashes
from events.planning.permissions import can_plan, can_repeat
from events.planning.repeat import draft_next, next_meeting, to_fill_in
from events.planning.seats import seats_never_offered
from events.planning.year import Quarter

EARLY_WEEKS = 2
EARLY = dt.timedelta(weeks=EARLY_WEEKS)


class PlanForm(forms.Form):
    """The time that stands in the editor right now."""

    starts = forms.DateTimeField()
    ends = forms.DateTimeField(required=False)
    own = forms.UUIDField(required=False)


def clashes_fragment(request: HttpRequest) -> HttpResponse:
    """Answer with what would be in the way of a time, as a piece of the panel."""
    if not can_plan(request.user):
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
    for clash in [*clashes(Plan.of(page)), *_closes_early(page), *seats_never_offered(page)]:
        messages.warning(request, gettext("Saved, but look at this. %(clash)s") % {"clash": clash})


def tell_of_moved_end(request: HttpRequest, page: Page) -> None:
    """Tell the one who has moved the start that the end was moved along, and until when."""
    ends = getattr(page, "ends_along", None)
    if ends and request.accepts("text/html"):
        said = gettext("The end moved along with the start: the meeting now ends on %(when)s.")
        messages.info(request, said % {"when": times.moment(ends)})


def _closes_early(page: EventPage) -> Iterator[str]:
    """Say when nobody can answer any more long before: a meeting that is moved keeps its dates."""
    closes = page.registration_closes_at
    if closes and not page.is_cancelled and page.starts_at - closes > EARLY:
        words = gettext(
            "Registration closes on %(when)s, more than %(weeks)s weeks before the meeting."
        )
        yield words % {"when": times.moment(closes), "weeks": spelled(EARLY_WEEKS)}


class SeenForm(forms.Form):
    """The start that the one who presses has seen."""

    start = forms.DateTimeField(required=False)


class NextMeetingView(WagtailAdminTemplateMixin, TemplateView):
    """What the next meeting would be; a press makes it, as a draft."""

    template_name = "events/admin/next_meeting.html"
    page_title = _("Plan the next meeting")
    header_icon = "date"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in those who may add meetings beside this one."""
        self.page = get_object_or_404(EventPage, pk=kwargs["pk"])
        if not can_repeat(self.page, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Add the meeting and this page to the trail."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        meeting = {"url": edit, "label": self.page.get_admin_display_title()}
        return [*super().get_breadcrumbs_items(), meeting, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add both meetings, and what is in the way of the next."""
        context = super().get_context_data(**kwargs)
        draft = next_meeting(self.page)
        found = clashes(Plan.of(draft))
        quarter = Quarter.of(draft.starts_at)
        return {
            **context,
            "meeting": self.page,
            "draft": draft,
            "quarter": quarter,
            "clashes": found,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the draft, and open it."""
        seen = SeenForm(request.POST)
        start = seen.cleaned_data["start"] if seen.is_valid() else None
        draft = draft_next(self.page, request.user, start=start)
        messages.success(request, gettext("“%(title)s” is a draft.") % {"title": draft.title})
        for reminder in to_fill_in(draft):
            messages.warning(request, reminder)
        return redirect("wagtailadmin_pages:edit", draft.pk)
