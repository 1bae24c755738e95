"""Does what has to be done every day, each duty a function that may run twice."""

import logging
from collections.abc import Callable, Iterable

log = logging.getLogger(__name__)
Duty = Callable[[], None]


def perform(duties: Iterable[Duty]) -> list[str]:
    """Do each duty, whatever becomes of the others; return the names of those that failed."""
    failed = []
    for duty in duties:
        try:
            duty()
        except Exception:
            log.exception("The daily duty %s failed", duty.__name__)
            failed.append(duty.__name__)
    return failed
