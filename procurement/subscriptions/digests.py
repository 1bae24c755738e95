"""What there is to tell somebody who watches notices: each thing once, and only what is public."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from content.languages import ENGLISH, SWEDISH
from procurement.enums import ChangeKind, Frequency, Phase, Stage
from procurement.filters import NoticeFilters
from procurement.models import Notice, SentNotice, Subscription, WatchedChange

LOOKS_BACK = dt.timedelta(days=60)  # what was not told by then is no news
MONTH = dt.timedelta(days=30)
OF_ONE_NOTICE = [ChangeKind.OPEN, ChangeKind.MOVED, ChangeKind.CANCELLED]


@dataclass(frozen=True)
class Entry:
    """One notice that there is something to tell of."""

    notice: Notice
    kind: str
    at: dt.datetime
    before: dt.datetime | None = None  # the last day that it had, when it has moved


@dataclass
class Digest:
    """What one mail tells, and what it settles besides."""

    entries: list[Entry] = field(default_factory=list)
    settled: list[WatchedChange] = field(default_factory=list)
    swedish: list[WatchedChange] = field(default_factory=list)  # not in the reader's language
    uncounted: list[WatchedChange] = field(default_factory=list)  # of those, not said before
    unknown: list[WatchedChange] = field(default_factory=list)  # place or codes are not known


@dataclass(frozen=True)
class Preview:
    """What the last month would have brought somebody."""

    entries: list[Entry]
    swedish_count: int
    unknown_count: int
    mails: dict[str, int]  # how many, by frequency


def filters_of(subscription: Subscription) -> NoticeFilters:
    """Return what a subscription asks for."""
    return NoticeFilters(**subscription.filters)


def digest_of(subscription: Subscription, now: dt.datetime) -> Digest:
    """Return what a subscription has not been told yet."""
    sent = SentNotice.objects.filter(subscription=subscription)
    same = sent.filter(notice=OuterRef("notice"), kind=OuterRef("kind"), number=OuterRef("number"))
    since = max(subscription.since or now, now - LOOKS_BACK)
    lately = WatchedChange.objects.filter(at__gte=since, at__lte=now, pk__gt=subscription.after)
    waiting = lately.filter(
        _concerns(subscription, sent), ~Exists(same.filter(is_counted=False))
    ).annotate(was_counted=Exists(same))
    digest = _digest(waiting, subscription.language, now)
    if not subscription.notice_id:
        filters = filters_of(subscription)
        digest.unknown = _unknown(lately.filter(~Exists(same)), filters, now)
    return digest


def preview(filters: NoticeFilters, language: str, now: dt.datetime) -> Preview:
    """Return what somebody who watches this would have been told in the last month."""
    changes = WatchedChange.objects.filter(at__gte=now - MONTH, at__lte=now).exclude(
        kind=ChangeKind.MOVED
    )
    digest = _digest(changes.filter(_fits(filters)), language, now)
    newest_first = sorted(digest.entries, key=attrgetter("at"), reverse=True)
    days = {timezone.localdate(entry.at) for entry in newest_first}
    return Preview(
        newest_first,
        len({change.notice_id for change in digest.swedish}),
        len({change.notice_id for change in _unknown(changes, filters, now)}),
        {
            str(Frequency.AT_ONCE): len(newest_first),
            str(Frequency.DAILY): len(days),
            str(Frequency.WEEKLY): len({day.isocalendar()[:2] for day in days}),
        },
    )


def _concerns(subscription: Subscription, sent: QuerySet[SentNotice]) -> Q:
    """Return which changes a subscription is about: what fits, and what became of what it got."""
    if subscription.notice_id:
        return Q(notice=subscription.notice_id, kind__in=OF_ONE_NOTICE)
    known = sent.filter(is_counted=False).values("notice")
    # Whoever has starred a notice hears of it at once.
    starred = Subscription.objects.confirmed().of_notices().filter(email=subscription.email)
    later = Q(kind__in=[ChangeKind.MOVED, ChangeKind.CANCELLED], notice__in=known)
    fits = _fits(filters_of(subscription)) & ~Q(kind=ChangeKind.MOVED)
    return fits & ~_of(starred) | later & ~_of(starred)


def _of(stars: QuerySet[Subscription]) -> Q:
    told = [ChangeKind.MOVED, ChangeKind.CANCELLED]
    return Q(kind__in=told, notice__in=stars.values("notice"))


def _fits(filters: NoticeFilters) -> Q:
    return Q(notice__in=filters.narrow(Notice.objects.listed(), "").values("pk"))


def _unknown(
    changes: QuerySet[WatchedChange], filters: NoticeFilters, now: dt.datetime
) -> list[WatchedChange]:
    """Return what might fit, for all that is known of the notices."""
    might = filters.unknown(Notice.objects.listed(), "").values("pk")
    new = changes.exclude(kind=ChangeKind.MOVED).filter(notice__in=might)
    return _digest(new, SWEDISH, now).settled


def _digest(changes: QuerySet[WatchedChange], language: str, now: dt.datetime) -> Digest:
    public = changes.filter(notice__in=Notice.objects.listed().values("pk"))
    rows = public.select_related("notice").order_by("notice_id", "pk")
    digest = Digest()
    for _key, group in groupby(rows, key=attrgetter("notice_id")):
        _add(digest, list(group), language, now)
    digest.entries.sort(key=_nearest_first)
    return digest


def _add(digest: Digest, changes: list[WatchedChange], language: str, now: dt.datetime) -> None:
    """Add what is to be told of one notice: how it stands, not each step on the way."""
    notice = changes[0].notice
    entry = _entry(notice, changes, now)
    if entry is None:  # what changes again is looked at again
        return
    if language == ENGLISH and not notice.title_en:
        digest.swedish += changes
        digest.uncounted += [each for each in changes if not getattr(each, "was_counted", False)]
    else:
        digest.settled += changes
        digest.entries.append(entry)


def _entry(notice: Notice, changes: list[WatchedChange], now: dt.datetime) -> Entry | None:
    in_phase = [change for change in changes if change.kind == notice.phase]
    if in_phase:
        told = Entry(notice, notice.phase, in_phase[-1].at)
        return told if is_worth_telling(told, now) else None
    moved = [change for change in changes if change.kind == ChangeKind.MOVED]
    if not moved:
        return None
    told = Entry(notice, ChangeKind.MOVED, moved[-1].at, moved[0].deadline_before)
    return told if is_worth_telling(told, now) else None


def is_worth_telling(entry: Entry, now: dt.datetime) -> bool:
    """Tell whether what was to be told is still so, and not too late."""
    notice = entry.notice
    if entry.kind == ChangeKind.MOVED:
        is_moved = notice.deadline_at != entry.before
        return is_moved and notice.stage(now) in (Stage.OPEN, Stage.PLANNED)
    if entry.kind != notice.phase:
        return False
    return notice.phase != Phase.OPEN or not notice.deadline_has_passed(now)


def _nearest_first(entry: Entry) -> tuple[bool, dt.datetime, int]:
    deadline = entry.notice.deadline_at
    return deadline is None, deadline or entry.at, entry.notice.pk


def reread(told: Iterable[dict], language: str, now: dt.datetime) -> list[Entry]:
    """Return the entries of a mail as they are now: only what is public and still so."""
    told = list(told)
    public = Notice.objects.listed(language).with_places()
    notices = public.in_bulk([each["notice"] for each in told])
    entries = [
        Entry(notices[each["notice"]], each["kind"], now, _moment(each["before"]))
        for each in told
        if each["notice"] in notices
    ]
    return [entry for entry in entries if is_worth_telling(entry, now)]


def as_told(entry: Entry) -> dict:
    """Return an entry as the outbox keeps it: what it is about, and not what it says."""
    before = entry.before.isoformat() if entry.before else None
    return {"notice": entry.notice.pk, "kind": str(entry.kind), "before": before}


def _moment(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None


def moved_times(notice_id: int) -> int:
    """Return how often the last day of a notice has moved."""
    moved = WatchedChange.objects.filter(notice=notice_id, kind=ChangeKind.MOVED)
    return moved.count()
