"""The notices that the page of a coming meeting shows, in three groups."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from wagtail.models import Locale

from events.models import EventPage
from procurement.models import Notice, ProcurementIndexPage
from procurement.periods import CURRENT, Period, best_first, groups
from procurement.querysets import NoticeQuerySet

SHOWN = 3  # of each group, at once


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
    headings = {
        "new": _heading_of_new(period),
        "open": gettext("Still open"),
        "coming": gettext("Coming"),
    }
    shown = groups(event, index.notices())
    found = [Group(headings[name], index.addressed(notices)) for name, notices in shown.items()]
    found = [group for group in found if group.notices]
    missing = _missing(event.locale, period)
    if not (found or missing):
        return None
    return {"groups": found, "index": index, "missing": missing}


def shown_notices(event: EventPage) -> NoticeQuerySet:
    """Return every notice that the page of a meeting has shown, whatever became of it."""
    period = Period.before(event)
    found = Notice.objects.listed().filter(period.new | period.open | period.coming)
    return best_first(found)


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
