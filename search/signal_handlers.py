"""Hears of every change that alters what the public may find, and has the documents follow."""

import time
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.signals import request_finished
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    published,
)

from access.scrubbing import copies
from headless.after_commit import after_commit
from headless.documents import changed as documents_changed
from headless.documents import sources
from search import missed_updates
from search.indexing import refresh
from search.models import MissedUpdate
from search.tasks import catch_up, refresh_all

PAUSE = 15.0  # seconds between two looks, in a process, for what the search server missed
_looked_at = 0.0


def connect() -> None:
    """Start to listen."""
    page_published.connect(_page_changed, dispatch_uid="search_published")
    page_unpublished.connect(_page_changed, dispatch_uid="search_unpublished")
    post_page_move.connect(_branch_changed, dispatch_uid="search_moved")
    page_slug_changed.connect(_branch_changed, dispatch_uid="search_renamed")
    published.connect(_row_changed, dispatch_uid="search_row_published")
    m2m_changed.connect(_row_changed, dispatch_uid="search_row_related")
    post_save.connect(_saved, dispatch_uid="search_saved")
    post_delete.connect(_deleted, dispatch_uid="search_deleted")
    documents_changed.connect(_told, dispatch_uid="search_told")
    request_finished.connect(_answered, dispatch_uid="search_answered")
    copies["search.SearchDocument"] = lambda document: refresh(document.source, document.source_pk)


def follow(changed: Iterable[Model]) -> None:
    """Have the documents of some objects written anew when their transaction has committed."""
    found = [
        (key, str(instance.pk))
        for instance in changed
        for key, source in sources.items()
        if isinstance(instance, source.model)
    ]
    if found:
        after_commit(_refresh, *found)


def _refresh(found: list[tuple[str, str]]) -> None:
    pks: dict[str, list[str]] = defaultdict(list)
    for key, pk in found:
        pks[key].append(pk)
    for key in pks:
        refresh_all.enqueue(key, pks[key])


def _told(instances: Iterable[Model], **kwargs: Any) -> None:
    follow(instances)


def _page_changed(instance: Page, **kwargs: Any) -> None:
    follow(_family(instance))
    _follow_affected(instance)


def _branch_changed(instance: Page, **kwargs: Any) -> None:
    branch = list(_branch(instance))
    follow(branch)
    for page in branch:
        _follow_affected(page)


def _saved(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    if raw:
        return
    if isinstance(instance, PageViewRestriction):
        _branch_changed(instance.page)
    elif not isinstance(instance, Page):
        follow([instance])
        _follow_affected(instance)


def _row_changed(instance: Model, **kwargs: Any) -> None:
    """Follow what is written after the row itself: what belongs to it, or is related to it."""
    if not isinstance(instance, Page):
        follow([instance])


def _deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if isinstance(instance, PageViewRestriction):
        _branch_changed(instance.page)
    elif isinstance(instance, Page):
        _page_changed(instance)
    else:
        follow([instance])


def _follow_affected(instance: Model) -> None:
    """Follow what speaks of a row, or has its address from a page that moved or was closed."""
    for source in list(sources.values()):
        for model, affected in source.affected.items():
            if isinstance(instance, model):
                follow(affected(instance))


def _family(page: Page) -> list[Page]:
    """Return a page and its translations, the page itself first."""
    if not any(isinstance(page, source.model) for source in sources.values()):
        return []
    model = type(page)
    others = model._default_manager.filter(translation_key=page.translation_key)
    return [page, *others.exclude(pk=page.pk)]


def _branch(page: Page) -> Iterable[Page]:
    """Return a page and all below it, if it is still there."""
    return Page.objects.filter(path__startswith=page.path).specific()


def _answered(**kwargs: Any) -> None:
    """Let the search server catch up after a request, when the answer has been given."""
    global _looked_at
    if missed_updates.has_server() and time.monotonic() > _looked_at + PAUSE:
        _looked_at = time.monotonic()
        if MissedUpdate.objects.exists():
            catch_up.enqueue()
