"""Questions about many events."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from wagtail.models import PageManager

from content.querysets import ListedQuerySet


class EventQuerySet(ListedQuerySet):
    """Events, asked for by when they happen."""

    def upcoming(self, now: datetime | None = None) -> "EventQuerySet":
        """Keep the events that have not ended, the next to start first."""
        now = now or timezone.now()
        under_way = Q(ends_at__gte=now)
        to_come = Q(ends_at=None, starts_at__gte=now)
        return self.filter(under_way | to_come).order_by("starts_at", "pk")

    def past(self, now: datetime | None = None) -> "EventQuerySet":
        """Keep the events that are over, the latest first."""
        now = now or timezone.now()
        over = Q(ends_at__lt=now)
        begun = Q(ends_at=None, starts_at__lt=now)
        return self.filter(over | begun).order_by("-starts_at", "-pk")


EventManager = PageManager.from_queryset(EventQuerySet)
