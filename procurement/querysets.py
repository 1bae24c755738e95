"""Questions about many news items and notices."""

from collections.abc import Iterable
from datetime import datetime

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from wagtail.models import Page, PageManager

from content.languages import ENGLISH
from content.pages import ListedQuerySet
from events import times
from procurement.enums import Phase, Reserved, Tab


class NewsQuerySet(ListedQuerySet):
    """News, asked for by when it was published."""

    def latest_first(self) -> "NewsQuerySet":
        """Order by the date of the news, the latest first."""
        return self.order_by("-published_on", "-pk")

    def current(self, now: datetime | None = None) -> "NewsQuerySet":
        """Keep the news whose time is not over."""
        return self.exclude(_is_archived(now or timezone.now()))

    def archived(self, now: datetime | None = None) -> "NewsQuerySet":
        """Keep the news whose day has passed, or that is about what is over since."""
        return self.filter(_is_archived(now or timezone.now()))

    def with_end(self, now: datetime | None = None) -> "NewsQuerySet":
        """Add `is_over`: whether each is in the archive."""
        is_over = ExpressionWrapper(_is_archived(now or timezone.now()), models.BooleanField())
        return self.annotate(is_over=is_over)

    def about(self, page: Page) -> "NewsQuerySet":
        """Keep the news about a meeting or a guide, in whatever language it was chosen."""
        rows = apps.get_model("procurement", "RelatedPage").objects
        chosen = rows.filter(page__translation_key=page.translation_key)
        return self.filter(translation_key__in=chosen.values("news__translation_key"))

    def with_pictures(self) -> "NewsQuerySet":
        """Fetch the picture and its renditions along with each item."""
        return self.select_related("picture").prefetch_related("picture__renditions")


NewsManager = PageManager.from_queryset(NewsQuerySet)


def _is_archived(now: datetime) -> Q:
    """Tell which news is over: by its own day, or else with all that it is about.

    What was over already when the news came sets no end: it tells who won, or how it was.
    """
    mine = OuterRef("translation_key")
    notices = apps.get_model("procurement", "Notice").objects.listed()
    notices = notices.filter(news__translation_key=mine)
    meetings = apps.get_model("events", "EventPage").objects.live()
    meetings = meetings.filter(news_about__news__translation_key=mine)
    answered = Q(deadline_at__date__gte=OuterRef("published_on"))
    ended = answered & ~_is_going(now)
    held = Q(starts_at__date__gte=OuterRef("published_on"))
    over = Exists(notices.filter(ended)) | Exists(meetings.past(now).filter(held))
    going = Exists(notices.filter(_is_going(now))) | Exists(meetings.upcoming(now))
    day = times.local(now).date()
    return Q(current_until__lt=day) | Q(current_until=None) & Q(over) & ~Q(going)


def _is_going(now: datetime) -> Q:
    in_time = Q(deadline_at=None) | Q(deadline_at__gte=now)
    return Q(phase__in=[Phase.OPEN, Phase.PLANNED]) & in_time


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


class GlossaryQuerySet(models.QuerySet):
    """The words of the glossary, asked for by language."""

    def listed(self, language: str | None = None) -> "GlossaryQuerySet":
        """Keep what is explained in a language: in English, only what has an English word."""
        return self.exclude(term_en="") if language == ENGLISH else self.all()


GlossaryManager = models.Manager.from_queryset(GlossaryQuerySet)


class ExpiringContractQuerySet(models.QuerySet):
    """Contracts that end, asked for by language."""

    def listed(self, language: str | None = None) -> "ExpiringContractQuerySet":
        """Keep what is shown; in English, only what is told in English."""
        listed = self.filter(is_public=True)
        return listed.exclude(what_en="") if language == ENGLISH else listed


ExpiringContractManager = models.Manager.from_queryset(ExpiringContractQuerySet)
