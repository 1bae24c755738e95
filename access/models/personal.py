"""What is decided about keeping personal data, and who has looked at it."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RetentionDecision(models.Model):
    """The decision by which one kind of personal data is erased after a time."""

    kind = models.CharField(_("what is erased"), max_length=60, unique=True)
    days = models.PositiveSmallIntegerField(
        _("days"), help_text=_("How long it is kept, in days.")
    )
    decision = models.CharField(
        _("decision"),
        blank=True,
        max_length=200,
        help_text=_("The number or name of the decision on retention, as in the register."),
    )
    decided_on = models.DateField(
        _("decided on"),
        null=True,
        blank=True,
        help_text=_("Nothing is erased automatically until a date is given here."),
    )

    class Meta:
        verbose_name = _("retention decision")
        verbose_name_plural = _("retention decisions")

    def __str__(self) -> str:
        return self.kind

    @property
    def is_in_force(self) -> bool:
        """Return whether the decision has been made."""
        return bool(self.decided_on) and self.decided_on <= timezone.localdate()

    def oldest_kept(self, now: dt.datetime) -> dt.datetime:
        """Return the moment before which everything is erased."""
        return now - dt.timedelta(days=self.days)


class Disclosure(models.Model):
    """Somebody has seen, taken out or erased personal data."""

    class Action(models.TextChoices):
        """What was done with the data."""

        VIEWED = "viewed", _("viewed")
        EXPORTED = "exported", _("exported")
        ERASED = "erased", _("erased")

    at = models.DateTimeField(_("when"), default=timezone.now)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    action = models.CharField(_("what was done"), max_length=10, choices=Action.choices)
    subject = models.CharField(
        _("about"), max_length=200, help_text=_("What it was, without any personal data.")
    )
    count = models.PositiveIntegerField(_("number"), default=1)

    class Meta:
        verbose_name = _("look at personal data")
        verbose_name_plural = _("looks at personal data")
        ordering = ["-at", "-pk"]
        permissions = [("handle_personal_data", _("Can take out and erase personal data"))]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.subject}"
