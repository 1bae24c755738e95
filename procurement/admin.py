"""How editors list and write notices."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSet

from content.snippets import RowCopyView
from procurement.models import Notice, NoticeVersion


class SourcePanel(Panel):
    """Where the facts come from, and what the source says otherwise than the editor."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one notice."""

        template_name = "procurement/admin/source_panel.html"

        def is_shown(self) -> bool:
            """Tell whether a source has said anything about the notice."""
            return bool(self.instance.pk) and not self.instance.is_typed

        def get_context_data(self, parent_context=None):
            """Add the notices received and how many decisions wait."""
            words = getattr(self.instance, "source_words", None)
            return {
                **super().get_context_data(parent_context),
                "versions": NoticeVersion.objects.filter(notice=self.instance.pk).defer("content"),
                "timeline": self.instance.timeline.all(),
                "waiting": len(words.proposed) if words else 0,
            }


TENDER = [
    SourcePanel(),
    FieldPanel("title"),
    FieldPanel("buyer"),
    FieldPanel("kind"),
    MultiFieldPanel(
        [
            FieldPanel("phase"),
            FieldRowPanel([FieldPanel("published_on"), FieldPanel("deadline_at")]),
            FieldPanel("expected_on"),
            FieldPanel("winner"),
        ],
        heading=_("How far it has come"),
    ),
    FieldPanel("url"),
    FieldPanel("documents_url"),
    FieldRowPanel([FieldPanel("value"), FieldPanel("currency")]),
    FieldPanel("nature"),
    FieldPanel("reserved"),
    FieldPanel("reserved_execution"),
    FieldPanel("municipalities"),
    InlinePanel("codes", heading=_("CPV codes"), label=_("CPV code")),
    PublishingPanel(),
]
PLAIN_WORDS = [
    HelpPanel(
        content=_(
            "Write for somebody who has never answered a tender. Readers meet this before the "
            "words of the buyer."
        )
    ),
    FieldPanel("summary_sv"),
    FieldPanel("fits_sv"),
]
BUYERS_WORDS = [
    FieldPanel("description"),
    InlinePanel("lots", heading=_("Lots"), label=_("Lot")),
]
ENGLISH = [
    HelpPanel(content=_("With a title in English, the notice is also shown on the English site.")),
    FieldPanel("title_en"),
    FieldPanel("summary_en"),
    FieldPanel("fits_en"),
    FieldPanel("description_en"),
]


class NoticeViewSet(SnippetViewSet):
    """Notices in the admin: a list to find them in, and a form in the order of the work."""

    model = Notice
    copy_view_class = RowCopyView
    icon = "tasks"
    menu_label = _("Notices")
    menu_order = 210
    add_to_admin_menu = True
    list_display = [
        "title",
        Column("get_phase_display", label=_("Phase"), sort_key="phase"),
        Column("deadline", label=_("Last day"), sort_key="deadline_at"),
        Column("buyer", label=_("Buyer"), sort_key="buyer"),
        BooleanColumn("live", label=_("Published"), sort_key="live"),
    ]
    list_filter = ["phase", "reserved", "live", "buyer"]
    list_per_page = 50
    ordering = ["-modified_at"]
    edit_handler = TabbedInterface(
        [
            ObjectList(TENDER, heading=_("The tender")),
            ObjectList(PLAIN_WORDS, heading=_("In plain words")),
            ObjectList(BUYERS_WORDS, heading=_("The buyer's words")),
            ObjectList(ENGLISH, heading=_("English")),
        ]
    )
