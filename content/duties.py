"""Does each of many things, so that one that fails does not stop the others."""

import logging
import traceback
from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db.models import Model

log = logging.getLogger(__name__)
Duty = Callable[[], None]


def perform(duties: Iterable[Duty]) -> list[str]:
    """Do each daily duty, which may run twice; return the names of those that failed."""
    failed = []
    for duty in duties:
        try:
            duty()
        except Exception:
            log.exception("The daily duty %s failed", duty.__name__)
            failed.append(duty.__name__)
    return failed


Row = TypeVar("Row", bound=Model)


class SomeFailedError(Exception):
    """Some rows could not be dealt with; the others were."""


def one_by_one(rows: Iterable[Row], act: Callable[[Row], int]) -> int:
    """Act on each row and return the sum; raise SomeFailedError at the end if some failed."""
    done = failed = 0
    for row in rows:
        try:
            done += act(row)
        except Exception as error:
            # Where it happened, and no more: the words of an error may be those of a person.
            place = traceback.extract_tb(error.__traceback__)[-1]
            kind = type(error).__name__
            where = f"{place.filename}:{place.lineno}"
            log.error("%s %s failed: %s at %s", row._meta.label, row.pk, kind, where)
            failed += 1
    if failed:
        raise SomeFailedError(f"{failed} could not be dealt with")
    return done
