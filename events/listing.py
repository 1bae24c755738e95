"""The list of the calendar: what a reader asks for, cut into pages."""

from datetime import datetime

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from wagtail.models import Locale

from events.enums import Period
from events.forms import CalendarFilterForm
from events.querysets import EventQuerySet
from events.times import local

PER_PAGE = 20


class Listing:
    """The meetings that fit the filters of an address, coming and past."""

    def __init__(self, calendar, asked: QueryDict, now: datetime):
        self.calendar, self.asked, self.now = calendar, asked, now
        self.all_events: EventQuerySet = calendar.events()
        years = self.all_events.order_by().dates("starts_at", "year", order="DESC")
        self.form = CalendarFilterForm(asked, years=[date.year for date in years])
        self.events = self.form.filter(self.all_events)

    def context(self) -> dict[str, object]:
        """Return what the template shows."""
        year = local(self.now).year
        return {
            "filter_form": self.form,
            "coming": self._shown(Period.COMING),
            "past": self._shown(Period.PAST),
            "this_year": {
                "year": year,
                **self.all_events.held_and_planned(year, self.now),
            },
            "query": self._query(),
            **self._missing(),
        }

    def _shown(self, period: Period) -> Page | None:
        other = Period.PAST if period == Period.COMING else Period.COMING
        if self.form.period == other:
            return None
        events = self.events.upcoming if period == Period.COMING else self.events.past
        paged = period == (self.form.period or Period.PAST)
        page = self.asked.get("page") if paged else 1
        return Paginator(events(self.now), PER_PAGE).get_page(page)

    def _query(self) -> str:
        kept = self.asked.copy()
        kept.pop("page", None)
        return kept.urlencode()

    def _missing(self) -> dict[str, object]:
        first, here = Locale.get_default(), self.calendar.locale
        if here == first:
            return {}
        events = self.all_events.model.objects.listed(first).missing_in(here)
        return {
            "missing_count": events.count(),
            "first_calendar": self.calendar.get_translation_or_none(first),
        }
