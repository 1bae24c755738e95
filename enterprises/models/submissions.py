"""What enterprises send in about themselves, from the first step of the form to the decision."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.languages import SWEDISH


class SubmissionQuerySet(models.QuerySet):
    """What was sent in, asked for by how far it has come."""

    def waiting(self) -> "SubmissionQuerySet":
        """Keep what waits for a reviewer, the oldest first."""
        return self.filter(state=Submission.State.WAITING).order_by("sent_at", "pk")

    def to_be_seen(self) -> "SubmissionQuerySet":
        """Keep the small changes that were published at once and nobody has looked at."""
        return self.filter(state=Submission.State.APPLIED, decided_at=None).order_by("sent_at")

    def disputed(self) -> "SubmissionQuerySet":
        """Keep what was taken back as nobody's of the enterprise, until a reviewer has looked."""
        return self.filter(state=Submission.State.DISPUTED, decided_at=None)

    def to_decide(self) -> "SubmissionQuerySet":
        """Keep what reviewers have to do something about, the oldest first."""
        return (self.waiting() | self.disputed()).order_by("sent_at", "pk")

    def unfinished(self) -> "SubmissionQuerySet":
        """Keep what the sender can still change."""
        return self.filter(state__in=Submission.OPEN_STATES)


class CaseYear(models.Model):
    """The last case number of a year: a number that was told is not given again.

    It outlives what was sent in, which is erased when its time is over.
    """

    year = models.PositiveSmallIntegerField(_("year"), primary_key=True)
    last = models.PositiveIntegerField(_("last case number"), default=0, db_default=0)

    class Meta:
        verbose_name = _("case numbers of a year")
        verbose_name_plural = _("case numbers of the years")

    def __str__(self) -> str:
        return str(self.year)


class Submission(models.Model):
    """A new profile, or a change to one, in the words of the enterprise.

    `values` is the profile as it should be, as `enterprises.profiles.values` describes;
    `base` is the published profile when the change was begun. What differs is what was changed.
    Private: nothing of it is public until a reviewer has approved it.
    """

    class Kind(models.TextChoices):
        """What is sent in."""

        NEW = "new", _("new profile")
        CHANGE = "change", _("change")

    class State(models.TextChoices):
        """How far it has come."""

        DRAFT = "draft", _("being written")
        WAITING = "waiting", _("waiting for review")
        RETURNED = "returned", _("sent back")
        APPROVED = "approved", _("approved")
        APPLIED = "applied", _("published at once")
        DISPUTED = "disputed", _("taken back: “it was not us”")
        REJECTED = "rejected", _("rejected")
        WITHDRAWN = "withdrawn", _("withdrawn")

    LINK = "enterprises.draft"  # the purpose of the link by which its sender goes on
    NOT_US_LINK = "enterprises.not_us"  # of the one by which a change is taken back
    OPEN_STATES = (State.DRAFT, State.RETURNED)  # the sender can still change it

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(
        _("case number"), max_length=20, null=True, unique=True, help_text=_("Given when sent.")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.NEW)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    page = models.ForeignKey(
        "enterprises.EnterprisePage",
        verbose_name=_("enterprise"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="submissions",
    )
    contact = models.ForeignKey(
        "enterprises.ContactPerson",
        verbose_name=_("contact person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="submissions",
    )
    values = models.JSONField(_("profile"), default=dict)
    base = models.JSONField(_("profile before"), default=dict)
    steps_done = models.JSONField(_("steps that are done"), default=list)
    language = models.CharField(_("language"), max_length=10, default=SWEDISH)
    written_in = models.CharField(_("language of the texts"), max_length=10, default=SWEDISH)
    sender_name = models.CharField(_("name"), blank=True, max_length=100)
    sender_email = models.EmailField(_("e-mail"), blank=True)
    sender_phone = models.CharField(_("phone"), blank=True, max_length=30)
    takes_invitations = models.BooleanField(
        _("takes invitations"),
        default=False,
        db_default=False,
        help_text=_("May be invited to meetings about procurement."),
    )
    words = models.TextField(_("words to the reviewer"), blank=True)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)
    sent_at = models.DateTimeField(_("sent"), null=True)
    reason = models.TextField(_("reason"), blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    returned = models.JSONField(
        _("profile when it was sent back"),
        null=True,
        help_text=_("By which the reviewer sees what the sender has changed since."),
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name=_("revision"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The version of the page that the change became."),
    )

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        indexes = [models.Index(fields=["state", "sent_at"], name="enterprises_submission_wait")]
        permissions = [("review_submission", _("Can review submissions"))]

    def __str__(self) -> str:
        return self.number or f"{self._meta.verbose_name} {self.pk}"

    @property
    def is_unfinished(self) -> bool:
        """Return whether the sender can still change it."""
        return self.state in self.OPEN_STATES


class Consent(models.Model):
    """What somebody has agreed to on behalf of an enterprise: which words, and when."""

    class Kind(models.TextChoices):
        """What was agreed to."""

        LISTING = "listing", _("being listed")
        PICTURES = "pictures", _("showing the pictures")

    submission = models.ForeignKey(
        Submission,
        verbose_name=_("submission"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="consents",
    )
    page = models.ForeignKey(
        "enterprises.EnterprisePage",
        verbose_name=_("enterprise"),
        null=True,
        on_delete=models.CASCADE,
        related_name="consents",
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    version = models.CharField(_("version of the words"), max_length=20)
    text = models.TextField(_("words agreed to"))
    given_at = models.DateTimeField(_("given"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["given_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.version}"
