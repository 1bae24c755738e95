"""Questions about many news items and notices."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone
from wagtail.models import PageManager

from content.languages import ENGLISH
from content.pages import ListedQuerySet
from procurement.enums import Phase, Reserved, Tab


class NewsQuerySet(ListedQuerySet):
    """News, asked for by when it was published."""

    def latest_first(self) -> "NewsQuerySet":
        """Order by the date of the news, the latest first."""
        return self.order_by("-published_on", "-pk")

    def with_pictures(self) -> "NewsQuerySet":
        """Fetch the picture and its renditions along with each item."""
        return self.select_related("picture").prefetch_related("picture__renditions")


NewsManager = PageManager.from_queryset(NewsQuerySet)


class NoticeQuerySet(models.QuerySet):
    """Notices, asked for by phase and deadline."""

    def listed(self, language: str | None = None) -> "NoticeQuerySet":
        """Keep what is published; in English, only what has an English title."""
        listed = self.filter(live=True)
        return listed.exclude(title_en="") if language == ENGLISH else listed

    def open(self, now: datetime | None = None) -> "NoticeQuerySet":
        """Keep those that still take tenders, the nearest deadline first."""
        return self.filter(_in_tab(Tab.OPEN, now)).nearest_first()

    def planned(self) -> "NoticeQuerySet":
        """Keep those to come, the nearest first."""
        return self.filter(_in_tab(Tab.PLANNED)).order_by(
            F("expected_on").asc(nulls_last=True), "pk"
        )

    def closed(self, now: datetime | None = None) -> "NoticeQuerySet":
        """Keep those whose last day has passed or that are awarded, the latest first."""
        return self.filter(_in_tab(Tab.CLOSED, now)).latest_first()

    def cancelled(self) -> "NoticeQuerySet":
        """Keep those that were called off, the latest first."""
        return self.filter(_in_tab(Tab.CANCELLED)).latest_first()

    def awarded(self) -> "NoticeQuerySet":
        """Keep those that have a winner or at least a decision, the latest first."""
        return self.filter(phase=Phase.AWARDED).latest_first()

    def in_tab(self, tab: str, now: datetime | None = None) -> "NoticeQuerySet":
        """Keep the notices of one of the lists that readers choose between, in its order."""
        if tab == Tab.PLANNED:
            return self.planned()
        if tab == Tab.CANCELLED:
            return self.cancelled()
        return self.closed(now) if tab == Tab.CLOSED else self.open(now)

    def count_by_tab(self, now: datetime | None = None) -> dict[str, int]:
        """Count the notices of each of the lists that readers choose between."""
        counts = {str(tab): Count("pk", filter=_in_tab(tab, now), distinct=True) for tab in Tab}
        return self.order_by().aggregate(**counts)

    def nearest_first(self) -> "NoticeQuerySet":
        """Order by deadline, the nearest first and those without one last."""
        return self.order_by(F("deadline_at").asc(nulls_last=True), "-published_on", "pk")

    def latest_first(self) -> "NoticeQuerySet":
        """Order by deadline, the latest first and those without one last."""
        return self.order_by(F("deadline_at").desc(nulls_last=True), "-published_on", "-pk")

    def reserved(self) -> "NoticeQuerySet":
        """Keep those that are reserved for some kind of supplier."""
        return self.exclude(reserved=Reserved.NONE)

    def with_cpv(self, *prefixes: str) -> "NoticeQuerySet":
        """Keep those with a CPV code that begins like one of these: none if there is none."""
        fits = Q(pk__in=[])
        for prefix in prefixes:
            fits |= Q(codes__code__startswith=prefix)
        return self.filter(pk__in=self.model.objects.filter(fits).values("pk"))

    def in_municipalities(self, codes: Iterable[str]) -> "NoticeQuerySet":
        """Keep those whose work is done in one of these municipalities."""
        there = self.model.objects.filter(municipalities__code__in=codes)
        return self.filter(pk__in=there.values("pk"))

    def with_places(self) -> "NoticeQuerySet":
        """Fetch the municipalities along with each notice."""
        return self.prefetch_related("municipalities")


def _in_tab(tab: Tab, now: datetime | None = None) -> Q:
    now = now or timezone.now()
    too_late = Q(deadline_at__isnull=False, deadline_at__lt=now)
    conditions = {
        Tab.OPEN: Q(phase=Phase.OPEN) & ~too_late,
        Tab.PLANNED: Q(phase=Phase.PLANNED),
        Tab.CLOSED: Q(phase=Phase.AWARDED) | Q(phase=Phase.OPEN) & too_late,
        Tab.CANCELLED: Q(phase=Phase.CANCELLED),
    }
    return conditions[tab]


NoticeManager = models.Manager.from_queryset(NoticeQuerySet)
