"""All profiles in one list in the admin, wherever they are in the tree."""

from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.pages import PageListingViewSet

from enterprises.models import EnterprisePage
from enterprises.querysets import EnterpriseQuerySet


class EnterpriseFilterSet(PageListingViewSet.filterset_class):
    """What editors narrow the list of profiles by."""

    freshness = ChoiceFilter(
        label=_("Freshness"),
        choices=[
            ("never", _("Never confirmed")),
            ("paused", _("Paused")),
            ("closed", _("Has left the directory")),
        ],
        method="by_freshness",
    )

    class Meta:
        model = EnterprisePage
        fields = ["municipality", "legal_form", "joint_bids"]

    def by_freshness(self, pages: EnterpriseQuerySet, name: str, value: str) -> EnterpriseQuerySet:
        """Keep the profiles in one state of their lives."""
        left = pages.filter(live=False).exclude(closed_on=None)
        return {
            "never": pages.filter(confirmed_on=None),
            "paused": pages.exclude(paused_on=None).exclude(pk__in=left.values("pk")),
            "closed": left,
        }[value]


class EnterpriseListingViewSet(PageListingViewSet):
    """The list of profiles: where they are and when they were last confirmed."""

    model = EnterprisePage
    icon = "group"
    menu_label = _("Enterprises")
    menu_order = 150
    add_to_admin_menu = True
    filterset_class = EnterpriseFilterSet
    columns = [
        *PageListingViewSet.columns,
        Column("municipality", label=_("Municipality"), sort_key="municipality__name"),
        BooleanColumn("joint_bids", label=_("Joint bids")),
        Column("confirmed_on", label=_("Confirmed"), sort_key="confirmed_on"),
        Column("paused_on", label=_("Paused"), sort_key="paused_on"),
    ]
