"""Those who look after a profile: private rows, never shown outside the admin and its owner."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from access.text import email_address
from content.languages import SWEDISH


class ContactPersonQuerySet(models.QuerySet):
    """Contact persons, asked for by whom they can be reached as."""

    def with_address(self, email: str) -> "ContactPersonQuerySet":
        """Keep those with an e-mail address, however it is written."""
        return self.filter(email__iexact=email_address(email))

    def reachable(self) -> "ContactPersonQuerySet":
        """Keep those whose address has not sent our mail back."""
        return self.filter(bounced_at=None)


class ContactPerson(models.Model):
    """Somebody who may keep up one profile. Belongs to the Swedish page."""

    page = models.ForeignKey(
        "enterprises.EnterprisePage",
        verbose_name=_("enterprise"),
        on_delete=models.CASCADE,
        related_name="contact_persons",
    )
    name = models.CharField(_("name"), blank=True, max_length=100)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("phone"), blank=True, max_length=30)
    language = models.CharField(_("language"), max_length=10, default=SWEDISH)
    takes_invitations = models.BooleanField(
        _("takes invitations"),
        default=False,  # only who has said so is invited
        help_text=_("May be invited to meetings about procurement."),
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    bounced_at = models.DateTimeField(_("mail sent back"), null=True, blank=True)

    objects = ContactPersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact person")
        verbose_name_plural = _("contact persons")
        constraints = [
            models.UniqueConstraint(
                "page", Lower("email"), name="enterprises_contact_once_per_page"
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class ProfileClaim(models.Model):
    """Somebody says that a listed profile is theirs to keep up."""

    class State(models.TextChoices):
        """What has become of the claim."""

        WAITING = "waiting", _("waiting")
        APPROVED = "approved", _("approved")
        REJECTED = "rejected", _("rejected")
        CLOSED = "closed", _("ended with the profile")

    page = models.ForeignKey(
        "enterprises.EnterprisePage",
        verbose_name=_("enterprise"),
        on_delete=models.CASCADE,
        related_name="profile_claims",
    )
    name = models.CharField(_("name"), max_length=100)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("phone"), blank=True, max_length=30)
    words = models.TextField(pgettext_lazy("of a person", "words"), blank=True)
    takes_invitations = models.BooleanField(
        _("takes invitations"),
        default=False,
        db_default=False,
        help_text=_("May be invited to meetings about procurement."),
    )
    language = models.CharField(_("language"), max_length=10, default=SWEDISH)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    reason = models.TextField(_("reason"), blank=True, default="", db_default="")
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: the organisation itself, by the link in a mail."),
    )

    class Meta:
        verbose_name = _("claim of a profile")
        verbose_name_plural = _("claims of profiles")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Correction(models.Model):
    """What a reader says is wrong in a profile."""

    class Kind(models.TextChoices):
        """What is wrong."""

        WRONG = "wrong", _("Something is wrong or out of date")
        GONE = "gone", _("The enterprise no longer exists")
        UNLIST = "unlist", _("We are the enterprise and do not want to be listed")

    class State(models.TextChoices):
        """What has become of it."""

        WAITING = "waiting", _("waiting")
        DONE = "done", _("dealt with")
        WITHDRAWN = "withdrawn", _("withdrawn")

    page = models.ForeignKey(
        "enterprises.EnterprisePage",
        verbose_name=_("enterprise"),
        on_delete=models.CASCADE,
        related_name="corrections",
    )
    kind = models.CharField(_("what is wrong"), max_length=10, choices=Kind.choices)
    words = models.TextField(pgettext_lazy("of a person", "words"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=10, default=SWEDISH)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    dealt_with_at = models.DateTimeField(_("dealt with on"), null=True, blank=True)

    class Meta:
        verbose_name = _("suggested correction")
        verbose_name_plural = _("suggested corrections")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
