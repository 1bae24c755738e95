"""Registers the notices with the admin."""

from django.contrib import messages
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from procurement.admin import NoticeViewSet
from procurement.glossary.admin import GlossaryTermViewSet
from procurement.harvesting.admin import NoticeSourceViewSet
from procurement.meetings.views import ProposalView
from procurement.models import Notice
from procurement.pipeline.admin import ExpiringContractViewSet
from procurement.purchase_routes.admin import BuyingRuleViewSet
from procurement.review.admin import admin_urls as review_urls
from procurement.review.admin import merge_button, queue_menu_item
from procurement.subscriptions.admin import SubscriptionsMenuItem, admin_urlpatterns
from procurement.versions import urls as version_urls
from procurement.versions.admin import import_menu_item


class ProcurementViewSetGroup(SnippetViewSetGroup):
    """What editors keep about procurement, under one entry of the menu."""

    items = (
        NoticeViewSet,
        NoticeSourceViewSet,
        BuyingRuleViewSet,
        ExpiringContractViewSet,
        GlossaryTermViewSet,
    )
    menu_label = _("Procurement")
    menu_name = "procurement"
    menu_icon = "tasks"
    menu_order = 210
    submenu_hook = "register_procurement_menu_item"

    def get_submenu_items(self):
        """Add the import of files below the lists."""
        items = super().get_submenu_items()
        return [*items, import_menu_item(len(items) + 1)]


register_snippet(ProcurementViewSetGroup)
hooks.register("register_procurement_menu_item", queue_menu_item)
hooks.register("register_admin_urls", review_urls)
hooks.register("register_snippet_listing_buttons", merge_button)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLResolver]:
    """Add what the editors of meetings are asked about tenders, and the import of notices."""
    patterns = [path("<int:pk>/notices/", ProposalView.as_view(), name="propose")]
    watching = include((admin_urlpatterns, "procurement_subscriptions"))
    return [
        path("procurement/meetings/", include((patterns, "procurement_meetings"))),
        path("procurement/import/", include(version_urls)),
        path("procurement/watching/", watching),
    ]


@hooks.register("register_reports_menu_item")
def watching_item() -> SubscriptionsMenuItem:
    """Add the report on what is watched."""
    address = reverse_lazy("procurement_subscriptions:index")
    return SubscriptionsMenuItem(_("Watching of procurements"), address, icon_name="mail")


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def warn_of_doubts(request, instance):
    """Tell the editor what to look at again in a notice that was just saved."""
    if isinstance(instance, Notice) and instance.doubt:
        messages.warning(request, instance.doubt)
