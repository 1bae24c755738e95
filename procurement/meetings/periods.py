"""Which notices belong to a meeting: told by dates alone, so that the page says the same later."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Locale

from events import times
from events.enums import Status
from events.models import EventPage
from procurement.enums import Phase

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
