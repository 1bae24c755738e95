"""What an editor has decided about a notice that came from a source."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from procurement.models.notices import Notice


class NoticeDecision(models.Model):
    """The one decision about a notice; taking it back puts the notice in the queue again."""

    class Kind(models.TextChoices):
        """What was decided."""

        APPROVED = "approved", pgettext_lazy("a notice", "approved")
        HIDDEN = "hidden", pgettext_lazy("a notice", "hidden")
        MERGED = "merged", pgettext_lazy("a notice", "merged with another")

    class Reason(models.TextChoices):
        """Why a notice is not shown to the public."""

        NOTHING_FOR_US = "no-fit", _("Nothing for social enterprises")
        ELSEWHERE = "elsewhere", _("The work is done elsewhere")
        TOO_LARGE = "too-large", _("Too large")
        CLOSED = "closed", _("It has closed already")
        OTHER = "other", _("Another reason")

    notice = models.OneToOneField(
        Notice, verbose_name=_("notice"), on_delete=models.CASCADE, related_name="decision"
    )
    kind = models.CharField(_("decision"), max_length=10, choices=Kind.choices)
    reason = models.CharField(_("reason"), blank=True, max_length=20, choices=Reason.choices)
    words = models.CharField(_("in your own words"), blank=True, max_length=300)
    facts = models.JSONField(
        _("facts when it was hidden"),
        default=dict,
        help_text=_("When the source changes one of them, the notice comes back."),
    )
    into = models.ForeignKey(
        Notice,
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="merged",
    )
    moved = models.JSONField(_("what was moved"), default=dict)
    decided_at = models.DateTimeField(_("decided"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        ordering = ["-decided_at", "-pk"]
        verbose_name = _("decision about a notice")
        verbose_name_plural = _("decisions about notices")

    def __str__(self) -> str:
        return f"{self.notice}: {self.get_kind_display()}"
