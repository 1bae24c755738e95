"""Questions about many events."""

from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone
from wagtail.models import PageManager

from content.querysets import ListedQuerySet
from events.enums import Status


class EventQuerySet(ListedQuerySet):
    """Events, asked for by when they happen."""

    def upcoming(self, now: datetime | None = None) -> "EventQuerySet":
        """Keep the events that have not ended, the next to start first."""
        return self.filter(~_over(now or timezone.now())).order_by("starts_at", "pk")

    def past(self, now: datetime | None = None) -> "EventQuerySet":
        """Keep the events that are over, the latest first."""
        return self.filter(_over(now or timezone.now())).order_by("-starts_at", "-pk")

    def before(self, moment: datetime) -> "EventQuerySet":
        """Keep the events that start before a moment, the nearest first."""
        return self.filter(starts_at__lt=moment).order_by("-starts_at", "-pk")

    def after(self, moment: datetime) -> "EventQuerySet":
        """Keep the events that start after a moment, the nearest first."""
        return self.filter(starts_at__gt=moment).order_by("starts_at", "pk")

    def with_places(self) -> "EventQuerySet":
        """Fetch the municipality along with each event."""
        return self.select_related("municipality")

    def held_and_planned(self, year: int, now: datetime | None = None) -> dict[str, int]:
        """Count the meetings of a year that are not cancelled: those over and those to come."""
        over = _over(now or timezone.now())
        return (
            self.filter(starts_at__year=year)
            .exclude(status=Status.CANCELLED)
            .order_by()
            .aggregate(held=Count("pk", filter=over), planned=Count("pk", filter=~over))
        )


def _over(now: datetime) -> Q:
    return Q(ends_at__isnull=False, ends_at__lt=now) | Q(ends_at__isnull=True, starts_at__lt=now)


EventManager = PageManager.from_queryset(EventQuerySet)
