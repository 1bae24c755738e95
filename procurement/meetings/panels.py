"""What the page of a meeting asks its editor about tenders; the calendar knows nothing of them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel, MultipleChooserPanel, Panel
from wagtail_localize.fields import SynchronizedField

from events.models import EventPage
from events.models.outcome import register_part
from procurement.periods import PART


class ProposalPanel(Panel):
    """The way to the notices that the page has shown."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one meeting."""

        template_name = "procurement/admin/proposal_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the address, once the meeting has one."""
            context = super().get_context_data(parent_context)
            pk = self.instance.pk
            return {
                **context,
                "address": reverse("procurement_meetings:propose", args=[pk]) if pk else "",
            }


def discussed_panel() -> MultiFieldPanel:
    """Return the panel for the notices that were spoken of."""
    return MultiFieldPanel(
        [
            ProposalPanel(),
            MultipleChooserPanel(
                "discussed_notices",
                chooser_field_name="notice",
                heading=_("Notices"),
                label=_("Notice"),
            ),
        ],
        heading=_("Tenders that were spoken of"),
        help_text=_("Each is shown with what has become of it on the day when the page is read."),
    )


def add_to_meetings() -> None:
    """Add the part of the page, the panel of the editor, and what translations and copies get."""
    register_part(PART, _("Current and coming tenders"))
    EventPage.content_panels.append(discussed_panel())
    EventPage.override_translatable_fields.append(
        SynchronizedField("discussed_notices", overridable=False)
    )
    EventPage.exclude_fields_in_copy.append("discussed_notices")
