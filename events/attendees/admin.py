"""What the admin shows of participants: the way to them, and a notice in the editor."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.models import Page

from events.attendees.changes import change_of
from events.models import EventPage
from events.registration.permissions import can_manage


class ParticipantsButton(PageMenuItem):
    """The way to the participants, for those who manage them."""

    label = _("Participants")
    icon_name = "group"

    def is_shown(self, user: Any) -> bool:
        """Show it on meetings."""
        return issubclass(self.page.specific_class or Page, EventPage) and can_manage(user)

    @property
    def url(self) -> str:
        """Return where the participants are; from another language, too."""
        return reverse("events_hosting:people", args=[self.page.pk])


def header_button(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[PageMenuItem]:
    """Put the way in the header of the editor."""
    yield ParticipantsButton(page=page, priority=5)


def listing_button(page: Page, user: Any, next_url: str | None = None) -> Iterator[PageMenuItem]:
    """Put the way beside the page in the tree."""
    yield ParticipantsButton(page=page, priority=5)


class UninformedPanel(Panel):
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
            if not (self.instance and self.instance.pk):
                return None
            return change_of(self.instance.source)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Give the template the change."""
            return {**super().get_context_data(parent_context), "change": self.change}
