"""What readers say of a page."""

from django.db import models
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Round
from django.utils.translation import gettext_lazy as _

LONGEST_PATH, LONGEST_WORDS = 500, 2000  # characters


class FeedbackQuerySet(models.QuerySet):
    """What readers have said, asked for by page."""

    def with_words(self) -> "FeedbackQuerySet":
        """Keep what has words, the latest first."""
        return self.exclude(words="").order_by("-created_at", "-pk")

    def by_page(self) -> "FeedbackQuerySet":
        """Return one row for each page: how many said yes and no, the share, the latest words."""
        words = self.model.objects.with_words().filter(path=OuterRef("path")).values("words")
        answers = F("yes") + F("no")
        share = Case(
            When(yes=0, no=0, then=Value(None)),
            default=Round(100.0 * F("yes") / answers),
            output_field=models.IntegerField(),
        )
        return (
            self.order_by()
            .values("path")
            .annotate(
                yes=Count("pk", filter=Q(is_useful=True)),
                no=Count("pk", filter=Q(is_useful=False)),
                faults=Count("pk", filter=Q(kind="accessibility")),
            )
            .annotate(share=share, latest_words=Subquery(words[:1]))
            .order_by("-no", "-yes", "path")
        )


class Feedback(models.Model):
    """One answer to "was this page of use?"; nothing about who gave it is kept."""

    class Kind(models.TextChoices):
        """What the reader was asked."""

        USEFUL = "useful", _("was the page of use")
        ACCESSIBILITY = "accessibility", _("accessibility fault")

    kind = models.CharField(
        _("kind of answer"), max_length=15, choices=Kind.choices, default=Kind.USEFUL
    )
    path = models.CharField(_("page"), max_length=LONGEST_PATH, db_index=True)
    language = models.CharField(_("language"), max_length=5)
    is_useful = models.BooleanField(_("of use"), null=True, blank=True)
    words = models.TextField(_("words of the reader"), blank=True, max_length=LONGEST_WORDS)
    created_at = models.DateTimeField(_("given"), auto_now_add=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("page feedback")
        verbose_name_plural = _("page feedback")

    def __str__(self) -> str:
        return self.path
