"""Hears of every change that alters what the public may find, and has the documents follow."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from headless.documents import sources
from search.tasks import refresh_all


def connect() -> None:
    """Start to listen."""
    page_published.connect(_page_changed, dispatch_uid="search_published")
    page_unpublished.connect(_page_changed, dispatch_uid="search_unpublished")
    post_page_move.connect(_branch_changed, dispatch_uid="search_moved")
    page_slug_changed.connect(_branch_changed, dispatch_uid="search_renamed")
    post_save.connect(_saved, dispatch_uid="search_saved")
    post_delete.connect(_deleted, dispatch_uid="search_deleted")


def follow(changed: Iterable[Model]) -> None:
    """Have the documents of some objects written anew."""
    pks: dict[str, list[str]] = defaultdict(list)
    for instance in changed:
        for key, source in sources.items():
            if isinstance(instance, source.model):
                pks[key].append(str(instance.pk))
    for key, found in pks.items():
        refresh_all.enqueue(key, list(dict.fromkeys(found)))


def _page_changed(instance: Page, **kwargs: Any) -> None:
    follow(_family(instance))


def _branch_changed(instance: Page, **kwargs: Any) -> None:
    follow(_branch(instance))


def _saved(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    if raw:
        return
    if isinstance(instance, PageViewRestriction):
        follow(_branch(instance.page))
    elif not isinstance(instance, Page):
        follow([instance])
    _follow_affected(instance)


def _deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if isinstance(instance, PageViewRestriction):
        follow(_branch(instance.page))
    elif isinstance(instance, Page):
        follow(_family(instance))
    else:
        follow([instance])


def _follow_affected(instance: Model) -> None:
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
