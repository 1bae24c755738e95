"""Questions about many answers from readers."""

from django.db import models
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Round


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
