"""What the outbox holds about an address: mails that wait, and the bare fact of others."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from access.addresses import digest
from access.models import OutgoingMail
from access.personal import Erased, PersonalData
from access.text import email_address


def find(email: str) -> Iterator[dict[str, Any]]:
    """Return each mail to an address, and those not yet sent that name it."""
    for mail in OutgoingMail.objects.filter(address=digest(email)).order_by("pk"):
        yield _record(mail)
    for mail in _naming(email):
        yield _record(mail)


def erase(email: str) -> Erased:
    """Delete what waits for an address or names it, and cut what was sent off from it."""
    to_it = OutgoingMail.objects.filter(address=digest(email))
    count = to_it.count()
    to_it.filter(to="").update(address="")
    to_it.delete()
    for mail in _naming(email):
        mail.delete()
        count += 1
    return Erased(count)


def _naming(email: str) -> list[OutgoingMail]:
    """Return the mails to others that wait and have the address in them."""
    waiting = OutgoingMail.objects.exclude(to="").exclude(address=digest(email))
    name = email_address(email)
    return [
        mail
        for mail in waiting
        if name in json.dumps([mail.told, mail.reply_to], ensure_ascii=False).lower()
    ]


def _record(mail: OutgoingMail) -> dict[str, Any]:
    return {
        "kind": mail.kind,
        "written": mail.created_at,
        "sent": mail.sent_at,
        "state": mail.state,
        "language": mail.language,
        "tells": mail.told,
    }


OUTBOX = PersonalData("access.mail", _("Mail from the site"), find, erase)
