"""Municipalities in the admin, and the menu that they share with other registers."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from places.models import Municipality


class MunicipalityViewSet(SnippetViewSet):
    """The list of municipalities."""

    model = Municipality
    icon = "site"
    list_display = ["name", "code", "official_name"]
    search_fields = ["name", "official_name", "code"]
    search_backend_name = None
    ordering = ["name"]
    copy_view_enabled = False
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("code")]),
        FieldPanel("official_name"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    ]


class RegistersViewSetGroup(SnippetViewSetGroup):
    """The menu of registers: a view set of another app joins by its `menu_hook`."""

    items = (MunicipalityViewSet,)
    menu_label = _("Registers")
    menu_icon = "list-ul"
    menu_order = 700
    submenu_hook = "register_registers_menu_item"
