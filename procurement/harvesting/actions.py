"""Reads the sources whose time has come, each on its own, and notes how that went."""

import datetime as dt
import logging
from collections.abc import Callable, Iterable

from django.db.models import Q
from django.utils import timezone

from access.remote.errors import FetchError
from events import times
from procurement.harvesting import feeds, folder, ocds, ted
from procurement.harvesting.emails import raise_alarm
from procurement.harvesting.reading import PASSING, Handle, LostError, Reading, StoppedError
from procurement.models import NoticeSource
from procurement.models.sources import DAYS_BEFORE_ALARM, LEASE, Kind

log = logging.getLogger(__name__)
SOON = 0.95  # of the interval: what is read every day must not slip when it begins a bit earlier
A_DAY = dt.timedelta(days=1)
WAYS: dict[str, tuple[Callable[[Reading], None], Handle]] = {
    Kind.TED: (ted.find, ted.read),
    Kind.OCDS: (ocds.find, ocds.read),
    Kind.FEED: (feeds.find, feeds.read),
    Kind.FOLDER: (folder.find, folder.read),
}
GIVEN = ["new", "changed", "history", "same", "typed", "outside"]
NOTED = [
    "being_read_since",
    "read_at",
    "next_at",
    "fault",
    "fault_said",
    "failed_on",
    "failed_days",
    "alarmed_at",
    "counts",
]


def read_due(now: dt.datetime | None = None) -> list[NoticeSource]:
    """Read each source whose time has come; return those that were read."""
    return read_each(NoticeSource.objects.due(now), now)


def read_each(
    sources: Iterable[NoticeSource], now: dt.datetime | None = None
) -> list[NoticeSource]:
    """Read some sources, whatever becomes of the others; return those that were read."""
    found = [read_source(source.pk, now) for source in list(sources)]
    return [source for source in found if source]


def read_source(
    pk: int, now: dt.datetime | None = None, seconds: float = 0.0
) -> NoticeSource | None:
    """Read one source, and return it as it is then; nothing if somebody else reads it."""
    now = now or timezone.now()
    source = _claim(pk, now)
    if source is None:
        return None
    reading = Reading(source, now, seconds)
    try:
        _read(reading)
        stopped = None
    except LostError:
        return None
    except StoppedError as error:
        stopped = error
    except FetchError as error:
        stopped = StoppedError(error.cause)
    except Exception:
        log.exception("Source %s could not be read", pk)
        stopped = StoppedError("interrupted")
    except BaseException:  # somebody stopped the process: the next one need not wait
        _note(reading, StoppedError("interrupted"))
        raise
    _note(reading, stopped)
    _alarm(source, now)
    return source


def _claim(pk: int, now: dt.datetime) -> NoticeSource | None:
    """Return the source if nobody reads it right now, so that it is read once at a time."""
    since = timezone.now()
    is_free = Q(being_read_since=None) | Q(being_read_since__lt=since - LEASE)
    free = NoticeSource.objects.filter(is_free, pk=pk)
    if not free.update(being_read_since=since, tried_at=now):
        return None
    return NoticeSource.objects.filter(pk=pk).first()


def _read(reading: Reading) -> None:
    find, handle = WAYS[reading.source.kind]
    failure: StoppedError | FetchError | None = None
    try:
        find(reading)
    except (StoppedError, FetchError) as error:
        failure = error
    if failure is None or not _is_away(failure):
        reading.read_waiting(handle)  # what was listed before can be read all the same
    if failure:
        raise failure


def _is_away(failure: StoppedError | FetchError) -> bool:
    if isinstance(failure, StoppedError):
        return failure.fault in PASSING or failure.fault == "busy"
    return failure.cause in PASSING


def _note(reading: Reading, stopped: StoppedError | None) -> None:
    source, now = reading.source, reading.now
    reading.counts["left"] = source.waiting_count
    source.counts = {name: count for name, count in reading.counts.items() if count}
    source.fault = stopped.fault if stopped else ""
    source.fault_said = stopped.said[:300] if stopped else ""
    if stopped is None:
        source.read_at = now
    source.next_at = _next(source, now, stopped)
    _count_failed_days(source, now, has_failed=bool(stopped) and not _gave_something(reading))
    held = NoticeSource.objects.filter(pk=source.pk, being_read_since=source.being_read_since)
    source.being_read_since = None
    held.update(**{name: getattr(source, name) for name in NOTED})


def _gave_something(reading: Reading) -> bool:
    return any(reading.counts[name] for name in GIVEN)


def _next(source: NoticeSource, now: dt.datetime, stopped: StoppedError | None) -> dt.datetime:
    """Return when the source is read again: at once what is left, soon what failed."""
    interval = dt.timedelta(hours=source.interval) * SOON
    if stopped is None:
        is_done = not (source.counts.get("left") or source.counts.get("more"))
        return now + interval if is_done else now
    if stopped.wait:
        return now + min(dt.timedelta(seconds=stopped.wait), A_DAY)
    return now + min(interval, A_DAY * SOON)


def _count_failed_days(source: NoticeSource, now: dt.datetime, *, has_failed: bool) -> None:
    """Count the days on which it gave nothing, in a row."""
    if not has_failed:
        source.failed_on, source.failed_days, source.alarmed_at = None, 0, None
        return
    today = times.local(now).date()
    if source.failed_on != today:
        source.failed_on, source.failed_days = today, source.failed_days + 1


def _alarm(source: NoticeSource, now: dt.datetime) -> None:
    """Tell the editors after the third day, once until it has worked again."""
    if source.failed_days < DAYS_BEFORE_ALARM or source.alarmed_at:
        return
    raise_alarm(source)
    source.alarmed_at = now
    source.save(update_fields=["alarmed_at"])
