"""Adds many pages below one parent at once, as treebeard and Wagtail would have one by one."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page


def add_pages(parent: Page, pages: Sequence[Page]) -> None:
    """Add published pages of one type, the last below the parent; they have no revision yet."""
    with transaction.atomic():
        parent.refresh_from_db()
        _place(parent, pages)
        rows = Page.objects.bulk_create([_page_row(page) for page in pages])
        for page, row in zip(pages, rows, strict=True):
            page.pk = page.page_ptr_id = row.pk
        type(pages[0])._base_manager.none()._insert(
            pages, fields=type(pages[0])._meta.local_concrete_fields, using=parent._state.db
        )
        Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))


def _place(parent: Page, pages: Sequence[Page]) -> None:
    last = parent.get_last_child()
    step = 1 + (Page._str2int(last.path[-Page.steplen :]) if last else 0)
    now, kind = timezone.now(), ContentType.objects.get_for_model(type(pages[0]))
    for at, page in enumerate(pages):
        page.path = Page._get_path(parent.path, parent.depth + 1, step + at)
        page.depth = parent.depth + 1
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.draft_title, page.locale, page.content_type = page.title, parent.locale, kind
        page.first_published_at = page.last_published_at = page.latest_revision_created_at = now
        page.live, page.has_unpublished_changes = True, False


def _page_row(page: Page) -> Page:
    names = [field.attname for field in Page._meta.local_concrete_fields if field.name != "id"]
    return Page(**{name: getattr(page, name) for name in names})
