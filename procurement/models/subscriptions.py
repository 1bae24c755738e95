"""What people watch, what has become of notices, and which of it was mailed to whom."""

import datetime as dt
import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.languages import ENGLISH, SWEDISH
from procurement.enums import ChangeKind, Frequency
from procurement.models.notices import Notice


class SubscriptionQuerySet(models.QuerySet):
    """Subscriptions, asked for by whether they are confirmed and what they watch."""

    def confirmed(self) -> "SubscriptionQuerySet":
        """Keep those whose owner has pressed the link."""
        return self.exclude(confirmed_at=None)

    def of_filters(self) -> "SubscriptionQuerySet":
        """Keep those that watch whatever fits some filters."""
        return self.filter(notice=None)

    def of_notices(self) -> "SubscriptionQuerySet":
        """Keep those that watch one notice each."""
        return self.exclude(notice=None)

    def same_as(self, other: "Subscription") -> "SubscriptionQuerySet":
        """Keep those of the same address that watch the same, but for itself."""
        same = self.filter(email=other.email, notice=other.notice_id, filters=other.filters)
        return same.exclude(pk=other.pk)


class Subscription(models.Model):
    """One address that watches notices: all that fit some filters, or one that it has starred."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail"), db_index=True)
    language = models.CharField(
        _("language"), max_length=10, choices=[(SWEDISH, "Svenska"), (ENGLISH, "English")]
    )
    notice = models.ForeignKey(
        Notice,
        verbose_name=_("starred notice"),
        null=True,
        on_delete=models.CASCADE,
        related_name="stars",
    )
    filters = models.JSONField(_("what is watched"), default=dict, blank=True)
    frequency = models.CharField(
        _("how often"), max_length=10, choices=Frequency.choices, default=Frequency.WEEKLY
    )
    created_at = models.DateTimeField(_("asked for"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    since = models.DateTimeField(_("tells of what happened since"), null=True)
    after = models.BigIntegerField(
        _("tells of changes after"),
        default=0,
        help_text=_("The last change that was noted when it began."),
    )
    round_on = models.DateField(_("day of the last round"), null=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    def confirm(self, now: dt.datetime, after: int = 0) -> None:
        """Begin to tell of what happens from now on, after a change."""
        self.confirmed_at = self.since = now
        self.after = after
        self.begin_rounds(now)

    def begin_rounds(self, now: dt.datetime) -> None:
        """Let what is told weekly wait for the next Monday."""
        weekly = self.frequency == Frequency.WEEKLY
        self.round_on = timezone.localdate(now) if weekly else None

    def is_due(self, today: dt.date) -> bool:
        """Tell whether a round is due: each day, or each week from its Monday on."""
        if self.frequency == Frequency.AT_ONCE or self.round_on is None:
            return True
        if self.frequency == Frequency.DAILY:
            return self.round_on < today
        return self.round_on < today - dt.timedelta(days=today.weekday())


class WatchedChange(models.Model):
    """Something that has become of a public notice and is worth telling."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="watched_changes")
    kind = models.CharField(max_length=10, choices=ChangeKind.choices)
    number = models.PositiveSmallIntegerField(help_text=_("The how manieth of its kind."))
    at = models.DateTimeField(db_index=True)
    deadline_at = models.DateTimeField(null=True)
    deadline_before = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "kind", "number"], name="watched_change_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class SentNotice(models.Model):
    """That a subscription was told something of a notice; never twice."""

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="sent")
    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField()
    is_counted = models.BooleanField(
        default=False, help_text=_("Only counted: not in the reader's language yet.")
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "notice", "kind", "number"], name="notice_sent_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
