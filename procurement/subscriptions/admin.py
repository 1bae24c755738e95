"""What is watched and by how many, as editors see it: no addresses."""

from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from procurement.filters import NoticeFilters
from procurement.models import Subscription
from procurement.subscriptions.words import in_words

PERMISSION = "procurement.view_subscription"


def _watched(row: dict[str, Any]) -> str:
    if row["starred"]:
        return str(_("Starred: %(title)s")) % {"title": row["starred"]}
    return in_words(NoticeFilters(**row["filters"]))


class SubscriptionsView(ReportView):
    """Counts who watches what, by the choice that they have made."""

    model = Subscription
    permission_policy = ModelPermissionPolicy(Subscription)
    permission_required = "view"
    page_title = _("Watching")
    header_icon = "mail"
    index_url_name = "procurement_subscriptions:index"
    index_results_url_name = "procurement_subscriptions:index_results"
    is_searchable = False
    columns = [
        Column("watched", label=_("What is watched"), accessor=_watched),
        Column("at_once", label=_("At once")),
        Column("daily", label=_("Daily")),
        Column("weekly", label=_("Weekly")),
        Column("in_english", label=_("In English")),
        Column("unconfirmed", label=_("Not confirmed yet")),
        Column("told", label=_("Notices mailed")),
    ]

    def get_queryset(self) -> QuerySet:
        """Return each choice once, those of many first."""
        confirmed = Q(confirmed_at__isnull=False)

        def count(**said: object) -> Count:
            return Count("pk", filter=confirmed & Q(**said), distinct=True)

        chosen = Subscription.objects.order_by().values("filters", starred=F("notice__title"))
        return chosen.annotate(
            at_once=count(frequency="at_once"),
            daily=count(frequency="daily"),
            weekly=count(frequency="weekly"),
            in_english=count(language="en"),
            unconfirmed=Count("pk", filter=~confirmed, distinct=True),
            told=Count("sent", filter=Q(sent__is_counted=False), distinct=True),
            all=Count("pk", distinct=True),
        ).order_by("-all", "starred")


class SubscriptionsMenuItem(MenuItem):
    """The way to the report, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user may."""
        return request.user.has_perm(PERMISSION)


admin_urlpatterns = [
    path("", SubscriptionsView.as_view(), name="index"),
    path("results/", SubscriptionsView.as_view(results_only=True), name="index_results"),
]
