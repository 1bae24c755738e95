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
LONGEST_HOLD = dt.timedelta(days=2)
DOUBLE_CLICK = dt.timedelta(minutes=1)  # within which the same post again is meant once


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


def post(mail: NewMail, *, is_limited: bool = True, is_held: bool = False) -> OutgoingMail | None:
    """Write a mail down and have it sent; return nothing when it must not be sent.

    A limited mail, one that a visitor caused, is left out when the address has had its share of
    the hour: of its kind, or of all. One that may be held is sent as soon as the share allows.
    """
    if not _are_addresses(mail.to, mail.reply_to):
        return None
    address = digest(mail.to)
    goes_at = _goes_at(mail, address) if is_limited else timezone.now()
    wait = goes_at - timezone.now()
    if wait > (LONGEST_HOLD if is_held else dt.timedelta(0)):
        return None
    row = _write_down(mail, address, is_limited=is_limited, next_try_at=goes_at)
    if row and wait <= dt.timedelta(0):
        transaction.on_commit(partial(after_response, partial(deliver_one.enqueue, row.pk)))
    return row


def was_posted_lately(kind: str, to: str, within: dt.timedelta = DOUBLE_CLICK) -> bool:
    """Tell whether a mail of a kind was written to an address a moment ago: one is enough."""
    since = timezone.now() - within
    written = OutgoingMail.objects.filter(kind=kind, address=digest(to), created_at__gt=since)
    return written.exists()


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


def _write_down(
    mail: NewMail, address: str, *, is_limited: bool, **more: dt.datetime
) -> OutgoingMail | None:
    """Store a mail, unless its key says that it has been written before."""
    row = OutgoingMail(address=address, is_limited=is_limited, **vars(mail), **more)
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


def _goes_at(mail: NewMail, address: str) -> dt.datetime:
    """Return when a mail that a visitor caused may go, so that its receiver gets few in an hour.

    What is held counts in the hour in which it goes: it holds back no mail of another kind.
    """
    now = timezone.now()
    lately = OutgoingMail.objects.filter(
        address=address, is_limited=True, next_try_at__gt=now - HOUR
    )
    # A mail that was tried waits for the server, not for its receiver: it counts as gone.
    times = [
        (min(at, now) if tried else at, kind)
        for at, tried, kind in lately.values_list("next_try_at", "attempts", "kind")
    ]
    of_kind = [at for at, kind in times if kind == mail.kind]
    of_all = [at for at, _kind in times if at <= now]
    free = max(_next_place(of_kind, MOST_IN_AN_HOUR, now), _next_place(of_all, MOST_OF_ALL, now))
    if free > now:
        return free
    return now + dt.timedelta(seconds=EACH_KIND.seconds_to_wait_for(f"{mail.kind} {mail.to}"))


def _next_place(taken: list[dt.datetime], most: int, now: dt.datetime) -> dt.datetime:
    """Return when there is room for one more, with so many at most in an hour."""
    return now if len(taken) < most else max(now, sorted(taken)[-most] + HOUR)


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
