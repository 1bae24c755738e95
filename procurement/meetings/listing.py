"""The notices that the page of a coming meeting shows, in three groups.

Which they are is told by dates alone, so that the page says the same later.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, F, Q, Value, When
from django.utils.formats import date_format
from django.utils.translation import gettext
from wagtail.models import Locale

from events import times
from events.enums import Status
from events.models import EventPage
from procurement.enums import Phase, Reserved
from procurement.models import Notice, ProcurementIndexPage
from procurement.querysets import NoticeQuerySet

PART = "tenders"  # what an editor may leave out
SHOWN, MOST = 3, 20
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
        ours = EventPage.objects.listed(Locale.get_default()).exclude(status=Status.CANCELLED)
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


@dataclass(frozen=True)
class Group:
    """Some notices under a heading: a few that are seen at once, and more that fold out."""

    heading: str
    notices: list[Notice]

    @property
    def first(self) -> list[Notice]:
        """Return those that are seen at once."""
        return self.notices[:SHOWN]

    @property
    def more(self) -> list[Notice]:
        """Return those that fold out."""
        return self.notices[SHOWN:]


def current_notices(event: EventPage) -> dict[str, Any] | None:
    """Return what a meeting's page shows of tenders, if there is something to show."""
    index = ProcurementIndexPage.objects.listed(event.locale).first()
    if index is None:
        return None
    period = Period.before(event)
    found = index.notices().filter(CURRENT)
    groups = [
        Group(_heading_of_new(period), _first(index, found.filter(period.new))),
        Group(gettext("Still open"), _first(index, found.filter(period.open))),
        Group(gettext("Coming"), _first(index, found.filter(period.coming))),
    ]
    groups = [group for group in groups if group.notices]
    missing = _missing(event.locale, period)
    if not (groups or missing):
        return None
    return {"groups": groups, "index": index, "missing": missing}


def shown_notices(event: EventPage) -> NoticeQuerySet:
    """Return every notice that the page of a meeting has shown, whatever became of it."""
    period = Period.before(event)
    found = Notice.objects.listed().filter(period.new | period.open | period.coming)
    return best_first(found)


def best_first(notices: NoticeQuerySet) -> NoticeQuerySet:
    """Order what fits social enterprises or is reserved first, then by deadline."""
    is_best = ~Q(fits_sv="") | ~Q(reserved=Reserved.NONE)
    best = Case(When(is_best, then=Value(True)), default=False, output_field=BooleanField())
    days = F("deadline_at").asc(nulls_last=True), F("expected_on").asc(nulls_last=True)
    return notices.annotate(is_best=best).order_by("-is_best", *days, "pk")


def _first(index: ProcurementIndexPage, notices: NoticeQuerySet) -> list[Notice]:
    return index.addressed(best_first(notices)[:MOST])


def _heading_of_new(period: Period) -> str:
    if period.previous is None:
        return gettext("New in the last three months")
    day = date_format(period.previous.local_starts_at, "j F Y")
    return gettext("New since the meeting on %(day)s") % {"day": day}


def _missing(locale: Locale, period: Period) -> int:
    """Return how many more there are in Swedish only."""
    if locale == Locale.get_default():
        return 0
    swedish = Notice.objects.listed().filter(CURRENT, title_en="")
    return swedish.filter(period.new | period.open | period.coming).count()
