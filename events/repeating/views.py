"""Shows what the next meeting would be, and makes its draft at the press of a button."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from events.models import EventPage
from events.planning.clashes import Plan, clashes
from events.repeating.drafting import draft_next, next_meeting, to_fill_in
from events.repeating.rights import may_repeat


class SeenForm(forms.Form):
    """The start that the one who presses has seen."""

    start = forms.DateTimeField(required=False)


class NextMeetingView(WagtailAdminTemplateMixin, TemplateView):
    """What the next meeting would be; a press makes it, as a draft."""

    template_name = "events/admin/next_meeting.html"
    page_title = _("Plan the next meeting")
    header_icon = "date"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in those who may add meetings beside this one."""
        self.page = get_object_or_404(EventPage, pk=kwargs["pk"])
        if not may_repeat(self.page, request.user):
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
        return {**context, "meeting": self.page, "draft": draft, "clashes": found}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the draft, and open it."""
        seen = SeenForm(request.POST)
        start = seen.cleaned_data["start"] if seen.is_valid() else None
        draft = draft_next(self.page, request.user, start=start)
        messages.success(request, gettext("“%(title)s” is a draft.") % {"title": draft.title})
        for reminder in to_fill_in(draft):
            messages.warning(request, reminder)
        return redirect("wagtailadmin_pages:edit", draft.pk)
