"""Signs of life for the mails that this process has in its hands.

Whoever dies with a mail stops giving them, so that another takes it up soon; whoever only waits
for a slow mail server keeps it.
"""

import logging
import threading
import time

from django.db import DatabaseError, connection
from django.utils import timezone

from access.models import OutgoingMail

log = logging.getLogger(__name__)
BEAT = 10.0  # seconds between two signs; `access.models.mail.LOST_AFTER` allows for some to fail
LONGEST = 600.0  # seconds after which a mail is given up for others to try
_held: dict[int, float] = {}
_threads: list[threading.Thread] = []
_lock = threading.Lock()


def hold(pk: int) -> None:
    """Give signs of life for a mail from now on."""
    with _lock:
        _held[pk] = time.monotonic()
        if not any(thread.is_alive() for thread in _threads):
            _threads[:] = [threading.Thread(target=_watch, name="mail-lease", daemon=True)]
            _threads[0].start()


def release(pk: int) -> None:
    """Give no more of them: what has become of the mail is noted."""
    with _lock:
        _held.pop(pk, None)


def renew() -> None:
    """Give a sign of life for each mail in hand."""
    newest = time.monotonic() - LONGEST
    with _lock:
        held = [pk for pk, since in _held.items() if since > newest]
    in_hand = OutgoingMail.objects.filter(pk__in=held, state=OutgoingMail.State.SENDING)
    in_hand.update(started_at=timezone.now())


def _watch() -> None:
    while True:
        time.sleep(BEAT)
        with _lock:
            if not _held:
                _threads.clear()
                return
        try:
            renew()
        except DatabaseError as error:
            log.warning("No sign of life could be given for a mail: %s", error)
        finally:
            connection.close()
