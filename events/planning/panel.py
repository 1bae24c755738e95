"""The panel of the editor that says what a meeting would clash with."""

from typing import Any

from django.forms.widgets import Script
from wagtail.admin.panels import Panel


class ClashesPanel(Panel):
    """What is in the way of the time that is chosen, read anew when another is chosen."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one meeting."""

        template_name = "events/admin/clashes_panel.html"

        class Media:
            js = [Script("events/clashes.js", type="module")]

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add what is in the way."""
            # The models have this panel, so what knows the models is loaded later.
            from events.planning.clashes import Plan, clashes

            context = super().get_context_data(parent_context)
            return {**context, "clashes": clashes(Plan.of(self.instance))}
