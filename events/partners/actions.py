"""Reads the calendars of partners anew, and keeps what they say."""

import datetime as dt
import logging
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from access.fields import LineField
from access.remote.fetch import FetchRequest
from events.ical_reader import limits
from events.ical_reader.errors import ReadingError
from events.models import PartnerActivity, PartnerCalendar
from events.partners.reader import read_address, read_upload

log = logging.getLogger(__name__)

Reading = dict[str, Any]  # what the reader tells of a calendar
LEASE = dt.timedelta(minutes=5)  # a reading takes less than one, or has died
FROM_THE_BEGINNING = dt.timedelta(weeks=1)  # what recurs has to be carried on as days pass
READING = [
    "being_read_since",
    "fault",
    "read_at",
    "read_in_full_at",
    "etag",
    "last_modified",
    "activity_count",
    "left_out",
    "left_out_entries",
]


def refresh_all(now: dt.datetime | None = None) -> int:
    """Read every calendar anew, whatever becomes of the others; return how many failed."""
    keys = PartnerCalendar.objects.order_by("tried_at", "pk").values_list("pk", flat=True)
    return sum(not refresh(pk, now) for pk in list(keys))


def refresh(pk: int, now: dt.datetime | None = None) -> bool:
    """Read one calendar anew unless somebody does; return whether that went well.

    What was read before stays when it does not.
    """
    now = now or timezone.now()
    calendar = _claim(pk, now)
    if calendar is None:
        return True
    try:
        _keep(calendar, now, reading=_read(calendar, now))
    except ReadingError as error:
        fault = error.cause
    except Exception:
        log.exception("The calendar of partner %s could not be read", pk)
        fault = "unreadable"
    else:
        return True
    _keep(calendar, now, fault=fault)
    return False


def _claim(pk: int, now: dt.datetime) -> PartnerCalendar | None:
    """Return the calendar if nobody reads it right now, so that it is read once at a time."""
    is_free = Q(being_read_since=None) | Q(being_read_since__lt=now - LEASE)
    free = PartnerCalendar.objects.filter(is_free, pk=pk)
    if not free.update(being_read_since=now, tried_at=now):
        return None
    return PartnerCalendar.objects.filter(pk=pk).first()


def _read(calendar: PartnerCalendar, now: dt.datetime) -> Reading:
    if not calendar.feed_url:
        return read_upload(_file(calendar), now)
    last = calendar.read_in_full_at
    is_lately = bool(last and last > now - FROM_THE_BEGINNING)
    request = FetchRequest(
        url=calendar.feed_url,
        etag=calendar.etag if is_lately else "",
        last_modified=calendar.last_modified if is_lately else "",
        agent=f"calendar-reader (+{getattr(settings, 'WAGTAILADMIN_BASE_URL', '')})",
        private=getattr(settings, "EVENTS_PRIVATE_FEEDS", False),
    )
    return read_address(request, now)


def _file(calendar: PartnerCalendar) -> bytes:
    try:
        with calendar.file.open("rb") as file:
            body: bytes = file.read(limits.MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise ReadingError("no_file") from error
    return body


def _keep(
    calendar: PartnerCalendar, now: dt.datetime, *, reading: Reading | None = None, fault: str = ""
) -> None:
    """Store what was read, unless the calendar was moved or taken away meanwhile."""
    with transaction.atomic():
        current = PartnerCalendar.objects.select_for_update().filter(pk=calendar.pk).first()
        if current is None or current.being_read_since != calendar.being_read_since:
            return
        current.being_read_since = None
        current.fault = fault
        if reading:
            _take_over(current, reading, now)
        current.save(update_fields=READING)


def _take_over(calendar: PartnerCalendar, reading: Reading, now: dt.datetime) -> None:
    calendar.read_at = now
    if reading["is_unchanged"]:
        return
    calendar.read_in_full_at = now
    calendar.etag, calendar.last_modified = reading["etag"], reading["last_modified"]
    rows = [_activity(calendar, each) for each in reading["activities"]]
    kept = [row for row in rows if row.title]
    nameless = [
        {"title": "", "starts": given["starts"], "why": "unnamed", "line": ""}
        for given, row in zip(reading["activities"], rows, strict=True)
        if not row.title
    ]
    calendar.activities.all().delete()
    PartnerActivity.objects.bulk_create(kept, batch_size=500)
    calendar.activity_count = len(kept)
    calendar.left_out = reading["left_out_count"] + len(nameless)
    calendar.left_out_entries = [
        {name: _line(text) for name, text in each.items()}
        for each in [*reading["left_out"], *nameless][: limits.MOST_NAMED]
    ]


def _activity(calendar: PartnerCalendar, activity: Reading) -> PartnerActivity:
    """Return a row in plain text, whatever the calendar tried to hide in it."""
    return PartnerActivity(
        calendar=calendar,
        title=_line(activity["title"]),
        place=_line(activity["place"]),
        url=_line(activity["url"]),
        uid=_line(activity.get("uid", "")),
        is_online=activity["is_online"],
        is_all_day=activity["is_all_day"],
        is_cancelled=activity["is_cancelled"],
        starts_at=dt.datetime.fromisoformat(activity["starts"]),
        ends_at=dt.datetime.fromisoformat(activity["ends"]) if activity["ends"] else None,
    )


def _line(text: str) -> str:
    return LineField(required=False).to_python(text)
