"""The year in the calendar's list in the admin: what there is, and what lacks."""

from typing import Any

from django.utils import timezone
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.pages import PageViewSet

from events import times
from events.models import EventPage
from events.planning.rights import add_address
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


class MeetingViewSet(PageViewSet):
    """The meetings in the page explorer, below the calendar."""

    model = EventPage
    index_view_class = CalendarIndexView
