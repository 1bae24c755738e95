"""Where editors read requests to bid together before they are passed on, if they do."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet

from procurement.matching.introductions import decide
from procurement.models import Introduction


class DecisionForm(WagtailAdminModelForm):
    """The decision on a request: what was written is read, and never changed."""

    def save(self, commit: bool = True) -> Introduction:
        """Do what was decided, once; the words are forgotten with it."""
        made = self.instance
        if made.state != Introduction.State.WAITING:
            decide(made)
            made.refresh_from_db()
        return made


class DecisionPolicy(ModelPermissionPolicy):
    """Nobody adds a request in the admin: visitors make them."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Refuse to add."""
        return action != "add" and super().user_has_permission(user, action)


class IntroductionViewSet(SnippetViewSet):
    """The requests to bid together that wait, and that were decided."""

    model = Introduction
    icon = "group"
    menu_label = _("Requests to bid together")
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = [
        "notice",
        "page",
        Column("get_state_display", label=_("Decision"), sort_key="state"),
        DateColumn("made_at", label=_("Made"), sort_key="made_at"),
    ]
    list_filter = ["state"]
    ordering = ["-made_at"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                content=_(
                    "What was written is forgotten when you have decided. The enterprise sees the "
                    "name and the address, and answers straight to it."
                )
            ),
            *[
                FieldPanel(name, read_only=True)
                for name in ("notice", "page", "organisation", "name", "email", "message")
            ],
            FieldPanel("state"),
        ],
        base_form_class=DecisionForm,
    )


register_permission_policy(Introduction, DecisionPolicy(Introduction))
