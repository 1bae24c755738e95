"""The list of the calendar, ours and our partners': what a reader asks for, cut into pages."""

from datetime import datetime

from django.core.paginator import Page
from django.http import QueryDict
from wagtail.models import Locale

from content.pagination import list_page
from events.calendar.forms import CalendarFilterForm
from events.enums import Period
from events.models import PartnerActivity
from events.planning.year import year_of
from events.querysets import EventQuerySet
from events.times import local

PER_PAGE = 20


class Listing:
    """The meetings that fit the filters of an address, coming and past."""

    def __init__(self, calendar, asked: QueryDict, now: datetime):
        self.calendar, self.asked, self.now = calendar, asked, now
        self.all_events: EventQuerySet = calendar.events()
        self.partners = PartnerSection(asked, now)
        self.form = CalendarFilterForm(
            asked, years=self._years(), has_partners=self.partners.has_any
        )
        self.events = self.form.filter(self.all_events)

    def context(self) -> dict[str, object]:
        """Return what the template shows."""
        year = local(self.now).year
        return {
            "filter_form": self.form,
            "coming": self._shown(Period.COMING),
            "past": self._shown(Period.PAST),
            "this_year": year_of(self.calendar.all_meetings(), year, self.now),
            "query": self._query(),
            **self.partners.context(self.form),
            **self._missing(),
        }

    def _years(self) -> list[int]:
        """Return the years that something of ours or of a partner begins in, the latest first."""
        ours = self.all_events.order_by().dates("starts_at", "year")
        return sorted({date.year for date in ours} | self.partners.years, reverse=True)

    def _shown(self, period: Period) -> Page | None:
        if self.form.period not in ("", period):
            return None
        with_seats = self.events.with_seats_taken()
        events = with_seats.upcoming if period == Period.COMING else self.events.past
        paged = period == (self.form.period or Period.PAST)
        page = self.asked.get("page") if paged else 1
        return list_page(events(self.now), PER_PAGE, page)

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


FIRST_PARTNERS = 5


class PartnerSection:
    """The activities to come: some below our own meetings, or all of them page by page.

    Nobody knows how or in which municipality they are held. Who narrows the list by that sees
    ours alone, and how many of the partners' are left out.
    """

    def __init__(self, asked: QueryDict, now: datetime) -> None:
        self.asked = asked
        self.activities = PartnerActivity.objects.shown(now).once(now)
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
        found = self.activities.none() if form.fits_nothing else self.activities
        if form.year_asked_for:
            found = found.filter(starts_at__year=form.year_asked_for)
        page = self.asked.get("page") if is_alone else 1
        shown = list_page(found, PER_PAGE if is_alone else FIRST_PARTNERS, page)
        return {
            "partners": shown if is_alone or len(shown) else None,
            "partners_not_narrowed": form.asks_how_or_where,
        }
