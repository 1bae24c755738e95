"""Says when a meeting that is to come takes no registrations, and turns them on at one press."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.models import Page

from events.calendar.signal_handlers import change_facts
from events.models import EventPage
from events.registration.permissions import MeetingMixin, can_manage

NOTICE = "events/hosting/parts/no_registration.html"


def takes_none(event: EventPage) -> bool:
    """Tell whether nobody can register on the page of a meeting that people can still come to."""
    is_coming = event.live and not event.is_cancelled and not event.has_ended()
    return is_coming and not event.takes_registrations


def warn_of_no_registration(request: HttpRequest, page: Page) -> None:
    """Tell whoever has published a meeting on which nobody can register, with the button."""
    if not isinstance(page, EventPage) or not takes_none(page.source):
        return
    notice = render_to_string(NOTICE, {"event": page.source}, request)
    messages.warning(request, notice, extra_tags="safe")


class OpenRegistrationView(MeetingMixin, View):
    """Turns the registration on: in what is public and in the draft, whose words stay a draft."""

    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in those who may publish the meeting."""
        if not self.event.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        return View.dispatch(self, request, *args, **kwargs)

    def post(self, request: HttpRequest, event: int) -> HttpResponse:
        """Turn it on; a second press finds it on."""
        if takes_none(self.event):
            change_facts(self.event, {"takes_registrations": True}, request.user)
        messages.success(request, _("People can now register on the page of the meeting."))
        if can_manage(request.user):
            return redirect("events_hosting:people", self.event.pk)
        return redirect("wagtailadmin_pages:edit", self.event.pk)
