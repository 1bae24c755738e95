"""Links that let somebody do one thing without an account."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SignedLinkQuerySet(models.QuerySet):
    """Links, asked for by what they still open."""

    def open(self) -> "SignedLinkQuerySet":
        """Keep those that are neither used, revoked nor too old."""
        return self.filter(used_at=None, revoked_at=None, expires_at__gt=timezone.now())

    def about(self, purpose: str, subject: str) -> "SignedLinkQuerySet":
        """Keep those for one purpose and one object."""
        return self.filter(purpose=purpose, subject=subject)

    def over(self) -> "SignedLinkQuerySet":
        """Keep those that open nothing any more."""
        return self.filter(
            Q(expires_at__lte=timezone.now()) | ~Q(used_at=None) | ~Q(revoked_at=None)
        )


class SignedLink(models.Model):
    """A link that was sent to somebody; its secret is known to the receiver alone."""

    digest = models.CharField(_("digest"), max_length=64, unique=True)
    purpose = models.CharField(_("purpose"), max_length=60)
    subject = models.CharField(
        _("subject"), max_length=64, help_text=_("The key of the object that the link is about.")
    )
    mail = models.ForeignKey(
        "access.OutgoingMail",
        verbose_name=_("mail"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="links_made",
    )
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_at = models.DateTimeField(_("lasts until"))
    used_at = models.DateTimeField(_("used"), null=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True)

    objects = SignedLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("signed link")
        verbose_name_plural = _("signed links")
        indexes = [models.Index(fields=["purpose", "subject"], name="access_link_about")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"

    @property
    def is_open(self) -> bool:
        """Return whether the link still opens what it was made for."""
        return not (self.used_at or self.revoked_at) and self.expires_at > timezone.now()
