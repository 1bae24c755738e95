"""When the next meeting could be: a quarter later, on the same weekday and at the same time."""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

from events import times
from events.planning.days_off import day_off

WEEK, QUARTER = dt.timedelta(weeks=1), dt.timedelta(weeks=13)
APART = dt.timedelta(weeks=3)


def later(moment: dt.datetime, by: dt.timedelta) -> dt.datetime:
    """Return a moment some days later, at the same time on the clocks of the site."""
    there = times.local(moment).replace(tzinfo=None) + by
    return timezone.make_aware(there, timezone.get_default_timezone())


def next_start(
    start: dt.datetime, now: dt.datetime, taken: Sequence[dt.datetime] = ()
) -> dt.datetime:
    """Return the first such time that is to come, no day off, and not close to another meeting."""
    while True:
        start = later(start, QUARTER)
        found = _on_a_working_day(start)
        if found > now and all(abs(found - other) >= APART for other in taken):
            return found


def _on_a_working_day(start: dt.datetime) -> dt.datetime:
    while day_off(times.local(start).date()):
        start = later(start, WEEK)
    return start
