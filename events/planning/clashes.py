"""What a meeting would clash with, in sentences for the one who plans it. None of it forbids."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from events import times
from events.enums import Status
from events.models import EventPage, PartnerActivity
from events.planning.holidays import reasons

ASSUMED_LENGTH = dt.timedelta(hours=1)  # of what says only when it begins
MOST_DAYS = 14
MOST_NAMED = 5


@dataclass(frozen=True)
class Plan:
    """A time that is thought of, for a meeting that exists or not yet."""

    starts: dt.datetime
    ends: dt.datetime
    own_key: UUID | None = None

    @classmethod
    def of(cls, page: EventPage) -> "Plan | None":
        """Return the time of a meeting, unless it has none or is cancelled."""
        if not page.starts_at or page.status == Status.CANCELLED:
            return None
        return cls.at(page.starts_at, page.ends_at, page.translation_key)

    @classmethod
    def at(
        cls, starts: dt.datetime, ends: dt.datetime | None, own_key: UUID | None = None
    ) -> "Plan":
        """Return a time, with an end if none is given."""
        if ends is None or ends <= starts:
            ends = starts + ASSUMED_LENGTH
        return cls(starts, ends, own_key)

    @property
    def days(self) -> list[dt.date]:
        """Return the days that it takes."""
        first = times.local(self.starts).date()
        last = times.local(self.ends - dt.timedelta(seconds=1)).date()
        count = min((last - first).days + 1, MOST_DAYS)
        return [first + dt.timedelta(days=number) for number in range(count)]


def clashes(plan: Plan | None) -> list[str]:
    """Return what is in the way of a plan, a sentence for each thing."""
    if plan is None:
        return []
    return [*_days(plan), *_own(plan), *_partners(plan)]


def _days(plan: Plan) -> Iterator[str]:
    for day in plan.days:
        for reason in reasons(day):
            yield _("%(day)s: %(reason)s") % {"day": times.weekday(day), "reason": reason}


def _own(plan: Plan) -> Iterator[str]:
    """Return other meetings of ours, drafts among them, each once in whatever language."""
    others = EventPage.objects.filter(alias_of=None, starts_at__lt=plan.ends)
    others = others.filter(starts_at__gt=plan.starts - dt.timedelta(days=MOST_DAYS))
    others = others.exclude(status=Status.CANCELLED)
    if plan.own_key:
        others = others.exclude(translation_key=plan.own_key)
    seen: dict[object, EventPage] = {}
    for other in others.order_by("locale__language_code", "starts_at").defer_streamfields():
        if Plan.at(other.starts_at, other.ends_at).ends > plan.starts:
            seen[other.translation_key] = other
    for other in list(seen.values())[:MOST_NAMED]:
        named = {"title": other.get_admin_display_title(), "when": other.when}
        yield _("At the same time as your own meeting “%(title)s”, %(when)s.") % named


def _partners(plan: Plan) -> Iterator[str]:
    found = PartnerActivity.objects.shown().once().between(plan.starts, plan.ends)
    for activity in found[:MOST_NAMED]:
        named = {
            "title": activity.title,
            "partner": activity.calendar.name,
            "when": activity.when,
        }
        yield _("At the same time as “%(title)s” by %(partner)s, %(when)s.") % named
