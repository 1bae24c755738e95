"""The way of every mail: written down first, sent after the transaction, tried again on faults."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks import task

from access import delivery
from access.addresses import digest
from access.after_response import after_response
from access.models import OutgoingMail
from access.throttling import Throttle

HOUR = dt.timedelta(hours=1)
MOST_IN_AN_HOUR = 5  # mails of one kind that visitors can cause to one address
MOST_OF_ALL = 20  # mails of all kinds: a flood of messages must not hold back a login link
EACH_KIND = Throttle("mail", MOST_IN_AN_HOUR, 3600)  # right with many posts at once, too


@dataclass(frozen=True)
class NewMail:
    """A mail to be sent: its kind (see `access.emails`), its receiver, and what it tells.

    `links` are made when it is sent (see `access.links.spec`). A `key` makes sure that the same
    mail goes once. After `useful_until` it does not go at all.
    """

    kind: str
    to: str
    language: str
    told: dict[str, Any] = field(default_factory=dict)
    links: list[dict[str, Any]] = field(default_factory=list)
    key: str | None = None
    reply_to: str = ""
    useful_until: dt.datetime | None = None


def post(mail: NewMail, *, is_limited: bool = True) -> OutgoingMail | None:
    """Write a mail down and have it sent; return nothing when it must not be sent.

    A limited mail, one that a visitor caused, is left out when the address has had its share of
    the hour: of its kind, or of all.
    """
    if not _are_addresses(mail.to, mail.reply_to):
        return None
    address = digest(mail.to)
    if is_limited and _has_had_enough(mail, address):
        return None
    row = _write_down(mail, address, is_limited=is_limited)
    if row:
        transaction.on_commit(partial(after_response, partial(deliver_one.enqueue, row.pk)))
    return row


def post_many(mails: Iterable[NewMail]) -> list[OutgoingMail]:
    """Write down many mails at the word of somebody who waits for the answer; return them.

    They go one after the other, as many at once as a request can wait for.
    """
    good = [mail for mail in mails if _are_addresses(mail.to, mail.reply_to)]
    written = [_write_down(mail, digest(mail.to), is_limited=False) for mail in good]
    rows = [row for row in written if row]
    if rows:
        transaction.on_commit(deliver_some.enqueue)
    return rows


def _write_down(mail: NewMail, address: str, *, is_limited: bool) -> OutgoingMail | None:
    """Store a mail, unless its key says that it has been written before."""
    row = OutgoingMail(address=address, is_limited=is_limited, **vars(mail))
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return None
    return row


def _are_addresses(to: str, reply_to: str) -> bool:
    """Tell whether both are one plain address each, which no heading can hide in."""
    try:
        for address in filter(None, [to or "-", reply_to]):
            validate_email(address)
    except ValidationError:
        return False
    return True


def _has_had_enough(mail: NewMail, address: str) -> bool:
    lately = OutgoingMail.objects.filter(
        address=address, is_limited=True, created_at__gt=timezone.now() - HOUR
    )
    return (
        lately.filter(kind=mail.kind).count() >= MOST_IN_AN_HOUR
        or lately.count() >= MOST_OF_ALL
        or bool(EACH_KIND.seconds_to_wait_for(f"{mail.kind} {mail.to}"))
    )


@task()
def deliver_one(pk: int) -> None:
    """Send one mail, unless it has been sent, and what waited along with it."""
    delivery.deliver_soon(pk)


@task()
def deliver_some() -> None:
    """Send what can be sent within some seconds; a worker, or a later mail, takes the rest."""
    delivery.deliver_some()


@task()
def deliver_waiting() -> None:
    """Send every mail whose time has come."""
    delivery.deliver_due()
