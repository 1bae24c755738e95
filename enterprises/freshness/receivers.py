"""Who is asked whether a profile is right: its contact persons, else the organisation itself."""

import datetime as dt
from dataclasses import dataclass

from access.addresses import digest
from access.models import OutgoingMail
from enterprises.freshness.links import page_subject
from enterprises.models import ContactPerson, EnterprisePage


@dataclass(frozen=True)
class Receiver:
    """An address that a reminder goes to, and the subject of the links in it."""

    address: str
    language: str
    subject: str
    is_contact: bool


def receivers(page: EnterprisePage, since: dt.date) -> list[Receiver]:
    """Return who can be reached about a profile; nobody when every address sends mail back.

    An address of the organisation that refused our mail after `since` is not tried again.
    """
    contacts = ContactPerson.objects.filter(page__translation_key=page.translation_key)
    reached = [
        Receiver(contact.email, contact.language, str(contact.pk), is_contact=True)
        for contact in contacts.reachable().order_by("pk")
    ]
    if reached or not page.email or contacts.with_address(page.email).exists():
        return reached
    refused = OutgoingMail.objects.filter(
        address=digest(page.email), state=OutgoingMail.State.BOUNCED, created_at__date__gte=since
    )
    if refused.exists():
        return []
    language = page.locale.language_code
    return [Receiver(page.email, language, page_subject(page), is_contact=False)]
