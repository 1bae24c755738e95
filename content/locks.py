"""Locks pages while they are changed, so that of two at once one comes after the other.

Locks are taken in one order everywhere, or two could wait for each other: the pages of a family
(all languages) by key, those above them along with them; then the rows that belong to them.
A transaction locks all the pages that it will change before it writes anything, even a row
that only points at one of them.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page

DOWNWARDS = {"delete", "move"}  # what is done to a page is done to all below it


def lock_families(pages: Iterable[Page], *, with_descendants: bool = False) -> None:
    """Let nobody else change some pages, in any language, before the transaction has ended."""
    chosen = list(pages)
    wanted = Q(translation_key__in={page.translation_key for page in chosen})
    if with_descendants and chosen:
        below = Q()
        for page in chosen:
            below |= Q(path__startswith=page.path)
        wanted |= Q(translation_key__in=Page.objects.filter(below).values("translation_key"))
    locked = Page.objects.filter(wanted).select_for_update().order_by("pk")
    list(locked.values_list("pk"))


def lock_chosen(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Lock the pages of a bulk action, which Wagtail takes in the order of the list.

    What was published of them since the list was read is what the action begins with.
    """
    pages = [each for each in objects if isinstance(each, Page)]
    if not pages:
        return
    downwards = action_type in DOWNWARDS or "include_descendants" in request.POST
    lock_families(pages, with_descendants=downwards)
    found = Page.objects.filter(pk__in=[page.pk for page in pages])
    latest = dict(found.values_list("pk", "latest_revision_id"))
    for page in pages:
        page.latest_revision_id = latest.get(page.pk, page.latest_revision_id)
