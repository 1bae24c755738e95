"""Hands mails to the mail server: how long each may take, and a request may wait for all."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from functools import partial

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.signals import request_finished, request_started
from django.db import connections
from django.dispatch import receiver

MOST_AT_ONCE = 8
# Once the server talks to us. Who gives up on the answer to the contents does not know whether
# the mail has gone, and would send it twice.
STEP_TIMEOUT = 60.0  # seconds for each step
QUIT_TIMEOUT = 3.0  # seconds: the mail has gone, nothing depends on it
Conclude = Callable[[Exception | None], None]
_pool = ThreadPoolExecutor(MOST_AT_ONCE, thread_name_prefix="mail")
REQUEST_TIMEOUT = 4.0  # seconds in all, for a request that causes many mails
_here = threading.local()


def hand_over(message: EmailMessage, conclude: Conclude, *, seconds: float | None = None) -> bool:
    """Send a message, and call `conclude` with what went wrong or with None.

    With `seconds`, wait no longer than that: what takes more is concluded later, from a thread
    of its own. Tell whether it is concluded.
    """
    server = message.connection = get_connection()
    if seconds is None:
        conclude(_send(message, server))
        _disconnect(server)
        return True
    sending = _pool.submit(_send, message, server)
    wait([sending], timeout=seconds)
    if sending.done():
        conclude(sending.result())
        _pool.submit(_disconnect, server)
        return True
    if sending.cancel():  # every thread is busy with a mail that takes as long
        conclude(TimeoutError())
        return True
    sending.add_done_callback(partial(_conclude_later, server, conclude))
    return False


def _send(message: EmailMessage, server: BaseEmailBackend) -> Exception | None:
    """Send, and stay connected: that the mail has gone is noted before any farewell."""
    try:
        server.open()
        _set_timeout(server, STEP_TIMEOUT)
        message.send()
    except Exception as error:
        return error
    return None


def _conclude_later(
    server: BaseEmailBackend, conclude: Conclude, sending: Future[Exception | None]
) -> None:
    try:
        conclude(sending.result())
    finally:
        connections.close_all()  # those of this thread
        _disconnect(server)


def _disconnect(server: BaseEmailBackend) -> None:
    _set_timeout(server, QUIT_TIMEOUT)
    with suppress(OSError):
        server.close()


def _set_timeout(server: BaseEmailBackend, seconds: float) -> None:
    """Set how long each step may take, where the mail goes by SMTP."""
    socket = getattr(getattr(server, "connection", None), "sock", None)
    if socket is not None:
        socket.settimeout(seconds)


def has_waited_long_enough() -> bool:
    """Tell whether the request of this thread has waited long enough; never in a command."""
    return (getattr(_here, "waited", None) or 0.0) > REQUEST_TIMEOUT


@contextmanager
def counted_as_waiting() -> Iterator[None]:
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
