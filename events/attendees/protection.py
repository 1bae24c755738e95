"""Keeps a meeting that people are registered for, or invited to, from being deleted or hidden."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from events.enums import Status
from events.models import EventPage, Invitation, Registration


def protect(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete or unpublish a meeting with people, or what lies above one."""
    event = _first_with_people(page)
    if event is None:
        return None
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])
    label = _("To the meeting") if event.has_ended() else _("Cancel the meeting")
    messages.error(request, refusal(event), buttons=[messages.button(address, label)])
    return redirect("wagtailadmin_explore", event.get_parent().pk)


def protect_all(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Refuse to delete or unpublish many at once when people are registered for one of them."""
    if action_type not in ("delete", "unpublish"):
        return None
    answers = (protect(request, page) for page in objects if isinstance(page, Page))
    return next((answer for answer in answers if answer), None)


def refusal(event: EventPage) -> str:
    """Return why the meeting stays, and what can be done instead."""
    count = event.registrations.coming().count()
    if not count:
        return _to_the_invited(event)
    told = {"title": event.title, "count": count}
    if event.has_ended():
        words = ngettext(
            "“%(title)s” stays: one person was registered. It can be taken away once the details "
            "of participants are erased.",
            "“%(title)s” stays: %(count)s people were registered. It can be taken away once the "
            "details of participants are erased.",
            count,
        )
        return words % told
    words = ngettext(
        "“%(title)s” stays: one person is registered, and must not come in vain. Set its status "
        "to cancelled and publish it: then you are asked whether to tell the participant.",
        "“%(title)s” stays: %(count)s people are registered, and must not come in vain. Set its "
        "status to cancelled and publish it: then you are asked whether to tell the participants.",
        count,
    )
    return words % told


def _to_the_invited(event: EventPage) -> str:
    count = event.invitations.unanswered().count()
    words = ngettext(
        "“%(title)s” stays: one person is invited and may come in vain. Set its status to "
        "cancelled and publish it: then you are asked whether to tell them.",
        "“%(title)s” stays: %(count)s people are invited and may come in vain. Set its status to "
        "cancelled and publish it: then you are asked whether to tell them.",
        count,
    )
    return words % {"title": event.title, "count": count}


def _first_with_people(page: Page) -> EventPage | None:
    with_people = Registration.objects.coming().values("event")
    with_invited = Invitation.objects.unanswered().values("event")
    is_to_come = Q(starts_at__gt=timezone.now(), live=True) & ~Q(status=Status.CANCELLED)
    below = EventPage.objects.descendant_of(page, inclusive=True)
    kept = Q(pk__in=with_people) | Q(is_to_come, pk__in=with_invited)
    return below.filter(kept).first()
