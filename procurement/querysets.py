"""Questions about many news items and notices."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import PageManager

from content.querysets import ListedQuerySet
from procurement.enums import Phase, Reserved


class NewsQuerySet(ListedQuerySet):
    """News, asked for by when it was published."""

    def latest_first(self) -> "NewsQuerySet":
        """Order by the date of the news, the latest first."""
        return self.order_by("-published_on", "-pk")


NewsManager = PageManager.from_queryset(NewsQuerySet)


class NoticeQuerySet(models.QuerySet):
    """Notices, asked for by phase and deadline."""

    def listed(self, language: str | None = None) -> "NoticeQuerySet":
        """Keep what is published; with "en", only what has an English title."""
        listed = self.filter(live=True)
        return listed.exclude(title_en="") if language == "en" else listed

    def open(self, now: datetime | None = None) -> "NoticeQuerySet":
        """Keep those that still take tenders, the nearest deadline first."""
        now = now or timezone.now()
        in_time = Q(deadline_at=None) | Q(deadline_at__gte=now)
        return self.filter(in_time, phase=Phase.OPEN).nearest_first()

    def nearest_first(self) -> "NoticeQuerySet":
        """Order by deadline, the nearest first and those without one last."""
        return self.order_by(F("deadline_at").asc(nulls_last=True), "-published_on", "pk")

    def reserved(self) -> "NoticeQuerySet":
        """Keep those that are reserved for some kind of supplier."""
        return self.exclude(reserved=Reserved.NONE)


NoticeManager = models.Manager.from_queryset(NoticeQuerySet)
