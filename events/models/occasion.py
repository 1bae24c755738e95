"""When a meeting is held, and which of the year's meetings it is."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from events import times
from events.enums import Status


class Occasion(models.Model):
    """The time of a meeting, its status and its number in the year."""

    starts_at = models.DateTimeField(
        _("starts"),
        default=times.next_start,
        help_text=_("Swedish time (Europe/Stockholm), on a 24-hour clock."),
    )
    ends_at = models.DateTimeField(
        _("ends"),
        null=True,
        blank=True,
        help_text=_("Swedish time. Without an end the meeting counts as past once it starts."),
    )
    moved_from = models.DateTimeField(
        _("start before the last change"),
        null=True,
        editable=False,
        help_text=_("What was public before the meeting got the start that it has."),
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=Status.choices,
        default=Status.SCHEDULED,
        help_text=_("A cancelled meeting stays in the calendar, so that nobody comes in vain."),
    )
    series = models.CharField(
        _("series"),
        blank=True,
        max_length=100,
        help_text=_("The name of the series that the meeting belongs to, if there is one."),
    )
    number_in_year = models.PositiveSmallIntegerField(
        _("number in the year"),
        null=True,
        blank=True,
        help_text=_("Proposed from the meetings that the year already has."),
    )
    meetings_in_year = models.PositiveSmallIntegerField(
        _("meetings in the year"), default=4, help_text=_("How many are planned for the year.")
    )

    occasion_panel = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
            FieldPanel("status"),
            FieldPanel("series"),
            FieldRowPanel([FieldPanel("number_in_year"), FieldPanel("meetings_in_year")]),
        ],
        heading=_("When"),
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the start that was public until now when the meeting gets another."""
        if self.pk and kwargs.get("update_fields") is None:
            public = type(self)._default_manager.filter(pk=self.pk, live=True)
            before = public.values("starts_at", "moved_from").first()
            if before:
                is_same = before["starts_at"] == self.starts_at
                self.moved_from = before["moved_from" if is_same else "starts_at"]
        super().save(*args, **kwargs)

    def occasion_errors(self) -> dict[str, str]:
        """Return what is wrong with the times and the numbers, by field."""
        errors = {}
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            errors["ends_at"] = gettext("The meeting must end after it starts.")
        if (self.number_in_year or 0) > (self.meetings_in_year or 0):
            errors["number_in_year"] = gettext(
                "The number cannot be higher than the number of meetings in the year."
            )
        return errors

    @property
    def local_starts_at(self) -> datetime:
        """Return the start on the clocks of the site."""
        return times.local(self.starts_at)

    @property
    def local_ends_at(self) -> datetime | None:
        """Return the end on the clocks of the site, if one is given."""
        return times.local(self.ends_at) if self.ends_at else None

    @property
    def short_month(self) -> str:
        """Return the month of the start, shortened for the date block."""
        return times.month(self.starts_at)

    @property
    def when(self) -> str:
        """Return the day and the hours in words."""
        return times.period(self.starts_at, self.ends_at)

    @property
    def number_in_words(self) -> str:
        """Return which of the year's meetings it is: "Meeting 2 of 4 in 2026"."""
        if not self.number_in_year:
            return ""
        return gettext("Meeting %(number)s of %(total)s in %(year)s") % {
            "number": self.number_in_year,
            "total": self.meetings_in_year,
            "year": self.local_starts_at.year,
        }

    @property
    def is_cancelled(self) -> bool:
        """Tell whether the meeting will not be held."""
        return self.status == Status.CANCELLED

    @property
    def is_moved(self) -> bool:
        """Tell whether the meeting has been given a new time."""
        return self.status == Status.MOVED

    @property
    def previous_start(self) -> datetime | None:
        """Return when a meeting that was moved was to start before, if that was public."""
        return self.source.moved_from if self.is_moved else None

    @property
    def moved_from_in_words(self) -> str:
        """Return when a meeting that was moved was to start before, in words."""
        return times.moment(self.previous_start) if self.previous_start else ""

    def has_ended(self, now: datetime | None = None) -> bool:
        """Tell whether the meeting is over."""
        return (self.ends_at or self.starts_at) < (now or timezone.now())
