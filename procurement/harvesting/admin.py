"""The sources of notices in the admin: the list, the form, and the buttons."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from procurement.harvesting.forms import NoticeSourceForm
from procurement.harvesting.views import (
    AddSourceView,
    EditSourceView,
    ReadNowView,
    SwitchView,
    TryAgainView,
)
from procurement.models import NoticeSource

PANELS = [
    FieldPanel("name"),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("interval")]),
    FieldPanel("address"),
    FieldPanel("is_on"),
    MultiFieldPanel(
        [FieldPanel("places"), FieldPanel("buyers"), FieldPanel("cpv")],
        heading=_("Which notices we want"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("query"),
            FieldPanel("paging"),
            FieldRowPanel([FieldPanel("days_back"), FieldPanel("overlap_days")]),
        ],
        heading=_("For those who know TED"),
        classname="collapsed",
    ),
]
ACTIONS = {"read": ReadNowView, "switch": SwitchView, "retry": TryAgainView}


class ButtonColumn(Column):
    """The button that reads a source, or switches it on."""

    cell_template_name = "procurement/harvesting/button_cell.html"


class NoticeSourceViewSet(SnippetViewSet):
    """Where notices are gathered from."""

    model = NoticeSource
    icon = "download"
    menu_label = _("Sources")
    menu_order = 230
    copy_view_enabled = False
    add_view_class = AddSourceView
    edit_view_class = EditSourceView
    edit_template_name = "procurement/harvesting/edit.html"
    list_display = [
        "name",
        Column("kind_in_short", label=_("Kind"), sort_key="kind"),
        BooleanColumn("is_on", label=_("On"), sort_key="is_on"),
        Column("result_in_words", label=_("The last reading"), width="28%"),
        DateColumn("read_at", label=_("Last read"), sort_key="read_at"),
        Column("next_in_words", label=_("Next time")),
        ButtonColumn("pk", label=_("Do")),
    ]
    search_fields = ["name"]
    edit_handler = ObjectList(PANELS, base_form_class=NoticeSourceForm)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the buttons."""
        added: list[Any] = [
            path(f"{name}/<int:pk>/", view.as_view(), name=name) for name, view in ACTIONS.items()
        ]
        return [*super().get_urlpatterns(), *added]
