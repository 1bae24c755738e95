"""The buttons that plan the next meeting: at a meeting, and at the calendar from its newest."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from events.models import EventIndexPage, EventPage
from events.repeating.drafting import newest
from events.repeating.rights import may_repeat


def plan_next(
    page: Page, user: Any, next_url: str | None = None, **where: Any
) -> Iterator[Button]:
    """Offer to plan the next meeting, to those who may."""
    page = page.specific
    if isinstance(page, EventPage):
        yield from _button(page, user, _("Plan the next meeting from this one"))
    elif isinstance(page, EventIndexPage):
        last = newest(page)
        if last:
            yield from _button(last, user, _("Plan the next meeting"))


def _button(page: EventPage, user: Any, label: Any) -> Iterator[Button]:
    if may_repeat(page, user):
        address = reverse("events_next_meeting", args=[page.pk])
        yield Button(label, address, icon_name="date", priority=35)
