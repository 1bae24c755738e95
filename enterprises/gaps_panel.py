"""What a profile lacks, for the one who edits it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel


class GapsPanel(Panel):
    """A list of what the profile lacks, as it was last saved; nothing to fill in."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("What the profile lacks"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """The list for one profile."""

        template_name = "enterprises/admin/gaps.html"

        def is_shown(self) -> bool:
            """Show it once the profile is saved."""
            return super().is_shown() and bool(self.instance and self.instance.pk)
