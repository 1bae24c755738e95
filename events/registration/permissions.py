"""Who may see and manage the participants of meetings."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from access.admin.gone import GoneMixin
from access.admin.permissions import PrivateMixin
from access.models import Disclosure
from access.personal_data import log_disclosure
from events.models import EventPage, Registration

MANAGE = "events.manage_registrations"
MEETINGS = _("Meetings")


def can_manage(user: Any) -> bool:
    """Tell whether a user sees and manages participants."""
    return bool(user.has_perm(MANAGE))


def can_decide(user: Any, event: EventPage) -> bool:
    """Tell whether a user decides what participants are told: no names are needed for that."""
    return can_manage(user) or event.permissions_for_user(user).can_publish()


def log_access(
    request: HttpRequest, event: EventPage, count: int, *, is_export: bool = False
) -> None:
    """Remember that somebody saw, or took out, so many participants of a meeting."""
    if count:
        action = Disclosure.Action.EXPORTED if is_export else Disclosure.Action.VIEWED
        subject = _("Participants: %(title)s") % {"title": event.title}
        log_disclosure(action, str(subject), user=request.user, count=count)


class MeetingMixin(GoneMixin, PrivateMixin):
    """A page of the admin about one meeting, in whatever language it was asked for."""

    permission = MANAGE
    header_icon = "date"
    page_title = ""

    @cached_property
    def event(self) -> EventPage:
        """Return the meeting to which answers belong."""
        return get_object_or_404(EventPage, pk=self.kwargs["event"]).source

    def list_address(self) -> tuple[Any, ...]:
        """Return the people at the meeting, or all meetings when it has been deleted."""
        found = EventPage.objects.filter(pk=self.kwargs["event"]).exists()
        return ("events_hosting:people", self.event.pk) if found else ("events_hosting:meetings",)

    def address(self, name: str, *args: Any) -> str:
        """Return the address of a page about this meeting."""
        return reverse(f"events_hosting:{name}", args=[self.event.pk, *args])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the list of meetings over the meeting to here."""
        meetings = {"url": reverse("events_hosting:meetings"), "label": MEETINGS}
        meeting = {"url": self.address("people"), "label": self.event.title}
        here = [{"url": "", "label": self.page_title}] if self.page_title else []
        return [*self.breadcrumbs_items, meetings, meeting, *here]

    def get_page_title(self) -> str:
        """Return what the page is called, and the meeting."""
        return str(self.page_title) or self.event.title

    def get_page_subtitle(self) -> str:
        """Return the meeting, where it is not the title itself."""
        return self.event.title if self.page_title else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the meeting."""
        return super().get_context_data(**{**kwargs, "event": self.event})


class PersonMixin(MeetingMixin):
    """A page, or a button, about one person at a meeting."""

    @cached_property
    def registration(self) -> Registration:
        """Return the registration; one whose person is erased is nobody's any more."""
        people = self.event.registrations.named().select_related("added_by")
        found = get_object_or_404(people, pk=self.kwargs["pk"])
        found.event = self.event
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the person."""
        return super().get_context_data(registration=self.registration, **kwargs)
