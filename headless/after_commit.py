"""Work that waits until a transaction has committed, and is then done once for all of it.

Inside the transaction it would lock rows that every other transaction wants, tell a search server
of what may yet be taken back, and be done again for each of many changes.
"""

from collections.abc import Callable, Hashable
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

Work = Callable[[list[Any]], None]


class _Waiting:
    """One piece of work and what it is about, each thing once, in the order it came."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.about: dict[Hashable, None] = {}
        self.__qualname__ = work.__qualname__  # named in the log when it fails

    def __call__(self) -> None:
        self.work(list(self.about))


def after_commit(work: Work, *about: Hashable) -> None:
    """Have work done when the transaction has committed, with everything it was asked about.

    Outside of a transaction it is done at once; after a rollback, never.
    """
    connection = transaction.get_connection()
    if not _is_open(connection):
        work(list(dict.fromkeys(about)))
        return
    waiting = _waiting(connection, work)
    if waiting is None:
        waiting = _Waiting(work)
        transaction.on_commit(waiting, robust=True)
    waiting.about |= dict.fromkeys(about)


def _is_open(connection: BaseDatabaseWrapper) -> bool:
    """Tell whether there is a transaction to wait for.

    The one around a Django test never commits, and counts as none: so does `atomic(durable=True)`.
    """
    blocks = connection.atomic_blocks
    return bool(blocks) and not blocks[0]._from_testcase


def _waiting(connection: BaseDatabaseWrapper, work: Work) -> _Waiting | None:
    """Return what waits for this transaction already.

    Django takes it out when a savepoint that it stands in is rolled back. What was added later
    stands in the same savepoint, or in one inside it, and is then rolled back as well; the other
    way round some work is done in vain, which does no harm.
    """
    for entry in connection.run_on_commit:
        hook = entry[1]
        if isinstance(hook, _Waiting) and hook.work is work:
            return hook
    return None
