"""The oldest of what needs a look, on the first page of the admin."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from home.review_list.views import rows_for
from home.welcome import ROWS, Row, WaitingPanel


class OldPanel(WaitingPanel):
    """What has gone longest without a look, and the way to all of it."""

    name = "needs-a-look"
    heading = _("Needs a look")
    order = 105

    def rows(self) -> list[Row]:
        """Return the oldest, and last how many there are."""
        old = rows_for(self.user)
        if not old:
            return []
        oldest = [
            Row(row.title, row.edit_url, f"{row.kind.label}: {row.why} ({row.age})")
            for row in old[: ROWS - 1]
        ]
        words = gettext("All that needs a look (%(count)s)") % {"count": len(old)}
        return [*oldest, Row(words, reverse("review_list"))]


def add_old(request: HttpRequest, panels: list[Component]) -> None:
    """Put the oldest on the first page of the admin."""
    panels.append(OldPanel(request.user))
