"""How editors keep the rules of the buying routes."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CopyView, SnippetViewSet

from procurement.models import BuyingRule

RULE = [
    HelpPanel(
        content=_(
            "When an amount changes: copy the rule, write the new days and the new amount, and "
            "give the old one its last day. So a day that has passed keeps its rules. The rule "
            "that began last holds. Leave an amount that you do not know empty: readers are told "
            "that it is unknown."
        )
    ),
    FieldPanel("code"),
    FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
    FieldRowPanel([FieldPanel("value"), FieldPanel("value_eur")]),
    FieldRowPanel([FieldPanel("paragraph_sv"), FieldPanel("paragraph_en")]),
    MultiFieldPanel(
        [FieldPanel("source_name"), FieldPanel("source_url"), FieldPanel("checked_on")],
        heading=_("Where it stands"),
    ),
    FieldPanel("cpv"),
]
WORDS = [
    FieldPanel("words_sv"),
    FieldPanel("conditions_sv"),
    FieldPanel("words_en"),
    FieldPanel("conditions_en"),
]


class RuleCopyView(CopyView):
    """Copies a rule for the days to come; whatever is sent here, the original stays."""

    def get_initial_form_instance(self) -> BuyingRule:
        """Return a new rule with what the original says."""
        rule = super().get_initial_form_instance()
        rule.pk, rule._state.adding = None, True
        return rule


class BuyingRuleViewSet(SnippetViewSet):
    """The rules of the buying routes, each with its days and its source."""

    model = BuyingRule
    copy_view_class = RuleCopyView
    icon = "doc-full"
    menu_label = _("Buying rules")
    menu_order = 240
    add_to_admin_menu = True
    list_display = [
        Column("get_code_display", label=pgettext_lazy("rule", "About"), sort_key="code"),
        Column("valid_from", label=_("Holds from"), sort_key="valid_from"),
        Column("valid_to", label=_("Holds to"), sort_key="valid_to"),
        Column("amount", label=_("Amount"), sort_key="value"),
        Column("checked_on", label=_("Last checked"), sort_key="checked_on"),
    ]
    list_filter = ["code", "valid_from"]
    list_per_page = 60
    ordering = ["code", "-valid_from"]
    edit_handler = TabbedInterface(
        [ObjectList(RULE, heading=_("The rule")), ObjectList(WORDS, heading=_("In plain words"))]
    )
