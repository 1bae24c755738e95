"""How much a calendar from elsewhere may ask of us."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

from events.ical_reader.errors import ReadingError

MOST_MEGABYTES = 10  # on the way and unpacked; a club with 8 000 activities has half
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
MOST_MEMORY = 1024 * 1024 * 1024
SECONDS_TO_FETCH = 15.0
SECONDS_TO_READ = 15.0  # of the processor
SECONDS_A_SERIES = 0.5  # of the processor; a weekly activity takes a hundredth of it
SECONDS_IN_ALL = 40.0  # by the clock, whatever else happens

MOST_EVENTS = 5000
MOST_DATES = 500  # that one activity may name one by one
MOST_RULES = 4
MOST_ZONES = 50
MOST_ACTIVITIES = 1000
DAYS_AHEAD = 400
LONGEST_DAYS = 366

LONGEST_LINE = 20_000
LONGEST_VALUE = 300
LONGEST_TEXT = 200
LONGEST_ADDRESS = 500
SHOWN_LINE = 60
MOST_NAMED = 50  # of those left out, the first; the rest are only counted


class OutOfTimeError(BaseException):
    """The time is up; no `except Exception` of a library holds it back."""


@contextmanager
def seconds(timer: int, number: int, limit: float) -> Iterator[None]:
    """Interrupt what takes longer than the limit."""

    def interrupt(*_: object) -> None:
        raise OutOfTimeError

    before = signal.signal(number, interrupt)
    signal.setitimer(timer, limit)
    try:
        yield
    finally:
        signal.setitimer(timer, 0)
        signal.signal(number, before)


@contextmanager
def of_the_processor(limit: float = SECONDS_A_SERIES) -> Iterator[None]:
    """Interrupt what takes more of the processor, however busy the machine is."""
    with seconds(signal.ITIMER_VIRTUAL, signal.SIGVTALRM, limit):
        yield


class Budget:
    """The time of the processor that one calendar may take in all."""

    def __init__(self, limit: float = SECONDS_TO_READ) -> None:
        self.ends = time.process_time() + limit

    def check(self) -> None:
        """Raise when the time is up."""
        if time.process_time() > self.ends:
            raise ReadingError("heavy")
