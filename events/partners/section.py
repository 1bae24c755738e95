"""The activities of partners on the page of the calendar, beside our own."""

from datetime import datetime

from django.apps import apps
from django.core.paginator import Paginator
from django.http import QueryDict

from events.enums import Period
from events.forms import CalendarFilterForm

FIRST = 5
PER_PAGE = 20


class PartnerSection:
    """The activities to come: some below our own meetings, or all of them page by page.

    Nobody knows how or in which municipality they are held. Who narrows the list by that sees
    ours alone, and how many of the partners' are left out.
    """

    def __init__(self, asked: QueryDict, now: datetime) -> None:
        self.asked = asked
        self.activities = apps.get_model("events", "PartnerActivity").objects.shown(now)
        self.total = self.activities.count()

    @property
    def has_any(self) -> bool:
        """Tell whether there is anything to show."""
        return self.total > 0

    @property
    def years(self) -> set[int]:
        """Return the years that there is something to show in."""
        if not self.total:
            return set()
        return {date.year for date in self.activities.order_by().dates("starts_at", "year")}

    def context(self, form: CalendarFilterForm) -> dict[str, object]:
        """Return what the template shows."""
        is_alone = form.period == Period.PARTNERS
        if not self.total or form.period not in ("", Period.COMING, Period.PARTNERS):
            return {"partners": None}
        if form.asks_how_or_where and not is_alone:
            return {"partners": None, "partners_left_out": self.total}
        found = self.activities
        if form.year_asked_for:
            found = found.filter(starts_at__year=form.year_asked_for)
        page = self.asked.get("page") if is_alone else 1
        shown = Paginator(found, PER_PAGE if is_alone else FIRST).get_page(page)
        return {
            "partners": shown if is_alone or len(shown) else None,
            "partners_not_narrowed": form.asks_how_or_where,
        }
