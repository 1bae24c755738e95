"""What the admin shows of plans: the year, what is in the way, and the next meeting."""

from collections.abc import Iterator
from typing import Any

from django.forms.widgets import Script
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from content.standing_views import GuardedPageViewSet
from events import times
from events.models import EventIndexPage, EventPage
from events.planning.clashes import Plan, clashes
from events.planning.permissions import add_address, can_repeat
from events.planning.repeat import newest
from events.planning.year import lacking, year_of


class CalendarIndexView(ExplorableIndexView):
    """The meetings of the calendar, below the year."""

    template_name = "events/admin/calendar_index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the year, and the quarters of this and the next that have no meeting."""
        context = super().get_context_data(**kwargs)
        if self.results_only:
            return context
        calendar, now = self.parent_page, timezone.now()
        context["this_year"] = year_of(calendar.all_meetings(), times.local(now).year, now)
        context["lacking"] = lacking(calendar.all_meetings(), now)
        context["plan_url"] = add_address(calendar) if self.permissions.can_add_subpage() else ""
        return context


class MeetingViewSet(GuardedPageViewSet):
    """The meetings in the page explorer, below the calendar."""

    model = EventPage
    index_view_class = CalendarIndexView


class ClashesPanel(Panel):
    """What is in the way of the time that is chosen, read anew when another is chosen."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("What is in the way"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """The panel of one meeting."""

        template_name = "events/admin/clashes_panel.html"

        class Media:
            js = [
                Script("events/clashes.js", type="module"),
                Script("events/moved_start.js", type="module"),
            ]

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add what is in the way."""
            context = super().get_context_data(parent_context)
            return {**context, "clashes": clashes(Plan.of(self.instance))}


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
    if can_repeat(page, user):
        address = reverse("events_next_meeting", args=[page.pk])
        yield Button(label, address, icon_name="date", priority=35)
