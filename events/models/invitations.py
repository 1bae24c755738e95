"""Who was invited to which meeting, and who wants no invitations: digests, and no addresses."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from events.models.event import EventPage

ANNOUNCED_FIELDS = ("told_starts_at", "told_ends_at", "told_cancelled")


class InvitationQuerySet(models.QuerySet):
    """Invitations, asked for by what has become of them."""

    def unanswered(self) -> "InvitationQuerySet":
        """Keep those whose receiver has not answered to the meeting in any way."""
        return self.filter(answered_at=None).exclude(address="")

    def uninformed_of(self, event: "EventPage") -> "InvitationQuerySet":
        """Keep those without an answer who were told another time, or not that it is off."""
        now = Invitation(event=event)
        now.record_announced(event)
        if event.is_cancelled:
            return self.unanswered().filter(told_cancelled=False)
        return self.unanswered().exclude(**now.announced)

    def to_remind(self) -> "InvitationQuerySet":
        """Keep those without an answer whose receiver has not been reminded."""
        return self.unanswered().filter(reminded_at=None)


class Invitation(models.Model):
    """One address was invited to one meeting, once. Belongs to the Swedish page.

    The address itself is with whoever gave it (see `events.invitations.sources`).
    """

    event = models.ForeignKey(
        "events.EventPage",
        verbose_name=_("meeting"),
        on_delete=models.CASCADE,
        related_name="invitations",
    )
    address = models.CharField(
        _("digest of the address"),
        max_length=64,
        blank=True,
        help_text=_("Empty once it is erased: the invitation can only be counted."),
    )
    language = models.CharField(_("language"), max_length=10)
    invited_at = models.DateTimeField(_("invited"), auto_now_add=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    told_starts_at = models.DateTimeField(_("start that the last mail named"), null=True)
    told_ends_at = models.DateTimeField(_("end that the last mail named"), null=True)
    told_cancelled = models.BooleanField(
        _("was told that it is cancelled"), db_default=False, default=False
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        indexes = [models.Index(fields=["address"], name="events_invitation_address")]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "address"],
                condition=~Q(address=""),
                name="events_invited_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def announced(self) -> dict[str, Any]:
        """Return what the receiver was told last, by the names of the fields."""
        return {name: getattr(self, name) for name in ANNOUNCED_FIELDS}

    def record_announced(self, event: "EventPage") -> None:
        """Remember that the receiver is told what is true of the meeting now."""
        self.told_starts_at = event.starts_at.replace(second=0, microsecond=0)
        self.told_ends_at = event.ends_at and event.ends_at.replace(second=0, microsecond=0)
        self.told_cancelled = event.is_cancelled


class Unsubscription(models.Model):
    """An address that wants no invitations, whoever adds it to what later."""

    address = models.CharField(_("digest of the address"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("unsubscribed"), auto_now_add=True)

    class Meta:
        verbose_name = _("unsubscription from invitations")
        verbose_name_plural = _("unsubscriptions from invitations")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
