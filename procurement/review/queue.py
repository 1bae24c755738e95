"""The queue of notices that wait for an editor, those that close next first."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, Exists, F, OuterRef, QuerySet, Value, When
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Revision

from procurement.models import Notice, SourceWords
from procurement.review.fit import PREFETCHED, Fit, judge_all

SOON = dt.timedelta(days=7)
AROUND = 12  # notices listed before and after the one that is looked at
TYPED = "typed"


def waiting(now: dt.datetime | None = None) -> QuerySet[Notice]:
    """Return the imported drafts that nobody has decided on; what has closed stands last."""
    passed = When(deadline_at__lt=now or timezone.now(), then=Value(1))
    scheduled = Revision.objects.filter(
        content_type=ContentType.objects.get_for_model(Notice),
        object_id=Cast(OuterRef("pk"), CharField()),
        approved_go_live_at__isnull=False,
    )
    rows = Notice.objects.filter(live=False, first_published_at=None, decision=None)
    rows = rows.exclude(source=TYPED).exclude(Exists(scheduled))
    return rows.alias(is_passed=Case(passed, default=Value(0))).order_by(
        "is_passed", F("deadline_at").asc(nulls_last=True), "pk"
    )


def closed(now: dt.datetime | None = None) -> QuerySet[Notice]:
    """Return those that wait although their last day has passed."""
    now = now or timezone.now()
    return waiting(now).filter(deadline_at__lt=now)


def questions() -> QuerySet[SourceWords]:
    """Return where a source says something else than an editor has written."""
    rows = SourceWords.objects.exclude(proposed={}).select_related("notice")
    return rows.order_by(F("notice__deadline_at").asc(nulls_last=True), "pk")


@dataclass(frozen=True)
class Row:
    """A notice in the list beside the one that is looked at."""

    notice: Notice
    fit: Fit
    is_current: bool
    is_soon: bool
    is_passed: bool


class Queue:
    """The notices that wait, seen from one of them."""

    def __init__(self, pk: int | None = None, now: dt.datetime | None = None) -> None:
        self.now = now or timezone.now()
        self.keys = list(waiting(self.now).values_list("pk", flat=True))
        self.is_found = pk is None or pk in self.keys
        self.current = pk if pk in self.keys else next(iter(self.keys), None)

    @property
    def place(self) -> int:
        """Return the number of the current notice in the queue, from one."""
        return self.keys.index(self.current) + 1 if self.current else 0

    def beside(self, step: int) -> int | None:
        """Return the key of the next or the previous notice, if there is one."""
        place = self.place - 1 + step
        return self.keys[place] if self.current and 0 <= place < len(self.keys) else None

    def after(self, pk: int) -> int | None:
        """Return what to look at when one has been decided on: the one after it, or before."""
        if pk not in self.keys:
            return self.current
        place = self.keys.index(pk)
        rest = [*self.keys[place + 1 : place + 2], *self.keys[max(place - 1, 0) : place]]
        return next(iter(rest), None)

    @cached_property
    def rows(self) -> list[Row]:
        """Return the notices around the current one, each with its suggestion."""
        first = max(self.place - 1 - AROUND, 0)
        shown = self.keys[first : first + 2 * AROUND + 1]
        found = Notice.objects.filter(pk__in=shown).prefetch_related(*PREFETCHED).in_bulk()
        notices = [found[key] for key in shown if key in found]
        fits = judge_all(notices)
        return [self._row(notice, fits[notice.pk]) for notice in notices]

    @cached_property
    def closed_count(self) -> int:
        """Return how many wait although their last day has passed."""
        return closed(self.now).count()

    @property
    def hidden_before(self) -> int:
        """Return how many stand before those that are listed."""
        return max(self.place - 1 - AROUND, 0)

    @property
    def hidden_after(self) -> int:
        """Return how many stand after those that are listed."""
        return len(self.keys) - self.hidden_before - len(self.rows)

    def _row(self, notice: Notice, fit: Fit) -> Row:
        passed = notice.deadline_has_passed(self.now)
        closes = notice.deadline_at
        soon = bool(closes) and not passed and closes < self.now + SOON
        return Row(notice, fit, notice.pk == self.current, soon, passed)
