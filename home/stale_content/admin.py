"""What the admin shows of what gets old: the list, the way to it, and the oldest up front."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.dashboard.panels import ROWS, DashboardPanel, Row, editable_by
from home.stale_content.actions import NothingDoneError, perform
from home.stale_content.english import stale_english
from home.stale_content.external_links import stale_links
from home.stale_content.items import Kind, StaleItem, oldest_first
from home.stale_content.pages import stale_facts, stale_guides, stale_news
from home.stale_content.profiles import stale_profiles

ON_A_PAGE = 50

FINDERS: dict[Kind, Callable[[Any, dt.date], list[StaleItem]]] = {
    Kind.PROFILE: stale_profiles,
    Kind.NEWS: stale_news,
    Kind.GUIDE: stale_guides,
    Kind.LINK: stale_links,
    Kind.FACT: stale_facts,
    Kind.ENGLISH: stale_english,
}


def items_for(user: Any) -> list[StaleItem]:
    """Return what needs a look and the user may change, the oldest first."""
    today = timezone.localdate()
    return oldest_first([row for find in FINDERS.values() for row in find(user, today)])


class StaleContentView(WagtailAdminTemplateMixin, TemplateView):
    """What needs a look: everything or one kind, and buttons that deal with it."""

    page_title = _("Needs a look")
    header_icon = "history"
    template_name = "home/admin/review_list.html"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where in the admin this is."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows of the kind asked for, and how many there are of each."""
        rows = items_for(self.request.user)
        kind = self.request.GET.get("kind", "")
        kind = kind if kind in Kind.values else ""
        chosen = [row for row in rows if not kind or row.kind == kind]
        counts = [(each, sum(row.kind == each for row in rows)) for each in Kind]
        page = Paginator(chosen, ON_A_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "rows": page,
            "kind": kind,
            "counts": counts,
            "total": len(rows),
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        """Do what a button says, and come back to the same list."""
        posted = [request.POST.get(name, "") for name in ("row", "action", "subject")]
        try:
            messages.success(request, perform(request.user, *posted))
        except NothingDoneError as refusal:
            messages.warning(request, str(refusal))
        kind = request.POST.get("kind", "")
        query = f"?{urlencode({'kind': kind})}" if kind in Kind.values else ""
        return redirect(f"{reverse('review_list')}{query}")


class StaleContentMenuItem(MenuItem):
    """The way to the list, for those who may change any page."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user may change any page."""
        return editable_by(request.user).exists()


class StaleContentPanel(DashboardPanel):
    """What has gone longest without a look, and the way to all of it."""

    name = "needs-a-look"
    heading = _("Needs a look")
    order = 105

    def rows(self) -> list[Row]:
        """Return the oldest, and last how many there are."""
        old = items_for(self.user)
        if not old:
            return []
        oldest = [
            Row(row.title, row.edit_url, f"{row.kind.label}: {row.why} ({row.age})")
            for row in old[: ROWS - 1]
        ]
        words = gettext("All that needs a look (%(count)s)") % {"count": len(old)}
        return [*oldest, Row(words, reverse("review_list"))]


def add_stale_content_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Put the oldest on the first page of the admin."""
    panels.append(StaleContentPanel(request.user))
