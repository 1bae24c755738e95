"""The notices that belong with a meeting, by dates alone, so that its page says the same later."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import BooleanField, Case, F, Q, Value, When

from events import times
from events.enums import Status
from events.models import EventPage
from headless.identity import default_language
from procurement.enums import Phase, Reserved
from procurement.models import DiscussedNotice
from procurement.querysets import NoticeQuerySet

PART = "tenders"  # what an editor may leave out
MOST = 20  # of each group
CURRENT = Q(phase__in=[Phase.OPEN, Phase.PLANNED])
QUARTER = dt.timedelta(days=91)


@dataclass(frozen=True)
class Period:
    """The time from the meeting before until a meeting."""

    previous: EventPage | None
    until: dt.datetime

    @classmethod
    def before(cls, event: EventPage) -> "Period":
        """Return the time before a meeting; cancelled meetings do not count."""
        ours = EventPage.objects.listed(default_language()).exclude(status=Status.CANCELLED)
        others = ours.exclude(translation_key=event.translation_key)
        return cls(others.before(event.starts_at).first(), event.starts_at)

    @property
    def first_day(self) -> dt.date:
        """Return the day of the meeting before, or a day a quarter ahead of the first one."""
        start = self.previous.starts_at if self.previous else self.until - QUARTER
        return times.local(start).date()

    @property
    def last_day(self) -> dt.date:
        """Return the day of the meeting."""
        return times.local(self.until).date()

    @property
    def new(self) -> Q:
        """Tell what has been announced since the meeting before."""
        days = Q(published_on__gt=self.first_day, published_on__lte=self.last_day)
        return days & ~Q(phase=Phase.PLANNED)

    @property
    def open(self) -> Q:
        """Tell what was announced earlier and can still be answered when people meet."""
        earlier = Q(published_on__lte=self.first_day) | Q(published_on=None)
        in_time = Q(deadline_at__gt=self.until) | Q(deadline_at=None, phase=Phase.OPEN)
        return earlier & in_time & ~Q(phase=Phase.PLANNED)

    @property
    def coming(self) -> Q:
        """Tell what was known before the meeting and is announced after it, or not yet."""
        later = Q(published_on__gt=self.last_day) | Q(phase=Phase.PLANNED)
        return later & Q(expected_on__isnull=False, created_at__lte=self.until)


def best_first(notices: NoticeQuerySet) -> NoticeQuerySet:
    """Order what fits social enterprises or is reserved first, then by deadline."""
    is_best = ~Q(fits_sv="") | ~Q(reserved=Reserved.NONE)
    best = Case(When(is_best, then=Value(True)), default=False, output_field=BooleanField())
    days = F("deadline_at").asc(nulls_last=True), F("expected_on").asc(nulls_last=True)
    return notices.annotate(is_best=best).order_by("-is_best", *days, "pk")


def groups(event: EventPage, notices: NoticeQuerySet) -> dict[str, NoticeQuerySet]:
    """Return what of some notices the page of a coming meeting shows, by group."""
    period = Period.before(event)
    found = best_first(notices.filter(CURRENT))
    parts = {"new": period.new, "open": period.open, "coming": period.coming}
    return {name: found.filter(part)[:MOST] for name, part in parts.items()}


def shown_on(event: EventPage, notices: NoticeQuerySet) -> list[int]:
    """Return the keys of the notices that the page of a meeting shows today.

    Before it is held, those that are current and coming; afterwards, those that were spoken of.
    """
    if event.has_ended():
        spoken_of = DiscussedNotice.objects.filter(event=event.source).values("notice")
        return list(notices.filter(pk__in=spoken_of).values_list("pk", flat=True))
    if event.is_cancelled or PART not in event.parts_shown:
        return []
    return [notice.pk for group in groups(event, notices).values() for notice in group]


def current(notices: NoticeQuerySet, now: dt.datetime) -> NoticeQuerySet:
    """Keep what can still be answered or is to come, the nearest last day first."""
    return notices.filter(CURRENT).exclude(phase=Phase.OPEN, deadline_at__lt=now).nearest_first()
