"""`manage.py db_worker`: the worker of django-tasks, made to survive what fails around it."""

import logging
import time
from typing import Any

from django.db import InterfaceError, OperationalError, connection
from django_tasks_db.management.commands import db_worker

from config.worker import Watcher, beat, resume_lost_tasks

log = logging.getLogger(__name__)
PAUSE = 2.0  # seconds until the database is tried again


class Command(db_worker.Command):
    """Work on tasks, take up what dead workers left, and wait while the database is away."""

    def handle(self, *, worker_id: str, **options: Any) -> None:
        """Work until told to stop."""
        watcher = Watcher(worker_id)
        watcher.start()
        try:
            while not self._works(worker_id, options):
                time.sleep(PAUSE)
        finally:
            watcher.is_over.set()

    def _works(self, worker_id: str, options: dict[str, Any]) -> bool:
        """Work to the end; tell whether that was reached before the database went away."""
        try:
            beat(worker_id)
            resume_lost_tasks(worker_id, is_idle=True)
            super().handle(worker_id=worker_id, **options)
        except (OperationalError, InterfaceError) as error:
            log.warning("The worker waits for the database: %s", error)
            connection.close()
            return False
        return True
