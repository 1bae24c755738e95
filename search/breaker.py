"""Remembers that the search server does not answer, so that nobody waits for it again."""

import threading
import time
from collections.abc import Callable

REST = 10.0  # seconds without a try after one that failed


class Breaker:
    """Lets calls through while they succeed; after a failure only one try each so often.

    Each process has its own: after an outage begins, each loses one try to it.
    """

    def __init__(self, rest: float = REST, clock: Callable[[], float] = time.monotonic) -> None:
        self.rest = rest
        self.clock = clock
        self._closed_until = 0.0
        self._lock = threading.Lock()

    @property
    def is_open(self) -> bool:
        """Tell whether the last call failed."""
        return self._closed_until > 0

    def admits(self) -> bool:
        """Tell whether a call may be tried; after a rest, one caller is let through to try."""
        with self._lock:
            if not self._closed_until:
                return True
            if self.clock() < self._closed_until:
                return False
            self._closed_until = self.clock() + self.rest
            return True

    def failed(self) -> None:
        """Note that the server did not answer."""
        with self._lock:
            self._closed_until = self.clock() + self.rest

    def succeeded(self) -> None:
        """Note that the server answers."""
        self._closed_until = 0.0


breaker = Breaker()
