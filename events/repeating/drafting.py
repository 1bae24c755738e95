"""Makes the draft of the next meeting: what lasts is kept, what came of the old one is not."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from events import times
from events.models import EventIndexPage, EventPage
from events.repeating.dates import later, next_start
from events.repeating.titles import next_title

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
