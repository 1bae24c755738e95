"""A notice in the editor while participants know something else than what is public."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel


class UnawarePanel(Panel):
    """A notice with the way to the question; nothing to fill in."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("The participants know something else"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """The notice for one meeting."""

        template_name = "events/hosting/parts/unaware.html"

        def is_shown(self) -> bool:
            """Show it only while somebody is to be told something."""
            return super().is_shown() and self.change is not None

        @cached_property
        def change(self) -> Any:
            """Return what is to be told."""
            from events.hosting.telling import change_of

            if not (self.instance and self.instance.pk):
                return None
            return change_of(self.instance.source)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Give the template the change."""
            return {**super().get_context_data(parent_context), "change": self.change}
