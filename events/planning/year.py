"""The meetings of a year, one for each quarter: which were held, which are planned, what lacks."""

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events import times
from events.enums import Status
from events.querysets import EventQuerySet

QUARTERS = (1, 2, 3, 4)
PLANS_NEXT_YEAR_FROM = 10  # October


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a year, on the clocks of the site."""

    year: int
    number: int

    @classmethod
    def of(cls, moment: dt.datetime) -> "Quarter":
        """Return the quarter that a moment is in."""
        day = times.local(moment)
        return cls(day.year, (day.month + 2) // 3)

    @property
    def count(self) -> int:
        """Return which quarter it is, counted through the years."""
        return self.year * len(QUARTERS) + self.number - 1

    @property
    def following(self) -> "Quarter":
        """Return the quarter after this one."""
        year, number = divmod(self.count + 1, len(QUARTERS))
        return Quarter(year, number + 1)

    @property
    def first_day(self) -> dt.date:
        """Return the day that it begins with."""
        return dt.date(self.year, self.number * 3 - 2, 1)

    @property
    def months(self) -> str:
        """Return its months: "January–March"."""
        last = self.first_day.replace(month=self.number * 3)
        named = {"first": date_format(self.first_day, "F"), "last": date_format(last, "F")}
        return _("%(first)s–%(last)s") % named

    @property
    def in_words(self) -> str:
        """Return its months and year."""
        return _("%(months)s %(year)s") % {"months": self.months, "year": self.year}


@dataclass
class QuarterOfMeetings:
    """A quarter, and when its meetings begin: those that were held and those to come."""

    quarter: Quarter
    is_over: bool
    held: list[dt.datetime] = field(default_factory=list)
    planned: list[dt.datetime] = field(default_factory=list)

    @property
    def has_meeting(self) -> bool:
        """Tell whether there is one."""
        return bool(self.held or self.planned)

    @property
    def months(self) -> str:
        """Return the months."""
        return self.quarter.months

    @property
    def state(self) -> str:
        """Return what there is, in words."""
        said = []
        if self.held:
            said.append(_("held %(days)s") % {"days": _days(self.held)})
        if self.planned:
            said.append(_("planned for %(days)s") % {"days": _days(self.planned)})
        if said:
            return ", ".join(said)
        return _("no meeting was held") if self.is_over else _("not planned yet")

    @property
    def warning(self) -> str:
        """Return for an editor what there is to do about a quarter without a meeting."""
        named = {"quarter": self.quarter.in_words}
        if self.is_over:
            return _("No meeting is entered for %(quarter)s. Add it if one was held.") % named
        return _("No meeting is planned for %(quarter)s.") % named


@dataclass
class Year:
    """The four quarters of a year."""

    year: int
    quarters: list[QuarterOfMeetings]

    @property
    def held(self) -> int:
        """Return how many meetings were held."""
        return sum(len(each.held) for each in self.quarters)

    @property
    def planned(self) -> int:
        """Return how many meetings are to come."""
        return sum(len(each.planned) for each in self.quarters)

    @property
    def covered(self) -> int:
        """Return how many quarters have a meeting."""
        return sum(each.has_meeting for each in self.quarters)

    @property
    def total(self) -> int:
        """Return how many quarters there are."""
        return len(self.quarters)


def year_of(events: EventQuerySet, year: int, now: dt.datetime | None = None) -> Year:
    """Return a year of meetings; cancelled ones do not count."""
    now = now or timezone.now()
    quarters = {
        number: QuarterOfMeetings(Quarter(year, number), Quarter(year, number) < Quarter.of(now))
        for number in QUARTERS
    }
    counted = events.filter(starts_at__gte=_begins(year), starts_at__lt=_begins(year + 1))
    counted = counted.exclude(status=Status.CANCELLED).order_by("starts_at")
    for starts, ends in counted.values_list("starts_at", "ends_at"):
        meetings = quarters[Quarter.of(starts).number]
        (meetings.held if (ends or starts) < now else meetings.planned).append(starts)
    return Year(year, list(quarters.values()))


def lacking(events: EventQuerySet, now: dt.datetime | None = None) -> list[QuarterOfMeetings]:
    """Return the quarters without a meeting: of this year, and in the autumn of the next."""
    now = now or timezone.now()
    today = times.local(now)
    years = [today.year]
    if today.month >= PLANS_NEXT_YEAR_FROM:
        years.append(today.year + 1)
    found = [each for year in years for each in year_of(events, year, now).quarters]
    return [each for each in found if not each.has_meeting]


def _begins(year: int) -> dt.datetime:
    return timezone.make_aware(dt.datetime(year, 1, 1), timezone.get_default_timezone())


def _days(moments: list[dt.datetime]) -> str:
    return ", ".join(times.short_day(moment) for moment in moments)
