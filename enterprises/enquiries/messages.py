"""Passes a visitor's message on to an enterprise, without showing where it goes."""

from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from access.addresses import digest
from access.mail import HOUR, NewMail, post
from access.models import OutgoingMail
from access.throttling import Throttle
from content.languages import reader_language
from enterprises.models import EnterprisePage

Recipient = tuple[str, str]  # address, language
# Fewer than an enterprise gets in that time: one sender alone never fills its queue.
OF_ONE_SENDER = Throttle("enterprises.write-to", limit=10, seconds=3 * 60 * 60)


@dataclass(frozen=True)
class Taken:
    """What became of a message: on its way, later than usual, or not before a wait."""

    wait: int = 0  # seconds
    is_held: bool = False


def recipients(page: EnterprisePage) -> list[Recipient]:
    """Return whom a message reaches: the contact persons, else the organisation itself."""
    people = page.contact_persons.reachable().order_by("pk")
    found = [(person.email, person.language) for person in people]
    return found or ([(page.email, page.locale.language_code)] if page.email else [])


def is_reachable(page: EnterprisePage) -> bool:
    """Return whether a message would reach anybody."""
    return bool(page.email) or page.contact_persons.reachable().exists()


def send_message(request: HttpRequest, page: EnterprisePage, written: dict[str, Any]) -> Taken:
    """Pass a message on; return how long the visitor must wait who has written too much to it.

    The enterprise gets few in an hour, whoever writes: the others are held, and the visitor is
    told that it may take longer. The visitor's receipt says nothing of what was written: the
    address is one that a stranger typed.
    """
    same = digest(f"{page.pk} {written['email']} {written['message']}")[:40]
    key = f"message:{same}:{timezone.localdate()}"
    known = OutgoingMail.objects.filter(key__startswith=key)
    if known.exists():
        return Taken()
    throttle = replace(OF_ONE_SENDER, scope=f"{OF_ONE_SENDER.scope}-{page.pk}")
    if wait := throttle.seconds_to_wait(request):
        return Taken(wait)
    context = {"enterprise": page.title, **_mail_context(written)}
    with transaction.atomic():
        posted = [
            _send(recipient, context, f"{key}:{digest(recipient[0])[:40]}")
            for recipient in recipients(page)
        ]
        if not any(posted):  # unless the same message has come at the same moment
            return Taken() if known.exists() else Taken(int(HOUR.total_seconds()))
        is_held = all(row.next_try_at > timezone.now() for row in posted if row)
        receipt = NewMail(
            "enterprises.message_receipt",
            written["email"],
            reader_language(),
            told={"enterprise": page.title, "is_held": is_held},
            key=f"message-receipt:{same}:{timezone.localdate()}",
        )
        post(receipt)
    return Taken(is_held=is_held)


def _mail_context(written: dict[str, Any]) -> dict[str, str]:
    return {name: written[name] for name in ("name", "organisation", "email", "message")}


def _send(recipient: Recipient, context: dict[str, str], key: str) -> OutgoingMail | None:
    """Post the message to one recipient, later when they have had many."""
    to, language = recipient
    mail = NewMail(
        "enterprises.message", to, language, told=context, key=key, reply_to=context["email"]
    )
    return post(mail, is_held=True)
