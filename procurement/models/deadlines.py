"""How far a tender has come, and how long there is left to answer it."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events import times
from procurement.enums import Phase, Stage


class Deadline(models.Model):
    """The phase of a tender and its days."""

    phase = models.CharField(
        _("phase"), max_length=10, choices=Phase.choices, default=Phase.OPEN, db_index=True
    )
    published_on = models.DateField(
        _("announced on"),
        null=True,
        blank=True,
        help_text=_("The day the buyer announced it, not the day it was put here."),
    )
    deadline_at = models.DateTimeField(
        _("last day for tenders"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Swedish time. When it has passed, the notice is no longer shown as open."),
    )
    expected_on = models.DateField(
        _("expected to be announced"), null=True, blank=True, help_text=_("For planned tenders.")
    )

    class Meta:
        abstract = True

    def deadline_errors(self) -> dict[str, str]:
        """Return what is wrong with the days, by field."""
        errors = {}
        # what a source does not say is unknown; whoever types a notice in has to say it
        if self.phase == Phase.PLANNED and not self.expected_on and self.is_typed:
            errors["expected_on"] = gettext("Say when a planned tender is expected.")
        announced, deadline = self.published_on, self.deadline_at
        if announced and deadline and times.local(deadline).date() < announced:
            errors["deadline_at"] = gettext(
                "The last day for tenders cannot come before the day of the announcement."
            )
        return errors

    def deadline_has_passed(self, now: datetime | None = None) -> bool:
        """Tell whether it is too late to answer."""
        return bool(self.deadline_at) and self.deadline_at < (now or timezone.now())

    def stage(self, now: datetime | None = None) -> Stage:
        """Return what a reader meets: an open notice whose last day has passed is not open."""
        if self.phase == Phase.OPEN and self.deadline_has_passed(now):
            return Stage.PASSED
        return Stage(self.phase)

    def deadline_in_words(self, now: datetime | None = None) -> str:
        """Return how long there is left, in words; nothing unless tenders can still come in."""
        if self.stage(now) != Stage.OPEN or not self.deadline_at:
            return ""
        today = times.local(now or timezone.now()).date()
        days = (times.local(self.deadline_at).date() - today).days
        time = times.clock(self.deadline_at)
        if days == 0:
            return gettext("Last day: today at %(time)s") % {"time": time}
        if days == 1:
            return gettext("Last day: tomorrow at %(time)s") % {"time": time}
        return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}

    @property
    def deadline(self) -> str:
        """Return the day and hour of the deadline in words."""
        return times.moment(self.deadline_at) if self.deadline_at else ""

    @property
    def local_deadline_at(self) -> datetime | None:
        """Return the deadline on the clocks of the site."""
        return times.local(self.deadline_at) if self.deadline_at else None
