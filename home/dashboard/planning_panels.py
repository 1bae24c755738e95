"""The first page of the admin on the year of meetings, and on what cannot be read elsewhere."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from events.models import PartnerCalendar
from events.planning.permissions import add_address, calendar_of
from events.planning.year import lacking
from home.dashboard.panels import ROWS, DashboardPanel, Row, day
from procurement.models import NoticeSource


class YearPanel(DashboardPanel):
    """The quarters of this year, and in the autumn of the next, that have no meeting."""

    name = "year"
    heading = _("Quarters without a meeting")
    order = 115

    def rows(self) -> list[Row]:
        """Return a row for each quarter, with the way to plan a meeting."""
        calendar = calendar_of(self.user)
        if calendar is None:
            return []
        plan, add = gettext("Plan a meeting"), add_address(calendar)
        return [Row(plan, add, each.warning) for each in lacking(calendar.events())]


class PartnerCalendarsPanel(DashboardPanel):
    """The calendars of partners that nobody could read for two weeks."""

    name = "partner-calendars"
    heading = _("Partner calendars that cannot be read")
    order = 125

    def rows(self) -> list[Row]:
        """Return the calendars, each with what went wrong."""
        if not self.user.has_perm("events.change_partnercalendar"):
            return []
        hidden = PartnerCalendar.objects.out_of_reach(timezone.now())[:ROWS]
        return [self._row(calendar) for calendar in hidden]

    def _row(self, calendar: PartnerCalendar) -> Row:
        since = (
            gettext("Its activities are hidden: it was last read %(day)s.")
            % {"day": day(calendar.read_at)}
            if calendar.read_at
            else gettext("It could never be read.")
        )
        address = reverse("partner_calendars:edit", args=[calendar.pk])
        return Row(
            calendar.name, address, " ".join(filter(None, [since, calendar.fault_in_words]))
        )


class NoticeSourcesPanel(DashboardPanel):
    """The sources of notices that have given nothing for days."""

    name = "notice-sources"
    heading = _("Sources of notices that cannot be read")
    order = 126

    def rows(self) -> list[Row]:
        """Return the sources, each with what went wrong."""
        if not self.user.has_perm("procurement.change_noticesource"):
            return []
        name = "wagtailsnippets_procurement_noticesource:edit"
        return [
            Row(source.name, reverse(name, args=[source.pk]), source.fault_in_words)
            for source in NoticeSource.objects.failing()[:ROWS]
        ]


def add_planning_panels(request: HttpRequest, panels: list[Component]) -> None:
    """Put what lacks in the year, and what cannot be read, on the first page of the admin."""
    shown = [YearPanel, PartnerCalendarsPanel, NoticeSourcesPanel]
    panels += [panel(request.user) for panel in shown]
