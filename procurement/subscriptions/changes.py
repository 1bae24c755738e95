"""Notes what has become of public notices, whoever or whatever changed them."""

import datetime as dt

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from procurement.enums import ChangeKind, Phase
from procurement.models import Notice, WatchedChange
from procurement.querysets import NoticeQuerySet

PHASES = [kind for kind in ChangeKind if kind != ChangeKind.MOVED]


def note_changes(now: dt.datetime | None = None) -> int:
    """Note what is new of every public notice since the last look; return how much."""
    return sum(_note(pk, now or timezone.now()) for pk in _changed().values_list("pk", flat=True))


def _changed() -> NoticeQuerySet:
    """Return the public notices that are not as they were noted last."""
    changes = WatchedChange.objects.filter(notice=OuterRef("pk")).order_by("-pk")
    noted = Notice.objects.listed().annotate(
        noted=Subquery(changes.values("pk")[:1]),
        phase_noted=Subquery(changes.exclude(kind=ChangeKind.MOVED).values("kind")[:1]),
        deadline_noted=Subquery(changes.values("deadline_at")[:1]),
    )
    is_new = Q(noted=None) | ~Q(phase_noted=F("phase"))
    has_day = Q(deadline_at__isnull=False)
    had_day = Q(deadline_noted__isnull=False)
    is_moved = (
        (has_day & ~had_day)
        | (~has_day & had_day)
        | (has_day & ~Q(deadline_at=F("deadline_noted")))
    )
    return noted.filter(is_new | is_moved).order_by("pk")


@transaction.atomic
def _note(pk: int, now: dt.datetime) -> int:
    """Note what has become of one notice; of two that look at once, one does."""
    notice = Notice.objects.select_for_update().filter(pk=pk).first()
    if notice is None or not _changed().filter(pk=pk).exists():
        return 0
    known = WatchedChange.objects.filter(notice=notice)
    last = known.last()
    in_phase = known.exclude(kind=ChangeKind.MOVED).last()
    is_same_phase = in_phase is not None and in_phase.kind == notice.phase
    kind = ChangeKind.MOVED if is_same_phase else ChangeKind(notice.phase)
    WatchedChange.objects.create(
        notice=notice,
        kind=kind,
        number=known.filter(kind=kind).count() + 1,
        at=now if last else _first_known(notice),
        deadline_at=notice.deadline_at,
        deadline_before=last.deadline_at if last else None,
    )
    return 1


def _first_known(notice: Notice) -> dt.datetime:
    """Return when a notice was published here; what was decided long before is as old as that."""
    published = notice.first_published_at or notice.modified_at
    if notice.published_on and notice.phase in (Phase.AWARDED, Phase.CANCELLED):
        announced = dt.datetime.combine(notice.published_on, dt.time())
        return min(published, timezone.make_aware(announced, timezone.get_default_timezone()))
    return published
