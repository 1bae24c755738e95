"""Passes a visitor's message on to an enterprise, without showing where it goes."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest

from access.addresses import digest
from access.mail import HOUR, NewMail, post
from access.models import OutgoingMail
from content.languages import reader_language
from enterprises.models import EnterprisePage

Recipient = tuple[str, str]  # address, language


def recipients(page: EnterprisePage) -> list[Recipient]:
    """Return whom a message reaches: the contact persons, else the organisation itself."""
    people = page.contact_persons.reachable().order_by("pk")
    found = [(person.email, person.language) for person in people]
    return found or ([(page.email, page.locale.language_code)] if page.email else [])


def is_reachable(page: EnterprisePage) -> bool:
    """Return whether a message would reach anybody."""
    return bool(page.email) or page.contact_persons.reachable().exists()


def send_message(request: HttpRequest, page: EnterprisePage, written: dict[str, Any]) -> int:
    """Pass a message on; return how long the visitor must wait when the enterprise has had enough.

    The visitor gets a copy, within the same limits.
    """
    same = digest(f"{page.pk} {written['email']} {written['message']}")
    context = {"enterprise": page.title, **_mail_context(written)}
    with transaction.atomic():
        posted = [
            _send(recipient, context, f"message:{same[:40]}:{digest(recipient[0])[:40]}")
            for recipient in recipients(page)
        ]
        if not any(posted):
            return int(HOUR.total_seconds())
        receipt = NewMail(
            "enterprises.message_receipt",
            written["email"],
            reader_language(),
            told={"enterprise": page.title, "message": written["message"]},
            key=f"message-receipt:{same}",
        )
        post(receipt)
    return 0


def _mail_context(written: dict[str, Any]) -> dict[str, str]:
    return {name: written[name] for name in ("name", "organisation", "email", "message")}


def _send(recipient: Recipient, context: dict[str, str], key: str) -> bool:
    """Post the message to one recipient; the same message again counts as passed on."""
    to, language = recipient
    mail = NewMail(
        "enterprises.message", to, language, told=context, key=key, reply_to=context["email"]
    )
    return OutgoingMail.objects.filter(key=key).exists() or bool(post(mail))
