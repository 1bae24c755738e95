"""Asks whether to tell the participants, however a meeting was published.

Whoever publishes it by the button is asked at once. After a workflow or at a set time nobody sits
at the editor, so those who manage participants get a mail.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from access.addresses import digest
from access.delivery import contact
from access.mail import NewMail, post
from events.attendees.changes import Change, change_of
from events.attendees.emails import ASK_MANAGER
from events.models import EventPage, MeetingSettings
from events.registration.permissions import MANAGE, can_decide


def prompt_publisher(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead whoever has published a change to the question whether to tell the participants."""
    change = _to_decide(request, page)
    return redirect("events_hosting:tell", change.event.pk) if change else None


def prompt_bulk_publisher(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Lead whoever has published many pages at once to each meeting that has changed."""
    if action_type != "publish":
        return
    for each in objects:
        change = _to_decide(request, each)
        if change:
            words = _("“%(title)s” has changed. Are the participants to be told?")
            address = reverse("events_hosting:tell", args=[change.event.pk])
            buttons = [messages.button(address, _("See and choose"))]
            messages.warning(request, words % {"title": change.event.title}, buttons=buttons)


def email_managers(event: EventPage) -> int:
    """Ask everybody who manages participants, once about each change; return how many."""
    change = change_of(event)
    return sum(_ask(change, *manager) for manager in _managers()) if change else 0


def _to_decide(request: HttpRequest, page: Any) -> Change | None:
    if not (isinstance(page, Page) and issubclass(page.specific_class or Page, EventPage)):
        return None
    event = page.specific.source
    return change_of(event) if can_decide(request.user, event) else None


def _managers() -> list[tuple[str, str]]:
    """Return the address and the language of each manager, or the address in the settings.

    Where there is neither, superusers are told, and the site's own contact at last.
    """
    shared = [(MeetingSettings.load().email, settings.LANGUAGE_CODE)]
    own = [(contact(), settings.LANGUAGE_CODE)]
    for reached in (_users(), shared, _users(include_superusers=True), own):
        if found := [(email, language) for email, language in reached if email]:
            return found
    return []


def _users(*, include_superusers: bool = False) -> list[tuple[str, str]]:
    users = get_user_model().objects.with_perm(
        MANAGE,
        backend="django.contrib.auth.backends.ModelBackend",
        include_superusers=include_superusers,
    )
    found = users.exclude(email="").select_related("wagtail_userprofile")
    return [(user.email, _language(user)) for user in found]


def _language(user: Any) -> str:
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile and profile.preferred_language) or settings.LANGUAGE_CODE


def _ask(change: Change, email: str, language: str) -> bool:
    address = reverse("events_hosting:tell", args=[change.event.pk])
    mail = NewMail(
        kind=ASK_MANAGER,
        to=email,
        language=language,
        told={
            "title": change.event.title,
            "count": len(change.people),
            "invited": change.invited.count if change.invited else 0,
            "declined": change.declined.count if change.declined else 0,
            "url": f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{address}",
        },
        key=f"{ASK_MANAGER}:{change.event.pk}:{change.mark}:{digest(email)[:20]}",
    )
    return bool(post(mail, is_limited=False))
