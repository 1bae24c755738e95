"""Notes the old address of each page that is renamed or moved, and of all that stand below it.

In the place of wagtail.contrib.redirects, which asks for two thousand addresses in one condition:
more than SQLite takes, and minutes for a directory of some thousand profiles.
"""

from copy import copy
from typing import Any

from django.db import transaction
from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

LONGEST = Redirect._meta.get_field("old_path").max_length
AT_ONCE = 500


def connect() -> None:
    """Listen to pages that are renamed or moved."""
    page_slug_changed.connect(_renamed, dispatch_uid="content-renamed")
    post_page_move.connect(_moved, dispatch_uid="content-moved")


def _renamed(instance: Page, instance_before: Page, **kwargs: Any) -> None:
    note(instance, instance_before)


def _moved(instance: Page, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    before = copy(instance)
    before.url_path = url_path_before
    note(instance, before)


def note(page: Page, before: Page) -> None:
    """Lead the addresses that a page and those below it had to where they are."""
    old, new = before.get_url_parts(), page.get_url_parts()
    if old is None or new is None or old[2] == new[2] or old[0] != new[0]:
        return
    site, root = old[0], old[2]
    family = Page.objects.descendant_of(page, inclusive=True)
    was_public = Q(live=True) | Q(first_published_at__isnull=False)
    found = family.filter(was_public).values_list("pk", "url_path")
    rows = [
        Redirect(
            old_path=Redirect.normalise_path(f"{root}{url_path.removeprefix(page.url_path)}"),
            site_id=site,
            redirect_page_id=pk,
            automatically_created=True,
        )
        for pk, url_path in found.iterator()
    ]
    rows = [row for row in rows if len(row.old_path) <= LONGEST]
    with transaction.atomic():
        for first in range(0, len(rows), AT_ONCE):
            _store(rows[first : first + AT_ONCE], site)


def _store(rows: list[Redirect], site: int) -> None:
    """Store redirects; whoever had an address last has it, but for what an editor has written."""
    clashing = Redirect.objects.filter(site_id=site, old_path__in=[row.old_path for row in rows])
    clashing.filter(automatically_created=True).delete()
    Redirect.objects.bulk_create(rows, ignore_conflicts=True)
