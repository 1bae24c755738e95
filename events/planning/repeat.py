"""Drafts the next meeting, for the first quarter without one: what lasts is kept, no more."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from events import times
from events.enums import Status
from events.models import EventIndexPage, EventPage
from events.planning.holidays import day_off
from events.planning.year import Quarter

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
    held = EventPage.objects.sibling_of(page).exclude(status=Status.CANCELLED)
    taken = list(held.values_list("starts_at", flat=True))
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
        held = EventPage.objects.child_of(calendar).exclude(status=Status.CANCELLED)
        made = held.filter(starts_at=start).first()
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
NOTICE = dt.timedelta(days=times.DAYS_AHEAD)  # shorter, and nobody can be invited any more


def later(moment: dt.datetime, by: dt.timedelta) -> dt.datetime:
    """Return a moment some days later, at the same time on the clocks of the site."""
    there = times.local(moment).replace(tzinfo=None) + by
    return timezone.make_aware(there, timezone.get_default_timezone())


def next_start(
    start: dt.datetime, now: dt.datetime, taken: Sequence[dt.datetime] = ()
) -> dt.datetime:
    """Return a time like this one in the first quarter from now that has no meeting.

    On the same weekday and at the same time, no day off, and where it can be not close to a
    meeting of the quarter before or after.
    """
    filled = {Quarter.of(each) for each in taken}
    quarter = Quarter.of(now)
    while True:
        found = [] if quarter in filled else _times_in(quarter, start, now + NOTICE)
        if found:
            ideal = later(start, (quarter.count - Quarter.of(start).count) * QUARTER)
            # Of two as near, the later: time to invite.
            found.reverse()
            return min(found, key=lambda each: (_is_close(each, taken), abs(each - ideal)))
        quarter = quarter.following


def _times_in(quarter: Quarter, start: dt.datetime, earliest: dt.datetime) -> list[dt.datetime]:
    """Return every such time in a quarter that is late enough and no day off."""
    weekday = dt.timedelta(days=times.local(start).weekday() - quarter.first_day.weekday())
    first = quarter.first_day + weekday % WEEK
    weeks = [first + number * WEEK for number in range(14)]
    found = [later(start, day - times.local(start).date()) for day in weeks]
    return [
        each
        for each in found
        if Quarter.of(each) == quarter
        and each >= earliest
        and not day_off(times.local(each).date())
    ]


def _is_close(moment: dt.datetime, taken: Sequence[dt.datetime]) -> bool:
    return any(abs(moment - other) < APART for other in taken)


# A number says which meeting it is at the end, before a year, a sign or "of", not in "3 ways to".
WHICH = r"(?=\W*$|\s*[,:;/–—(-]|\s+(?:av|of|år)\b|\s+\d{4}\b)"


def next_title(title: str, years: tuple[int, int], numbers: tuple[int | None, int]) -> str:
    """Return the title with the old year and number changed to the new."""
    old, new = numbers
    if old:
        title = re.sub(rf"(?<=\S[\s#:/]){old}(?!\d){WHICH}", str(new), title, count=1)
    return re.sub(rf"\b{years[0]}\b", str(years[1]), title)
