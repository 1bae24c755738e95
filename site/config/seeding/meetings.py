"""Seeds five meetings a quarter apart: some held, and at least two to come."""

import datetime as dt
from typing import Any

from django.utils import timezone

from config.seeding.bodies import body, page_id, rich_text
from config.seeding.naming import key_of
from config.seeding.notices import source_id
from config.seeding.pictures import picture
from config.seeding.publishing import is_seeded, put, translate
from config.seeding.reading import in_language, records
from events.models import EventIndexPage, EventPage, MeetingSettings
from places.models import Municipality
from procurement.models import DiscussedNotice, Notice

KIND = "meetings"
GUIDE = "lamna-anbud-tillsammans"
MEETINGS = 5
OPEN_DAYS = 40
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
        translate(put(index, _page(record, day), key=key), record)
        added += 1
    if added:
        _choose_guide()
    return added


def _choose_guide() -> None:
    settings = MeetingSettings.load()
    if settings.guide_id is None:
        settings.guide_id = page_id(GUIDE)
        settings.save()


def meeting_days(today: dt.date) -> list[dt.date]:
    """Return days a quarter apart, this year's if two of them are held and two are to come.

    One is to come when there is more than a week until it, at whatever hour it is asked.
    """
    years = (today.year - 1, today.year, today.year + 1)
    days = [_tuesday(year, month, day) for year in years for month, day in QUARTER_DAYS]
    coming = next(place for place, day in enumerate(days) if day > today + LEAST_NOTICE)
    held = sum(day < today for day in days)
    first = min(max(len(QUARTER_DAYS), coming - 3), held - 2)
    return days[first : first + MEETINGS]


def _tuesday(year: int, month: int, day: int) -> dt.date:
    first = dt.date(year, month, day)
    return first + dt.timedelta(days=(1 - first.weekday()) % 7)


def _quarter(day: dt.date) -> int:
    return (day.month + 2) // 3


def _at(day: dt.date, clock: str) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.fromisoformat(clock)))


def hours(written: dict[str, Any], day: dt.date) -> dict[str, dt.datetime]:
    """Return when the meeting of a day begins and ends, and when one can register for it.

    Registration has been open since the day before, at least, so that the demo takes answers.
    """
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    return {
        "starts_at": _at(day, written["starts"]),
        "ends_at": _at(day, written["ends"]),
        "registration_opens_at": _at(min(day - dt.timedelta(days=OPEN_DAYS), yesterday), "08:00"),
        "registration_closes_at": _at(day - dt.timedelta(days=4), "17:00"),
    }


def _page(record: dict[str, Any], day: dt.date) -> EventPage:
    written = in_language(record, "sv")
    owner = f"{KIND}/{written['slug']}"
    times = hours(written, day)
    is_held = times["ends_at"] < timezone.now()
    return EventPage(
        title=written["title"],
        slug=written["slug"],
        summary=written["summary"],
        search_description=written["summary"],
        picture=picture(written["draw"], written["alt"]),
        responsible=written["responsible"],
        mode=written["mode"],
        place=written["place"],
        address=written["address"],
        municipality=Municipality.objects.get(name=written["municipality"]),
        online_url=written.get("online_url", ""),
        participation=rich_text(written["participation"]),
        takes_registrations=True,
        capacity_on_site=written.get("seats"),
        capacity_online=written.get("seats_online"),
        series=written["series"],
        number_in_year=_quarter(day),
        left_out=written.get("left_out", []),
        programme=_programme(written["programme"], owner),
        body=body(written["body"], owner),
        **times,
        **(_outcome(written, day, owner) if is_held else {}),
    )


def _programme(items: list[dict[str, str]], owner: str) -> list[dict[str, Any]]:
    return _blocks("item", "programme", owner, [EMPTY | item for item in items])


def _outcome(written: dict[str, Any], day: dt.date, owner: str) -> dict[str, Any]:
    names = [source_id(name) for name in written.get("discussed", [])]
    notices = {each.source_id: each for each in Notice.objects.filter(source_id__in=names)}
    decisions = [_decision(each, day) for each in written.get("decisions", [])]
    return {
        "afterwards": body(written["afterwards"], f"{owner}/after"),
        "decisions": _blocks("decision", "decision", owner, decisions),
        "presentations": body(written.get("presentations", []), f"{owner}/shown"),
        "recording_url": written.get("recording", ""),
        "discussed_notices": [
            DiscussedNotice(notice=notices[name], sort_order=at) for at, name in enumerate(names)
        ],
    }


def _decision(decision: dict[str, Any], day: dt.date) -> dict[str, Any]:
    until = day + dt.timedelta(days=decision["days"]) if "days" in decision else None
    return {
        "text": decision["text"],
        "responsible": decision["responsible"],
        "until": until and until.isoformat(),
    }


def _blocks(
    kind: str, name: str, owner: str, values: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    return [
        {"type": kind, "value": value, "id": str(key_of(name, f"{owner}/{at}"))}
        for at, value in enumerate(values)
    ]
