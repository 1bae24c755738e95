"""Has translations follow what happens to a page, by hand, by the clock or by a program."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_unpublished, post_page_move

from content.translations import actions


def connect() -> None:
    """Start to listen."""
    page_unpublished.connect(_unpublished, dispatch_uid="translations_unpublished")
    pre_delete.connect(_deleting, sender=Page, dispatch_uid="translations_deleted")
    post_page_move.connect(_moved, dispatch_uid="translations_moved")
    post_save.connect(
        _restricted, sender=PageViewRestriction, dispatch_uid="translations_restricted"
    )
    m2m_changed.connect(
        _regrouped,
        sender=PageViewRestriction.groups.through,
        dispatch_uid="translations_regrouped",
    )
    pre_delete.connect(_opening, sender=PageViewRestriction, dispatch_uid="translations_opened")


def _unpublished(instance: Page, **kwargs: Any) -> None:
    actions.unpublish_translations(instance)


def _deleting(instance: Page, **kwargs: Any) -> None:
    actions.delete_translations(instance)


def _moved(
    instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    if parent_page_before.pk == parent_page_after.pk:
        actions.order_translations(instance)
    else:
        actions.move_translations(instance, parent_page_after)


def _restricted(instance: PageViewRestriction, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        actions.restrict_translations(instance)


def _regrouped(instance: Model, action: str, reverse: bool, **kwargs: Any) -> None:
    if isinstance(instance, PageViewRestriction) and action.startswith("post_"):
        actions.restrict_translations(instance)


def _opening(instance: PageViewRestriction, origin: Any, **kwargs: Any) -> None:
    """Open the translations, unless the restriction went with a page that is deleted."""
    if getattr(origin, "model", type(origin)) is PageViewRestriction:
        actions.open_translations(instance)
