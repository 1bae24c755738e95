"""All profiles in one list in the admin, wherever they are in the tree."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

from enterprises.models import EnterprisePage


class EnterpriseFilterSet(PageListingViewSet.filterset_class):
    """What editors narrow the list of profiles by."""

    class Meta:
        model = EnterprisePage
        fields = ["municipality", "legal_form", "joint_bids"]


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
        DateColumn("confirmed_on", label=_("Confirmed"), sort_key="confirmed_on"),
    ]
