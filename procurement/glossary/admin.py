"""How editors list and write the words of the glossary."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSet

from procurement.models import GlossaryTerm


def _in(language: str) -> list[FieldPanel]:
    names = ("term", "explanation", "forms", "source")
    return [FieldPanel(f"{name}_{language}") for name in names]


class GlossaryTermViewSet(SnippetViewSet):
    """The glossary in the admin."""

    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Glossary")
    menu_order = 260
    list_display = [
        "term_sv",
        Column("explanation_sv", label=_("What it means")),
        Column("term_en", label=_("In English"), sort_key="term_en"),
        BooleanColumn("is_marked", label=_("Explained on the pages"), sort_key="is_marked"),
    ]
    list_filter = ["is_marked"]
    list_per_page = 100
    search_fields = ["term_sv", "term_en", "forms_sv", "forms_en", "explanation_sv"]
    search_backend_name = None
    ordering = ["term_sv"]
    edit_handler = TabbedInterface(
        [
            ObjectList([*_in("sv"), FieldPanel("is_marked")], heading=_("Swedish")),
            ObjectList(
                [
                    HelpPanel(
                        content=_("With an English word it is also in the English glossary.")
                    ),
                    *_in("en"),
                ],
                heading=_("English"),
            ),
        ]
    )
