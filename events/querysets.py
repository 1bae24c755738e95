"""Questions about many events."""

from datetime import datetime
from itertools import count, islice

from django.apps import apps
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page, PageManager

from content.pages import ListedQuerySet
from events.enums import Mode, State, Status
from headless.identity import with_original_id
from headless.visibility import open_pages


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
        """Fetch the municipality and the language along with each event."""
        return self.select_related("municipality", "locale")

    def with_seats_taken(self) -> "EventQuerySet":
        """Add how many seats of each form are taken, and whether the original page is public.

        Answers belong to that page.
        """
        return with_original_id(self).annotate(
            taken_on_site=_seats_taken(Mode.ON_SITE),
            taken_online=_seats_taken(Mode.ONLINE),
            original_is_open=Exists(
                open_pages(Page.objects.filter(pk=OuterRef("original_id"), live=True))
            ),
        )

    def next_number(self, year: int) -> int:
        """Return the first number in a year that no meeting has; cancelled ones have none.

        Those without a number count as the first.
        """
        begins, ends = (
            timezone.make_aware(datetime(each, 1, 1), timezone.get_default_timezone())
            for each in (year, year + 1)
        )
        held = self.filter(starts_at__gte=begins, starts_at__lt=ends)
        held = held.exclude(status=Status.CANCELLED)
        given = list(held.values_list("number_in_year", flat=True))
        free = (number for number in count(1) if number not in given)
        return next(islice(free, given.count(None), None))


def _seats_taken(mode: Mode) -> Coalesce:
    registrations = apps.get_model("events", "Registration").objects
    taken = registrations.filter(
        event=OuterRef("original_id"), mode=mode, state__in=State.seated()
    )
    count = taken.order_by().values("event").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(count), 0)


def _over(now: datetime) -> Q:
    return Q(ends_at__isnull=False, ends_at__lt=now) | Q(ends_at__isnull=True, starts_at__lt=now)


EventManager = PageManager.from_queryset(EventQuerySet)
