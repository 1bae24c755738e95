"""Work that waits until the visitor has the answer: nobody can tell by the time what there was.

A mail server that is slow, or a mail that goes to one address and not to another, must not be
seen in how long a page takes, nor in how soon the same connection answers again.
"""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.core.signals import request_finished, request_started
from django.db import connection, connections
from django.dispatch import receiver

log = logging.getLogger(__name__)
Work = Callable[[], object]
MOST_AT_ONCE = 4
_pool = ThreadPoolExecutor(MOST_AT_ONCE, thread_name_prefix="after-response")
_here = threading.local()


def after_response(work: Work) -> None:
    """Have work done when this thread's request is answered; at once where there is none.

    What cannot be lost is written down before: the process may end first.
    """
    waiting = getattr(_here, "waiting", None)
    if waiting is None:
        work()
    else:
        waiting.append(work)


def wait_until(moment: float) -> None:
    """Hold an answer back until a moment of `time.monotonic`, so that each takes as long."""
    time.sleep(max(0.0, moment - time.monotonic()))


@receiver(request_started, dispatch_uid="access-after-response-begins")
def _begin(**kwargs: object) -> None:
    _here.waiting = getattr(_here, "waiting", None) or []


@receiver(request_finished, dispatch_uid="access-after-response-ends")
def _end(**kwargs: object) -> None:
    """Give the work to a thread of its own: on this one the next visitor may be waiting."""
    waiting, _here.waiting = getattr(_here, "waiting", None) or [], None
    if not waiting:
        return
    if connection.in_atomic_block:  # a test, whose rows no other thread can see
        _do(waiting)
    else:
        _pool.submit(_do_elsewhere, waiting)


def _do(waiting: list[Work]) -> None:
    for work in waiting:
        try:
            work()
        except Exception as error:
            # Only the kind of the error: its words may be those of a person.
            log.error("What waited for an answer has failed: %s", type(error).__name__)


def _do_elsewhere(waiting: list[Work]) -> None:
    try:
        _do(waiting)
    finally:
        connections.close_all()
