"""When an offered seat is to be answered: by day, on a working day, and in time.

Nobody looks at their mail at 04.37 or on Christmas Eve, and the next in line wants a chance, too.
"""

import datetime as dt
from collections.abc import Callable

from django.utils import timezone

from events import times
from events.planning.holidays import day_off

MORNING, EVENING = dt.time(8), dt.time(21)
DAY = dt.timedelta(days=1)
MOST = 2  # an offer that waits for a working day takes at most this part of the time that is left


def offer_end(
    now: dt.datetime, lasts: dt.timedelta, shortest: dt.timedelta, limit: dt.datetime
) -> dt.datetime:
    """Return when an offer ends that is to last so long: in waking hours, never past the limit.

    What would end at night or on a day off ends the next working morning, or where that is too
    late the evening before; close to the meeting on any day that there is.
    """
    end = min(now + lasts, limit)
    if _is_waking(end, is_working_day):
        return end
    later = _next(end, is_working_day, shortest)
    if later - now <= (limit - now) / MOST:
        return later
    earlier = _last(end, is_working_day)
    if earlier >= now + shortest:
        return earlier
    if later <= limit:
        return later
    return min(end if _is_waking(end, _any_day) else _next(end, _any_day, shortest), limit)


def is_working_day(day: dt.date) -> bool:
    """Tell whether most people work on a day."""
    return day.weekday() < times.WEEKEND and not day_off(day)


def _any_day(day: dt.date) -> bool:
    return True


def _is_waking(moment: dt.datetime, is_good: Callable[[dt.date], bool]) -> bool:
    there = times.local(moment)
    is_day = MORNING <= there.time() <= EVENING
    return is_day and is_good(there.date())


def _next(
    moment: dt.datetime, is_good: Callable[[dt.date], bool], shortest: dt.timedelta
) -> dt.datetime:
    """Return the next morning, with some time to answer in it."""
    there = times.local(moment)
    day = there.date() if there.time() < MORNING else there.date() + DAY
    while not is_good(day):
        day += DAY
    return min(_at(day, MORNING) + shortest, _at(day, EVENING))


def _last(moment: dt.datetime, is_good: Callable[[dt.date], bool]) -> dt.datetime:
    """Return the evening before."""
    there = times.local(moment)
    day = there.date() if there.time() > EVENING else there.date() - DAY
    while not is_good(day):
        day -= DAY
    return _at(day, EVENING)


def _at(day: dt.date, time: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, time), timezone.get_default_timezone())
