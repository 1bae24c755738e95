"""Drafts the next meeting a quarter later: what lasts is kept, what came of this one is not."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from events import times
from events.models import EventIndexPage, EventPage
from events.planning.holidays import day_off

# Not the link to the online meeting: each has its own, and the old one would let people in wrong.
KEPT = [
    "summary",
    "search_description",
    "picture",
    "responsible",
    "series",
    "mode",
    "place",
    "address",
    "municipality",
    "participation",
    "takes_registrations",
    "capacity_on_site",
    "capacity_online",
    "programme",
    "body",
    "left_out",
]
MOVED = ["starts_at", "ends_at", "registration_opens_at", "registration_closes_at"]


def newest(calendar: EventIndexPage) -> EventPage | None:
    """Return the meeting that starts last, published or not."""
    return EventPage.objects.child_of(calendar).order_by("-starts_at", "-pk").first()


def next_meeting(page: EventPage, now: dt.datetime | None = None) -> EventPage:
    """Return the meeting after this one, not stored yet."""
    page = page if page.live else page.get_latest_revision_as_object()
    others = EventPage.objects.sibling_of(page, inclusive=False)
    taken = list(others.values_list("starts_at", flat=True))
    start = next_start(page.starts_at, now or timezone.now(), taken)
    by = times.local(start).date() - times.local(page.starts_at).date()
    moved = {name: value and later(value, by) for name, value in _values(page, MOVED).items()}
    year = times.local(start).year
    number = EventPage.objects.sibling_of(page).next_number(year)
    years = times.local(page.starts_at).year, year
    return EventPage(
        title=next_title(page.title, years, (page.number_in_year, number)),
        locale=page.locale,
        number_in_year=number,
        meetings_in_year=max(number, page.meetings_in_year),
        live=False,
        **moved,
        **_values(page, KEPT),
    )


def draft_next(
    page: EventPage, user: Any, now: dt.datetime | None = None, start: dt.datetime | None = None
) -> EventPage:
    """Store the next meeting as a draft; with the start that was seen, only once.

    Who presses the button twice, or at the same moment as somebody else, gets what is there.
    """
    with transaction.atomic():
        # Held, so that of two at once the second finds what the first has made.
        calendar = Page.objects.select_for_update().get(pk=page.get_parent().pk)
        made = EventPage.objects.child_of(calendar).filter(starts_at=start).first()
        if made:
            return made
        draft = next_meeting(page, now)
        draft.owner = user
        calendar.add_child(instance=draft)
        draft.save_revision(user=user, log_action=True, clean=False)
    return draft


def to_fill_in(draft: EventPage) -> list[str]:
    """Return what the one who plans has to look at."""
    found = [_("Check the day, the place and the programme.")]
    if draft.is_online:
        found.append(_("Give the link to the online meeting: the old one was not taken along."))
    return found


def _values(page: EventPage, names: list[str]) -> dict[str, Any]:
    return {name: getattr(page, name) for name in names}


WEEK, QUARTER = dt.timedelta(weeks=1), dt.timedelta(weeks=13)
APART = dt.timedelta(weeks=3)


def later(moment: dt.datetime, by: dt.timedelta) -> dt.datetime:
    """Return a moment some days later, at the same time on the clocks of the site."""
    there = times.local(moment).replace(tzinfo=None) + by
    return timezone.make_aware(there, timezone.get_default_timezone())


def next_start(
    start: dt.datetime, now: dt.datetime, taken: Sequence[dt.datetime] = ()
) -> dt.datetime:
    """Return the first such time that is to come, no day off, and not close to another meeting."""
    while True:
        start = later(start, QUARTER)
        found = _on_a_working_day(start)
        if found > now and all(abs(found - other) >= APART for other in taken):
            return found


def _on_a_working_day(start: dt.datetime) -> dt.datetime:
    while day_off(times.local(start).date()):
        start = later(start, WEEK)
    return start


# A number says which meeting it is at the end, before a year, a sign or "of", not in "3 ways to".
WHICH = r"(?=\W*$|\s*[,:;/–—(-]|\s+(?:av|of|år)\b|\s+\d{4}\b)"


def next_title(title: str, years: tuple[int, int], numbers: tuple[int | None, int]) -> str:
    """Return the title with the old year and number changed to the new."""
    old, new = numbers
    if old:
        title = re.sub(rf"(?<=\S[\s#:/]){old}(?!\d){WHICH}", str(new), title, count=1)
    return re.sub(rf"\b{years[0]}\b", str(years[1]), title)
