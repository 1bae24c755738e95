"""The time zone of the site as calendars take it (RFC 5545, section 3.6.5)."""

import datetime as dt

from django.utils import timezone
from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

CENTRAL_EUROPEAN = "Europe/Stockholm"
HOUR = dt.timedelta(hours=1)
FIRST = 1996  # since when the European Union changes its clocks on these days


def site_time_zone(moment: dt.datetime) -> Timezone:
    """Return the rules by which the clocks of the site are changed around a moment.

    Those of Sweden as recurrences, which every calendar reads; lists of days, as the library
    makes them for any other zone, are not read alike by all.
    """
    name = str(timezone.get_default_timezone())
    if name == CENTRAL_EUROPEAN:
        return _central_european()
    years = dt.date(moment.year - 1, 1, 1), dt.date(moment.year + 1, 12, 31)
    return Timezone.from_tzid(name, first_date=years[0], last_date=years[1])


def _central_european() -> Timezone:
    zone = Timezone()
    zone.add("tzid", CENTRAL_EUROPEAN)
    summer, winter = TimezoneDaylight(), TimezoneStandard()
    _rule(summer, "CEST", dt.datetime(FIRST, 3, 31, 2), HOUR)
    _rule(winter, "CET", dt.datetime(FIRST, 10, 27, 3), 2 * HOUR)
    zone.add_component(summer)
    zone.add_component(winter)
    return zone


def _rule(
    part: TimezoneDaylight | TimezoneStandard,
    name: str,
    first: dt.datetime,
    before: dt.timedelta,
) -> None:
    """Say that the clocks are changed on the last Sunday of a month."""
    part.add("dtstart", first)
    part.add("rrule", {"freq": "yearly", "bymonth": first.month, "byday": "-1SU"})
    part.add("tzname", name)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", 3 * HOUR - before)
