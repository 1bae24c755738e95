"""Sends what there is to tell: at once, daily, weekly, and before the last day of a notice."""

import datetime as dt
import hashlib
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from access import links
from access.addresses import digest as address_digest
from access.mail import HOUR, NewMail, post
from access.models import OutgoingMail
from content.duties import one_by_one
from events import times
from procurement.enums import ChangeKind, Frequency, Phase
from procurement.models import SentNotice, Subscription, WatchedChange
from procurement.subscriptions.actions import END, MANAGE, STAR
from procurement.subscriptions.changes import note_changes
from procurement.subscriptions.digests import Digest, Entry, as_told, digest_of, moved_times

DIGEST, REMINDER = "procurement.watched", "procurement.deadline_reminder"
MOST_ENTRIES = 30  # in one mail; what is more is counted
MOST_AT_ONCE = 5  # mails in an hour to who wants them at once; the rest comes together
DAYS_BEFORE = (3, 14)


def send_at_once() -> int:
    """Tell those who want to know at once; return how many mails that were."""
    note_changes()
    at_once = Subscription.objects.confirmed().filter(frequency=Frequency.AT_ONCE)
    return one_by_one(at_once, send)


def send_rounds() -> int:
    """Tell everybody whose round is due; return how many mails that were."""
    note_changes()
    return one_by_one(Subscription.objects.confirmed(), send)


def send_reminders() -> int:
    """Remind of last days that come near; return how many mails that were."""
    note_changes()
    soon = timezone.now() + dt.timedelta(days=max(DAYS_BEFORE) + 1)
    open_ones = Subscription.objects.confirmed().filter(
        notice__live=True,
        notice__phase=Phase.OPEN,
        notice__deadline_at__gt=timezone.now(),
        notice__deadline_at__lt=soon,
    )
    return one_by_one(open_ones, remind)


@transaction.atomic
def send(subscription: Subscription) -> int:
    """Write the mail that is due to a subscription, and in the same breath what it told."""
    now = timezone.now()
    held = _held(subscription)
    if held is None or not held.is_due(times.local(now).date()):
        return 0
    if held.frequency == Frequency.AT_ONCE and _has_had_enough(held, now):
        return 0
    digest = digest_of(held, now)
    is_sent = bool(digest.entries) and _post(held, digest)
    if is_sent:
        _remember(held, digest)
    if is_sent or held.frequency == Frequency.WEEKLY:
        held.round_on = times.local(now).date()
        held.save(update_fields=["round_on"])
    return int(is_sent)


@transaction.atomic
def remind(subscription: Subscription) -> int:
    """Write the reminder that is due to who has starred a notice, once for each last day."""
    held = _held(subscription)
    if held is None or not held.notice or not held.notice.deadline_at:
        return 0
    notice, now = held.notice, timezone.now()
    last_day = times.local(notice.deadline_at).date()
    days = _days_due(held, last_day, times.local(now).date())
    if not days:
        return 0
    number = moved_times(notice.pk) + 1
    told = SentNotice.objects.filter(subscription=held, notice=notice, number=number)
    if told.filter(kind__in=[_kind(each) for each in DAYS_BEFORE if each <= days]).exists():
        return 0
    SentNotice.objects.create(
        subscription=held, notice=notice, kind=_kind(days), number=number, at=now
    )
    mail = NewMail(
        kind=REMINDER,
        to=held.email,
        language=held.language,
        told={
            "subscription": str(held.uid),
            "notice": notice.pk,
            "deadline": notice.deadline_at.isoformat(),
        },
        links=_links(held),
        key=f"remind {held.uid} {number} {days}",
        useful_until=notice.deadline_at,
    )
    return int(post(mail, is_limited=False) is not None)


def _kind(days: int) -> str:
    return f"reminder {days}"


def _days_due(subscription: Subscription, last_day: dt.date, today: dt.date) -> int:
    """Return which reminder is due, 0 for none: not one whose day came before the star.

    Nor one before a move was known: the mail about that says how many days are left.
    """
    left = (last_day - today).days
    moved = WatchedChange.objects.filter(notice=subscription.notice, kind=ChangeKind.MOVED)
    told = [subscription.confirmed_at, *moved.values_list("at", flat=True)]
    begun = times.local(max(told)).date()
    due = [
        days
        for days in DAYS_BEFORE
        if left <= days and begun <= last_day - dt.timedelta(days=days)
    ]
    return due[0] if due else 0


def _held(subscription: Subscription) -> Subscription | None:
    """Return the subscription as it is now, held so that of two workers one sends."""
    confirmed = Subscription.objects.confirmed().select_for_update(of=("self",))
    return confirmed.select_related("notice").filter(pk=subscription.pk).first()


def _has_had_enough(subscription: Subscription, now: dt.datetime) -> bool:
    lately = OutgoingMail.objects.filter(
        kind=DIGEST, address=address_digest(subscription.email), created_at__gt=now - HOUR
    )
    return lately.count() >= MOST_AT_ONCE


def _post(subscription: Subscription, digest: Digest) -> bool:
    entries = digest.entries[:MOST_ENTRIES]
    keys = sorted(f"{each.notice_id} {each.kind} {each.number}" for each in digest.settled)
    mail = NewMail(
        kind=DIGEST,
        to=subscription.email,
        language=subscription.language,
        told={
            "subscription": str(subscription.uid),
            "entries": [as_told(entry) for entry in entries],
            "more": len(digest.entries) - len(entries),
            "swedish": len({change.notice_id for change in digest.uncounted}),
            "unknown": len({change.notice_id for change in digest.unknown}),
        },
        links=[*_links(subscription), *_star_links(subscription, entries)],
        key=f"watch {subscription.uid} {hashlib.sha256(str(keys).encode()).hexdigest()[:32]}",
    )
    return post(mail, is_limited=False) is not None


def _links(subscription: Subscription) -> list[dict]:
    return [
        links.spec("manage", MANAGE, subscription.uid),
        links.spec("end", END, subscription.uid),
    ]


def _star_links(subscription: Subscription, entries: Iterable[Entry]) -> list[dict]:
    """Return the links by which a notice of the mail is starred, while it takes tenders."""
    if subscription.notice_id:
        return []
    open_ones = [each.notice.pk for each in entries if each.notice.phase == Phase.OPEN]
    return [links.spec(f"star {pk}", STAR, f"{subscription.uid}:{pk}") for pk in open_ones]


def _remember(subscription: Subscription, digest: Digest) -> None:
    sent = SentNotice.objects.filter(subscription=subscription)
    sent.filter(is_counted=True, notice__in={each.notice_id for each in digest.settled}).delete()
    SentNotice.objects.bulk_create(
        [
            *[_sent(subscription, each) for each in digest.settled],
            *[
                _sent(subscription, each, is_counted=True)
                for each in [*digest.uncounted, *digest.unknown]
            ],
        ]
    )


def _sent(
    subscription: Subscription, change: WatchedChange, *, is_counted: bool = False
) -> SentNotice:
    return SentNotice(
        subscription=subscription,
        notice_id=change.notice_id,
        kind=change.kind,
        number=change.number,
        is_counted=is_counted,
    )
