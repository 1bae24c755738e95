"""What is open to everybody, asked inside the same query as everything else.

Wagtail's own `public()` asks for the private pages first, with a query for each list.
"""

from typing import Any, TypeVar

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from headless.identity import default_language

Rows = TypeVar("Rows", bound=QuerySet)


def open_files(files: Rows) -> Rows:
    """Keep the pictures or documents that are in no private collection."""
    return files.exclude(_below(CollectionViewRestriction, "collection__path"))


def open_pages(pages: Rows) -> Rows:
    """Keep the pages that neither are private, stand below a private page, nor have expired.

    A page whose time is over is hidden at once with its translations, before it is unpublished.
    """
    over = Page.objects.filter(
        live=True, expire_at__lte=timezone.now(), locale__language_code=default_language()
    )
    open_to_all = pages.exclude(private_page()).exclude(expire_at__lte=timezone.now())
    return open_to_all.exclude(translation_key__in=over.values("translation_key"))


def is_open(page: Page) -> bool:
    """Tell whether a page is public right now."""
    return open_pages(Page.objects.filter(pk=page.pk, live=True)).exists()


def private_page() -> Exists:
    """Tell whether a page is private, or stands below one that is."""
    return _below(PageViewRestriction, "path")


def _below(restriction: Any, path: str) -> Exists:
    """Tell whether a path begins with that of something private."""
    here = ExpressionWrapper(OuterRef(path), CharField())
    private = "page__path" if restriction is PageViewRestriction else "collection__path"
    return Exists(restriction.objects.alias(here=here).filter(here__startswith=F(private)))
