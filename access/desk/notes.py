"""The report on who has seen, taken out or erased personal data."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from access.models import Disclosure


class NotesFilterSet(WagtailFilterSet):
    """Chooses notes by what was done, and by whom."""

    class Meta:
        model = Disclosure
        fields = ["action", "user"]


class NotesView(ReportView):
    """Lists the notes, the latest first."""

    model = Disclosure
    queryset = Disclosure.objects.select_related("user")
    filterset_class = NotesFilterSet
    permission_policy = ModelPermissionPolicy(Disclosure)
    permission_required = "view"
    page_title = _("Who has handled personal data")
    header_icon = "view"
    table_classname = "listing listing-stacked"
    index_url_name = "access_desk:notes"
    index_results_url_name = "access_desk:notes_results"
    columns = [
        DateColumn("at", label=_("When")),
        Column("user", label=_("By")),
        Column("get_action_display", label=_("What was done")),
        Column("subject", label=_("About")),
        Column("count", label=_("How many")),
    ]
