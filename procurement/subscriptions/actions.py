"""What people do with what they watch: ask for it, confirm, change and end it, star a notice."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from access import links
from access.mail import NewMail, post
from access.models import OutgoingMail, SignedLink
from procurement.enums import Frequency
from procurement.models import Notice, Subscription, WatchedChange
from procurement.subscriptions.changes import note_changes

CONFIRM, MANAGE, END, STAR = (
    f"procurement.{name}"
    for name in ("confirm_watching", "manage_watching", "end_watching", "star")
)
UNCONFIRMED_DAYS = 7
LATE_CHANGES = dt.timedelta(days=7)  # what a changed subscription still tells of


@transaction.atomic
def ask(
    email: str,
    language: str,
    *,
    filters: dict[str, list[str]] | None = None,
    frequency: str = Frequency.AT_ONCE,
    notice: Notice | None = None,
) -> Subscription:
    """Write down what an address wants to watch, and ask its owner by mail whether it is so.

    Nothing else goes to the address before; and nobody is told whether we knew it.
    """
    asked = Subscription(email=email, notice=notice, filters=filters or {})
    same = Subscription.objects.filter(confirmed_at=None).same_as(asked)
    found = same.select_for_update().first() or asked
    found.language, found.frequency = language, frequency
    found.save()
    mail = NewMail(
        kind=CONFIRM,
        to=email,
        language=language,
        told={"subscription": str(found.uid)},
        links=[links.spec("confirm", CONFIRM, found.uid)],
    )
    if post(mail):
        links.revoke(CONFIRM, found.uid)
    return found


@transaction.atomic
def confirm(subscription: Subscription, now: dt.datetime | None = None) -> None:
    """Begin to tell; who watches the same already goes on with that, so that old links work."""
    now = now or timezone.now()
    earlier = Subscription.objects.confirmed().same_as(subscription).order_by("pk").first()
    if earlier is None:
        begin(subscription, now)
        return
    earlier.language = subscription.language
    if earlier.frequency != subscription.frequency:
        earlier.frequency = subscription.frequency
        earlier.begin_rounds(now)
    earlier.save()
    subscription.delete()


def begin(subscription: Subscription, now: dt.datetime) -> None:
    """Let a subscription tell of what happens from now on, and of nothing that has happened."""
    note_changes(now)
    last = WatchedChange.objects.order_by("-pk").values_list("pk", flat=True).first()
    subscription.confirm(now, last or 0)
    subscription.save()


@transaction.atomic
def change(subscription: Subscription, values: dict[str, Any]) -> None:
    """Change what is watched, how often or in which language."""
    now = timezone.now()
    if subscription.filters != values["filters"]:
        # What is new from now on, and what has just been: not the whole year.
        subscription.since = max(subscription.since or now, now - LATE_CHANGES)
    is_other_pace = subscription.frequency != values["frequency"]
    for name, value in values.items():
        setattr(subscription, name, value)
    if is_other_pace:
        subscription.begin_rounds(now)
    subscription.save()


def star(notice: Notice, of: Subscription) -> None:
    """Remind the owner of a subscription, who has confirmed it, of the last day of a notice."""
    starred, is_new = Subscription.objects.get_or_create(
        email=of.email,
        notice=notice,
        defaults={"language": of.language, "frequency": Frequency.AT_ONCE},
    )
    if is_new or starred.confirmed_at is None:
        begin(starred, timezone.now())


def end(subscription: Subscription) -> None:
    """Stop telling, and forget the address with all that belonged to it."""
    forget([subscription])


@transaction.atomic
def forget(subscriptions: Iterable[Subscription]) -> int:
    """Erase subscriptions with the mails that wait and the links that were sent."""
    found = list(subscriptions)
    for each in found:
        waiting = OutgoingMail.objects.filter(kind__startswith="procurement.")
        waiting.filter(told__subscription=str(each.uid)).exclude(
            state=OutgoingMail.State.SENDING
        ).delete()
        SignedLink.objects.filter(purpose=STAR, subject__startswith=f"{each.uid}:").delete()
        for purpose in (CONFIRM, MANAGE):
            links.revoke(purpose, each.uid)
        each.delete()
    return len(found)


def forget_outdated(now: dt.datetime | None = None) -> int:
    """Erase what nobody confirmed within a week, and stars of notices that are long over."""
    now = now or timezone.now()
    unconfirmed = Subscription.objects.filter(
        confirmed_at=None, created_at__lt=now - dt.timedelta(days=UNCONFIRMED_DAYS)
    )
    over = Subscription.objects.of_notices().filter(
        notice__deadline_at__lt=now - dt.timedelta(days=30)
    )
    return forget([*unconfirmed, *over])
