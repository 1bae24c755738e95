"""Seeds the meetings of the year: one a quarter, some held and at least one to come."""

import datetime as dt
from typing import Any

from django.utils import timezone

from config.seeding.bodies import body, rich_text
from config.seeding.naming import key_of
from config.seeding.pictures import picture
from config.seeding.publishing import is_seeded, put, translate
from config.seeding.reading import in_language, records
from events.models import EventIndexPage, EventPage
from places.models import Municipality

KIND = "meetings"
EMPTY = {"text": "", "speaker": ""}
LEAST_NOTICE = dt.timedelta(days=7)
QUARTER_DAYS = ((2, 8), (5, 11), (9, 14), (12, 7))


def seed_meetings() -> int:
    """Add the meetings that are missing; return how many were added."""
    index = EventIndexPage.objects.get(locale__language_code="sv")
    days = meeting_days(timezone.localdate())
    added = 0
    for record, day in zip(records(KIND), days, strict=True):
        key = (KIND, record["slug"]["sv"])
        if is_seeded(*key):
            continue
        page = _page(record, day, is_held=day < timezone.localdate())
        translate(put(index, page, key=key), record)
        added += 1
    return added


def meeting_days(today: dt.date) -> list[dt.date]:
    """Return four days a quarter apart, of this year as far as two are held and one is to come."""
    years = (today.year - 1, today.year, today.year + 1)
    days = [_tuesday(year, month, day) for year in years for month, day in QUARTER_DAYS]
    coming = next(place for place, day in enumerate(days) if day >= today + LEAST_NOTICE)
    first = min(max(len(QUARTER_DAYS), coming - 3), coming - 2)
    return days[first : first + 4]


def _tuesday(year: int, month: int, day: int) -> dt.date:
    first = dt.date(year, month, day)
    return first + dt.timedelta(days=(1 - first.weekday()) % 7)


def _quarter(day: dt.date) -> int:
    return (day.month + 2) // 3


def _at(day: dt.date, clock: str) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.fromisoformat(clock)))


def _page(record: dict[str, Any], day: dt.date, *, is_held: bool) -> EventPage:
    written = in_language(record, "sv")
    owner = f"{KIND}/{written['slug']}"
    return EventPage(
        title=written["title"],
        slug=written["slug"],
        summary=written["summary"],
        search_description=written["summary"],
        picture=picture(written["draw"], written["alt"]),
        responsible=written["responsible"],
        starts_at=_at(day, written["starts"]),
        ends_at=_at(day, written["ends"]),
        mode=written["mode"],
        place=written["place"],
        address=written["address"],
        municipality=Municipality.objects.get(name=written["municipality"]),
        online_url=written.get("online_url", ""),
        participation=rich_text(written["participation"]),
        registration_opens_at=_at(day - dt.timedelta(days=40), "08:00"),
        registration_closes_at=_at(day - dt.timedelta(days=4), "17:00"),
        capacity_on_site=written.get("seats"),
        capacity_online=written.get("seats_online"),
        series=written["series"],
        number_in_year=_quarter(day),
        programme=_programme(written["programme"], owner),
        body=body(written["body"], owner),
        afterwards=body(written["afterwards"], f"{owner}/after") if is_held else [],
    )


def _programme(items: list[dict[str, str]], owner: str) -> list[dict[str, Any]]:
    return [
        {"type": "item", "value": EMPTY | item, "id": str(key_of("programme", f"{owner}/{at}"))}
        for at, item in enumerate(items)
    ]
