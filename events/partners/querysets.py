"""Questions about the calendars of partners and their activities."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils import timezone

PATIENCE = dt.timedelta(weeks=2)


def _fresh(now: dt.datetime, prefix: str = "") -> Q:
    """Keep what was read lately; an uploaded file does not get old by itself."""
    is_uploaded = Q(**{f"{prefix}feed_url": ""})
    return is_uploaded | Q(**{f"{prefix}read_at__gte": now - PATIENCE})


class PartnerCalendarQuerySet(QuerySet):
    """Calendars of partners, asked for by whether they can be read."""

    def out_of_reach(self, now: dt.datetime | None = None) -> "PartnerCalendarQuerySet":
        """Keep those that nobody could read for two weeks, whose activities are hidden."""
        now = now or timezone.now()
        is_old = Q(read_at=None, added_at__lt=now - PATIENCE) | Q(read_at__lt=now - PATIENCE)
        return self.exclude(feed_url="").filter(is_old)


class PartnerActivityQuerySet(QuerySet):
    """Activities of partners, asked for by when they take place."""

    def shown(self, now: dt.datetime | None = None) -> "PartnerActivityQuerySet":
        """Keep those to come or under way, of calendars that could be read lately."""
        now = now or timezone.now()
        is_to_come = Q(ends_at__gte=now) | Q(ends_at=None, starts_at__gte=now)
        found = self.filter(is_to_come, _fresh(now, "calendar__"))
        return found.select_related("calendar").order_by("starts_at", "pk")

    def between(self, starts: dt.datetime, ends: dt.datetime) -> "PartnerActivityQuerySet":
        """Keep those that take place some time between two moments and are not cancelled."""
        begins_before = Q(starts_at__lt=ends)
        ends_after = Q(ends_at__gt=starts) | Q(ends_at=None, starts_at__gte=starts)
        return self.filter(begins_before & ends_after, is_cancelled=False)
