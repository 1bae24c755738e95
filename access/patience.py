"""How long one request has waited for the mail server: whatever it causes, not for long."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.signals import request_finished, request_started
from django.dispatch import receiver

ENOUGH = 4.0  # seconds in all, for a request that causes many mails
_here = threading.local()


def is_over() -> bool:
    """Tell whether the request of this thread has waited long enough; never in a command."""
    return (getattr(_here, "waited", None) or 0.0) > ENOUGH


@contextmanager
def waiting() -> Iterator[None]:
    """Count the time that this takes."""
    begun = time.monotonic()
    try:
        yield
    finally:
        if getattr(_here, "waited", None) is not None:
            _here.waited += time.monotonic() - begun


@receiver(request_started, dispatch_uid="access-patience-begins")
def begin(**kwargs: object) -> None:
    """Begin to count: a request has come."""
    _here.waited = 0.0


@receiver(request_finished, dispatch_uid="access-patience-ends")
def end(**kwargs: object) -> None:
    """Count no more: it is answered."""
    _here.waited = None
