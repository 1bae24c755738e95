"""Hands a mail to the mail server, which may take its time without anybody waiting for it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from functools import partial

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connections

MOST_AT_ONCE = 8
# Once the server talks to us. Who gives up on the answer to the contents does not know whether
# the mail has gone, and would send it twice.
PATIENCE = 60.0  # seconds for each step
FAREWELL = 3.0  # seconds: the mail has gone, nothing depends on it
Conclude = Callable[[Exception | None], None]
_pool = ThreadPoolExecutor(MOST_AT_ONCE, thread_name_prefix="mail")


def hand_over(message: EmailMessage, conclude: Conclude, *, seconds: float | None = None) -> bool:
    """Send a message, and call `conclude` with what went wrong or with None.

    With `seconds`, wait no longer than that: what takes more is concluded later, from a thread
    of its own. Tell whether it is concluded.
    """
    server = message.connection = get_connection()
    if seconds is None:
        conclude(_send(message, server))
        _part(server)
        return True
    sending = _pool.submit(_send, message, server)
    wait([sending], timeout=seconds)
    if sending.done():
        conclude(sending.result())
        _pool.submit(_part, server)
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
        _set_timeout(server, PATIENCE)
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
        _part(server)


def _part(server: BaseEmailBackend) -> None:
    _set_timeout(server, FAREWELL)
    with suppress(OSError):
        server.close()


def _set_timeout(server: BaseEmailBackend, seconds: float) -> None:
    """Set how long each step may take, where the mail goes by SMTP."""
    socket = getattr(getattr(server, "connection", None), "sock", None)
    if socket is not None:
        socket.settimeout(seconds)
