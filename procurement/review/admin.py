"""What the editor's hand adds to the admin: the queue in the menu, and merging from the list."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from procurement.models import Notice
from procurement.review.permissions import may_judge
from procurement.review.queue import questions, waiting


class QueueMenuItem(MenuItem):
    """The way to the notices that wait, with how many there are."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who judge them."""
        return may_judge(request.user)

    def render_component(self, request: HttpRequest) -> Any:
        """Add how many wait to the label."""
        count = waiting().count() + questions().count()
        item = super().render_component(request)
        if count:
            item.label = f"{item.label} ({count})"
        return item


def queue_menu_item() -> MenuItem:
    """Return the way to the queue, above the list of all notices."""
    address = reverse_lazy("procurement_review:queue")
    return QueueMenuItem(
        _("Notices to judge"), address, name="notice-review", icon_name="tasks", order=0
    )


def admin_urls() -> list[URLResolver]:
    """Return the addresses of the queue."""
    return [path("procurement/review/", include("procurement.review.urls"))]


def merge_button(instance: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Offer to merge a notice with another, in the list of notices."""
    if isinstance(instance, Notice) and may_judge(user):
        address = reverse("procurement_review:merge", args=[instance.pk])
        yield Button(_("Merge with another notice"), address, icon_name="link", priority=40)
