"""The process that reads one calendar: told what on its input, it tells what it found.

    python -m events.partners.reading.child

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

from events.partners.reading import limits
from events.partners.reading.fetching import Answer, Wanted, fetch
from events.partners.reading.occurrences import Window
from events.partners.reading.problems import ReadingError
from events.partners.reading.taking import take


def main() -> None:
    """Read the calendar that is asked for, and tell what was found."""
    _lay_down_arms()
    asked = json.loads(sys.stdin.buffer.readline())
    try:
        told = _told(asked)
    except ReadingError as error:
        told = {"cause": error.cause}
    except MemoryError:
        told = {"cause": "heavy"}
    except Exception:
        told = {"cause": "unreadable"}
    sys.stdout.write(json.dumps(told))


def _told(asked: dict[str, Any]) -> dict[str, Any]:
    answer = fetch(Wanted(**asked["wanted"])) if asked["wanted"] else _uploaded()
    told: dict[str, Any] = {
        "etag": answer.etag,
        "last_modified": answer.last_modified,
        "is_unchanged": answer.is_unchanged,
    }
    if not answer.is_unchanged:
        zone = zoneinfo.ZoneInfo(asked["zone"])
        window = Window.ahead(dt.datetime.fromisoformat(asked["now"]), zone)
        told |= dataclasses.asdict(take(answer.body, answer.charset, window))
    return told


def _uploaded() -> Answer:
    body = sys.stdin.buffer.read(limits.MOST_BYTES + 1)
    if len(body) > limits.MOST_BYTES:
        raise ReadingError("too_large")
    return Answer(body)


def _lay_down_arms() -> None:
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
