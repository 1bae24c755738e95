"""Counts the changes of public content, so that what is kept elsewhere can be told stale.

Whoever keeps something made of public content reads the number first and the content afterwards:
then what is kept is as new as its number says, or newer. See docs/decisions/content-version.md.
"""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest
from django.utils import timezone
from wagtail import signals
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, Site

from headless.after_commit import after_commit
from headless.models import ContentVersion
from headless.request_cache import once

SKEW = dt.timedelta(seconds=5)
CHANGED_AT = "when public content changed"


def bump() -> None:
    """Count a change of public content when its transaction has committed, once for all of it."""
    after_commit(_count)


def stamp() -> dt.datetime:
    """Count a change, and return a moment that is later than every one that was given before.

    Holds the one row of the counter until the transaction ends, so that moments become public in
    their order. Only for a short transaction of one's own, as its last step.
    """
    ContentVersion.objects.get_or_create(pk=1, defaults={"changed_at": timezone.now()})
    locked = ContentVersion.objects.select_for_update().get(pk=1)
    now = timezone.now()
    if now <= locked.changed_at < now + SKEW:  # the clock of another machine is ahead
        now = locked.changed_at + dt.timedelta(microseconds=1)
    locked.number, locked.changed_at = locked.number + 1, now
    locked.save()
    return now


def _count(_about: list[object]) -> None:
    with transaction.atomic():
        stamp()


def current() -> ContentVersion:
    """Return the count and when it last changed."""
    return ContentVersion.objects.filter(pk=1).first() or ContentVersion(
        pk=1, number=0, changed_at=timezone.now().replace(microsecond=0)
    )


def watch(model: type[Model]) -> None:
    """Count every saved or deleted row of a model as a change of public content."""
    for signal in (post_save, post_delete):
        signal.connect(_changed, sender=model, dispatch_uid=f"version-{model._meta.label}")


def watch_settings(model: type[Model]) -> None:
    """Count each change of settings; the row that is made when they are first read is none."""
    post_save.connect(_settings_saved, sender=model, dispatch_uid=f"version-{model._meta.label}")


def _changed(**kwargs: Any) -> None:
    bump()


def _settings_saved(created: bool, **kwargs: Any) -> None:
    if not created:
        bump()


def _page_saved(instance: Model, update_fields: frozenset[str] | None, **kwargs: Any) -> None:
    # A draft is saved with `update_fields`, and changes nothing that is public.
    if isinstance(instance, Page) and instance.live and update_fields is None:
        bump()


def _page_deleted(instance: Model, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        bump()


def connect() -> None:
    """Count what Wagtail does to pages, privacy, pictures and documents."""
    for signal in (
        signals.page_published,
        signals.page_unpublished,
        signals.post_page_move,
        signals.page_slug_changed,
        signals.published,
        signals.unpublished,
        signals.workflow_approved,
    ):
        signal.connect(_changed, dispatch_uid="version")
    post_save.connect(_page_saved, dispatch_uid="version-page-saved")
    post_delete.connect(_page_deleted, dispatch_uid="version-page-deleted")
    for model in (
        PageViewRestriction,
        CollectionViewRestriction,
        Site,
        get_image_model(),
        get_document_model(),
    ):
        watch(model)


def last_change(request: HttpRequest) -> dt.datetime:
    """Return when public content last changed, asked for once in each request."""
    return once(request, CHANGED_AT, lambda: current().changed_at)


def unchanged_since(request: HttpRequest, moment: dt.datetime | None) -> bool:
    """Tell whether nothing public has changed after a moment, if one is given."""
    return moment is not None and last_change(request) <= moment
