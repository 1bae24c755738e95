"""The page of the admin that lists what gets old."""

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
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.review_list.acting import act
from home.review_list.links import old_links
from home.review_list.pages import old_facts, old_guides, old_news
from home.review_list.profiles import old_profiles
from home.review_list.rows import Kind, Row, oldest_first
from home.welcome import editable_by

ON_A_PAGE = 50

LOOKS: dict[Kind, Callable[[Any, dt.date], list[Row]]] = {
    Kind.PROFILE: old_profiles,
    Kind.NEWS: old_news,
    Kind.GUIDE: old_guides,
    Kind.LINK: old_links,
    Kind.FACT: old_facts,
}


def rows_for(user: Any) -> list[Row]:
    """Return what needs a look and the user may change, the oldest first."""
    today = timezone.localdate()
    return oldest_first([row for look in LOOKS.values() for row in look(user, today)])


class ReviewListView(WagtailAdminTemplateMixin, TemplateView):
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
        rows = rows_for(self.request.user)
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
        told = [request.POST.get(name, "") for name in ("row", "action", "subject")]
        messages.success(request, act(request.user, *told))
        kind = request.POST.get("kind", "")
        query = f"?{urlencode({'kind': kind})}" if kind in Kind.values else ""
        return redirect(f"{reverse('review_list')}{query}")


class ReviewListMenuItem(MenuItem):
    """The way to the list, for those who may change any page."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user may change any page."""
        return editable_by(request.user).exists()
