"""What a worker does besides its tasks: tells that it lives, and takes up what others left."""

import logging
import threading

from django.db import DatabaseError, connection
from django.db.models import Q
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from access.counters import counters
from access.mail import deliver_waiting
from access.models import OutgoingMail
from config.duties import publish_what_is_due
from content.duties import perform
from events.duties import offer_seats
from procurement.subscriptions.signal_handlers import tell_soon
from search import missed_updates
from search.models import MissedUpdate
from search.tasks import catch_up

log = logging.getLogger(__name__)
BEAT = 10.0  # seconds between two signs of life
LIFE = 35  # seconds without one until a worker is held for dead
PUBLISHING = 60  # seconds between two looks, of all workers, for what is to be published
OFFERING = 60  # seconds between two looks, of all workers, for seats to be offered
TELLING = 300  # seconds between two looks, of all workers, for what those who watch await
SENDING = 30  # seconds between two looks, of all workers, for mail to be sent
MOST_TRIES = 5  # a task that kills every worker is given up
AWAY = ("django.db.utils.OperationalError", "django.db.utils.InterfaceError")


def beat(worker_id: str) -> None:
    """Tell the other workers that this one lives."""
    counters().set(f"worker-{worker_id}", 1, timeout=LIFE)


def resume_lost_tasks(worker_id: str, *, is_idle: bool = False) -> int:
    """Have the tasks run again whose worker died, or lost the database; return how many.

    An idle worker takes up its own too: it is not working on what it once began.
    """
    lost = Q(status=TaskResultStatus.FAILED, exception_class_path__in=AWAY)
    taken = 0
    for task in DBTaskResult.objects.filter(lost | Q(status=TaskResultStatus.RUNNING)):
        if len(task.worker_ids) < MOST_TRIES and not _is_worked_on(task, worker_id, is_idle):
            same = DBTaskResult.objects.filter(
                pk=task.pk, status=task.status, started_at=task.started_at
            )
            taken += same.update(status=TaskResultStatus.READY)
    return taken


def _is_worked_on(task: DBTaskResult, worker_id: str, is_idle: bool) -> bool:
    """Tell whether a worker that lives is busy with a task."""
    if task.status != TaskResultStatus.RUNNING or not task.worker_ids:
        return False
    last = task.worker_ids[-1]
    return not is_idle if last == worker_id else bool(counters().get(f"worker-{last}"))


def keep_watch(worker_id: str) -> None:
    """Do once what a worker does from time to time."""
    beat(worker_id)
    if taken := resume_lost_tasks(worker_id):
        log.warning("Took up %s tasks that were left", taken)
    if missed_updates.has_server() and MissedUpdate.objects.exists():
        catch_up.enqueue()
    if counters().add("publishing-what-is-due", 1, timeout=PUBLISHING):
        publish_what_is_due()
    if counters().add("offering-seats", 1, timeout=OFFERING):
        perform([offer_seats])
    if counters().add("telling-those-who-watch", 1, timeout=TELLING):
        tell_soon()
    if counters().add("sending-what-waits", 1, timeout=SENDING) and OutgoingMail.objects.to_do():
        deliver_waiting.enqueue()


class Watcher(threading.Thread):
    """Watches from beside the tasks, so that a long one does not look like a dead worker."""

    def __init__(self, worker_id: str) -> None:
        super().__init__(daemon=True)
        self.worker_id = worker_id
        self.is_over = threading.Event()

    def run(self) -> None:
        """Watch until it is over, whatever becomes of the database meanwhile."""
        while not self.is_over.wait(BEAT):
            try:
                keep_watch(self.worker_id)
            except DatabaseError as error:
                log.warning("The worker could not reach the database: %s", error)
            finally:
                connection.close()
