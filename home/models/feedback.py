"""What readers say of a page."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.querysets import FeedbackQuerySet


class Feedback(models.Model):
    """One answer to "was this page of use?"; nothing about who gave it is kept."""

    class Kind(models.TextChoices):
        """What the reader was asked."""

        USEFUL = "useful", _("was the page of use")
        ACCESSIBILITY = "accessibility", _("accessibility fault")

    kind = models.CharField(
        _("kind of answer"), max_length=15, choices=Kind.choices, default=Kind.USEFUL
    )
    path = models.CharField(_("page"), max_length=500, db_index=True)
    language = models.CharField(_("language"), max_length=5)
    is_useful = models.BooleanField(_("of use"), null=True, blank=True)
    words = models.TextField(_("words of the reader"), blank=True, max_length=2000)
    created_at = models.DateTimeField(_("given"), auto_now_add=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("page feedback")
        verbose_name_plural = _("page feedback")

    def __str__(self) -> str:
        return self.path
