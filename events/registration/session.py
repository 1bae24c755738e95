"""Whose answer this browser may change: its own for a while, or the one that a link opened."""

from django.http import HttpRequest
from django.utils import timezone

from access.addresses import digest
from access.text import email_address
from events.models import EventPage, Registration

KEY = "events-answers"
SECONDS = 2 * 3600


def remember(request: HttpRequest, registration: Registration, *, is_opened: bool = False) -> None:
    """Let this browser change an answer; only one that a link has opened is shown in it."""
    stored = request.session.get(KEY, {})
    stored[str(registration.event_id)] = {
        "registration": registration.pk,
        "address": digest(registration.email),
        "until": timezone.now().timestamp() + SECONDS,
        "is_opened": is_opened,
    }
    request.session[KEY] = stored


def own(request: HttpRequest, event: EventPage, *, email: str = "") -> Registration | None:
    """Return the registration with this address that this browser has made or opened."""
    found = _found(request, event)
    return found if found and found.email == email_address(email) else None


def opened(request: HttpRequest, event: EventPage) -> Registration | None:
    """Return the registration that a link has opened in this browser."""
    stored = request.session.get(KEY, {}).get(str(event.pk), {})
    return _found(request, event) if stored.get("is_opened") else None


def forget(request: HttpRequest, event: EventPage) -> None:
    """Close the answer to a meeting in this browser."""
    stored = request.session.get(KEY, {})
    if stored.pop(str(event.pk), None):
        request.session[KEY] = stored


def _found(request: HttpRequest, event: EventPage) -> Registration | None:
    stored = request.session.get(KEY, {}).get(str(event.pk), {})
    if stored.get("until", 0) < timezone.now().timestamp():
        return None
    found = Registration.objects.filter(pk=stored["registration"], event=event).first()
    return found if found and digest(found.email) == stored["address"] else None
