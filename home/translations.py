"""The English side of the Swedish pages: what is behind, and the draft that a new profile gets."""

from django.db.models import F, OuterRef, Q, Subquery
from wagtail.models import Page
from wagtail.query import PageQuerySet


def behind_in_english(pages: PageQuerySet) -> PageQuerySet:
    """Return the published Swedish pages whose English is missing, a draft, or older."""
    english = Page.objects.filter(
        translation_key=OuterRef("translation_key"),
        locale__language_code="en",
        alias_of=None,
    )
    behind = (
        Q(english_id=None)
        | Q(english_live=False)
        | Q(english_published_at__lt=F("last_published_at"))
    )
    return (
        pages.live()
        .filter(locale__language_code="sv", alias_of=None)
        .annotate(
            english_id=Subquery(english.values("pk")[:1]),
            english_live=Subquery(english.values("live")[:1]),
            english_published_at=Subquery(english.values("last_published_at")[:1]),
        )
        .filter(behind)
        .order_by("-last_published_at")
    )
