"""Who keeps up a profile in this browser: a contact person, for some hours after a link."""

from django.http import HttpRequest
from django.middleware.csrf import rotate_token
from django.utils import timezone

from access.addresses import digest
from enterprises.models import ContactPerson

KEY = "enterprises-keeper"
HOURS = 2


def log_in(request: HttpRequest, contact: ContactPerson) -> None:
    """Let a contact person keep up the profiles that the same address may keep up."""
    request.session.cycle_key()
    rotate_token(request)
    request.session[KEY] = {
        "contact": contact.pk,
        "address": digest(contact.email),
        "until": timezone.now().timestamp() + HOURS * 3600,
    }


def log_out(request: HttpRequest) -> None:
    """Forget the contact person, and nothing else of the session."""
    request.session.pop(KEY, None)


def contacts_of(request: HttpRequest) -> list[ContactPerson]:
    """Return the contact persons that this browser speaks for, one for each profile.

    Read from the database each time, so that a person who was removed is out at once, as is one
    whose address was given up for another.
    """
    stored = request.session.get(KEY) or {}
    if stored.get("until", 0) < timezone.now().timestamp():
        return []
    first = ContactPerson.objects.filter(pk=stored["contact"]).first()
    if first is None or digest(first.email) != stored.get("address"):
        return []
    same = ContactPerson.objects.with_address(first.email).select_related("page__locale")
    return list(same.order_by("page__title"))
