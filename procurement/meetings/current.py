"""The notices that the page of a coming meeting shows, in three groups."""

from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, F, Q, Value, When
from django.utils.formats import date_format
from django.utils.translation import gettext
from wagtail.models import Locale

from events.models import EventPage
from procurement.enums import Phase, Reserved
from procurement.meetings.periods import Period
from procurement.models import Notice, ProcurementIndexPage
from procurement.querysets import NoticeQuerySet

PART = "tenders"  # what an editor may leave out
SHOWN, MOST = 3, 20
CURRENT = Q(phase__in=[Phase.OPEN, Phase.PLANNED])


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
