"""The way from a meeting in the page tree, and in the editor, to its participants."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.models import Page

from events.hosting.rights import may_host
from events.models import EventPage


class ParticipantsButton(PageMenuItem):
    """The way to the participants, for those who manage them."""

    label = _("Participants")
    icon_name = "group"

    def is_shown(self, user: Any) -> bool:
        """Show it on meetings."""
        return issubclass(self.page.specific_class or Page, EventPage) and may_host(user)

    @property
    def url(self) -> str:
        """Return where the participants are; from another language, too."""
        return reverse("events_hosting:people", args=[self.page.pk])


def in_header(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[PageMenuItem]:
    """Put the way in the header of the editor."""
    yield ParticipantsButton(page=page, priority=5)


def in_listing(page: Page, user: Any, next_url: str | None = None) -> Iterator[PageMenuItem]:
    """Put the way beside the page in the tree."""
    yield ParticipantsButton(page=page, priority=5)
