"""How editors list, write and import contracts that end."""

from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from procurement.models import ExpiringContract
from procurement.pipeline.views import ImportContractsView


class ContractsView(IndexView):
    """The list of contracts, with the way to the import."""

    @cached_property
    def header_more_buttons(self) -> list:
        """Add the import."""
        address = reverse(ExpiringContract.snippet_viewset.get_url_name("import"))
        button = HeaderButton(label=_("Import a list"), url=address, icon_name="upload")
        return [*super().header_more_buttons, button]


class ExpiringContractViewSet(SnippetViewSet):
    """Contracts that end, in the admin."""

    model = ExpiringContract
    icon = "date"
    menu_label = _("Contracts that end")
    menu_order = 240
    index_view_class = ContractsView
    list_display = [
        "what",
        Column("buyer", label=_("Buyer"), sort_key="buyer"),
        Column("ends_on", label=_("Ends on"), sort_key="ends_on"),
        BooleanColumn("is_public", label=_("Shown"), sort_key="is_public"),
    ]
    list_filter = ["is_public", "buyer", "municipality"]
    list_per_page = 50
    search_backend_name = None
    search_fields = ["what", "buyer", "codes", "source"]
    ordering = ["ends_on"]
    edit_handler = ObjectList(
        [
            FieldPanel("what"),
            FieldPanel("buyer"),
            FieldRowPanel([FieldPanel("ends_on"), FieldPanel("extends_until")]),
            FieldPanel("codes"),
            FieldPanel("municipality"),
            FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
            FieldPanel("what_en"),
            FieldPanel("is_public"),
        ]
    )

    def get_urlpatterns(self) -> list:
        """Add the address of the import."""
        return [
            *super().get_urlpatterns(),
            path("import/", ImportContractsView.as_view(), name="import"),
        ]
