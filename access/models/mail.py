"""Mail on its way: what is still to be sent, and the bare fact that the rest was."""

import datetime as dt

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

CONTENTS = "contents "  # how the problem of a mail begins whose contents were refused
GONE = "gone"  # the problem of a mail that had nothing left to tell
LATE = "late"  # the problem of a mail that would have come too late
# Whoever sends a mail gives a sign of life every ten seconds (`access.lease`); with the minute
# between two looks of the workers, the mail of a dead one is sent within two.
LOST_AFTER = dt.timedelta(seconds=40)


class OutgoingMailQuerySet(models.QuerySet):
    """Mails, asked for by what is to be done with them."""

    def due(self) -> "OutgoingMailQuerySet":
        """Keep those that wait and whose time has come."""
        return self.filter(state=OutgoingMail.State.WAITING, next_try_at__lte=timezone.now())

    def lost(self) -> "OutgoingMailQuerySet":
        """Keep those whose sender has given no sign of life for so long that it must be dead."""
        begun = timezone.now() - LOST_AFTER
        return self.filter(state=OutgoingMail.State.SENDING, started_at__lt=begun)

    def overtaken(self) -> "OutgoingMailQuerySet":
        """Keep those that wait although a later one to the same address goes now."""
        later = OutgoingMail.objects.due().filter(
            address=OuterRef("address"), pk__gt=OuterRef("pk")
        )
        waiting = self.filter(state=OutgoingMail.State.WAITING, next_try_at__gt=timezone.now())
        tried = waiting.filter(attempts__gt=0)  # what is held for its receiver keeps its time
        return tried.filter(Exists(later))

    def to_do(self) -> bool:
        """Return whether there is a mail to be sent now."""
        return self.due().exists() or self.lost().exists()


class OutgoingMail(models.Model):
    """One mail to one address; what it says is forgotten when it has been sent.

    The text is written at the moment of sending, from `told` and `links`, so that no link lies
    readable in the database.
    """

    class State(models.TextChoices):
        """What has become of a mail."""

        WAITING = "waiting", _("waiting to be sent")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("given up")
        BOUNCED = "bounced", _("refused by the receiver")

    kind = models.CharField(_("kind"), max_length=60)
    key = models.CharField(
        _("key"),
        max_length=120,
        null=True,
        unique=True,
        help_text=_("A mail with the same key is never sent twice."),
    )
    to = models.EmailField(_("to"), blank=True)
    reply_to = models.EmailField(_("reply to"), blank=True)
    address = models.CharField(_("digest of the address"), max_length=64)
    language = models.CharField(_("language"), max_length=10)
    told = models.JSONField(_("what it tells"), default=dict, blank=True)
    links = models.JSONField(_("links to make"), default=list, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    is_limited = models.BooleanField(
        _("caused by a visitor"),
        db_default=False,
        default=False,
        help_text=_("Few of these are sent to one address in an hour."),
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    next_try_at = models.DateTimeField(_("next try"), default=timezone.now)
    useful_until = models.DateTimeField(
        _("of use until"), null=True, help_text=_("After that it is no longer sent.")
    )
    started_at = models.DateTimeField(_("last try"), null=True)
    sent_at = models.DateTimeField(_("sent"), null=True)
    message_id = models.CharField(_("message id"), max_length=120, blank=True)
    problem = models.CharField(_("problem"), max_length=200, blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="access_mail_due"),
            models.Index(
                fields=["address", "created_at"],
                name="access_mail_limit",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(to=""),
                name="access_mail_forgets",
                violation_error_message=_("A mail that was sent keeps no address."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_refused(self) -> bool:
        """Tell whether a mail server has said no to it for good, and not only been away."""
        if self.state == self.State.FAILED:
            return self.problem.isdigit() or self.problem.startswith(CONTENTS)
        return self.state == self.State.BOUNCED

    @property
    def is_too_late(self) -> bool:
        """Tell whether it is about something that is over."""
        return self.useful_until is not None and self.useful_until <= timezone.now()
