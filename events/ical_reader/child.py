"""The process that reads one calendar: told what on its input, it tells what it found.

    python -m events.ical_reader.child

The first line of the input is JSON, what follows is the calendar if it was uploaded. It ends with
one line of JSON. It has no settings, may write no file, and gets so much memory and no more.
"""

import contextlib
import dataclasses
import datetime as dt
import json
import os
import resource
import sys
import zoneinfo
from typing import Any

from access.remote.errors import FetchError
from access.remote.fetch import FetchRequest, FetchResponse, fetch
from events.ical_reader import limits
from events.ical_reader.errors import ReadingError
from events.ical_reader.occurrences import Window
from events.ical_reader.parse import parse_calendar

ACCEPTED = "text/calendar, text/plain;q=0.5, */*;q=0.1"


def main() -> None:
    """Read the calendar that is asked for, and tell what was found."""
    _drop_privileges()
    asked = json.loads(sys.stdin.buffer.readline())
    try:
        reading = _read(asked)
    except (FetchError, ReadingError) as error:
        reading = {"cause": error.cause}
    except MemoryError:
        reading = {"cause": "heavy"}
    except Exception:
        reading = {"cause": "unreadable"}
    sys.stdout.write(json.dumps(reading))


def _read(asked: dict[str, Any]) -> dict[str, Any]:
    answer = _fetched(asked["request"]) if asked["request"] else _uploaded()
    reading: dict[str, Any] = {
        "etag": answer.etag,
        "last_modified": answer.last_modified,
        "is_unchanged": answer.is_unchanged,
    }
    if not answer.is_unchanged:
        zone = zoneinfo.ZoneInfo(asked["zone"])
        window = Window.ahead(dt.datetime.fromisoformat(asked["now"]), zone)
        found = parse_calendar(answer.body, answer.charset, window)
        reading |= {
            "activities": [dataclasses.asdict(each) for each in found.activities],
            "left_out": [dataclasses.asdict(each) for each in found.left_out[: limits.MOST_NAMED]],
            "left_out_count": len(found.left_out),
        }
    return reading


def _fetched(asked: dict[str, Any]) -> FetchResponse:
    within = {"seconds": limits.SECONDS_TO_FETCH, "most_bytes": limits.MOST_BYTES}
    return fetch(FetchRequest(**asked | within | {"accept": ACCEPTED}))


def _uploaded() -> FetchResponse:
    body = sys.stdin.buffer.read(limits.MOST_BYTES + 1)
    if len(body) > limits.MOST_BYTES:
        raise ReadingError("too_large")
    return FetchResponse(body)


def _drop_privileges() -> None:
    """Give up what reading does not need; where a system knows no such limit, go on."""
    os.nice(10)  # those who wait for a page come first
    processor = int(limits.SECONDS_IN_ALL)
    for kind, limit in [
        (resource.RLIMIT_AS, limits.MOST_MEMORY),
        (resource.RLIMIT_CPU, processor),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ]:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (limit, limit))


if __name__ == "__main__":
    main()
