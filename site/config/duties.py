"""What has to be done every day, each duty a function that may run twice."""

import logging
from collections.abc import Callable
from datetime import timedelta

from axes.models import AccessAttempt
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from search.drift import mend_daily

log = logging.getLogger(__name__)


def end_old_sessions() -> None:
    """Forget the sessions that have ended."""
    call_command("clearsessions")


def forget_failed_logins() -> None:
    """Forget who failed to log in, and from where, when it no longer protects anyone."""
    AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - timedelta(days=1)).delete()


def forget_finished_tasks() -> None:
    """Forget the tasks that were finished more than two weeks ago."""
    DBTaskResult.objects.finished().filter(
        finished_at__lt=timezone.now() - timedelta(weeks=2)
    ).delete()


def publish_what_is_due() -> None:
    """Publish and take down the pages whose time has come."""
    call_command("publish_scheduled", verbosity=0)


def mend_the_search() -> None:
    """Have the search find what is public, and nothing else."""
    mend_daily()


DUTIES: list[Callable[[], None]] = [
    publish_what_is_due,
    end_old_sessions,
    forget_failed_logins,
    forget_finished_tasks,
    mend_the_search,
]


def perform(duties: list[Callable[[], None]]) -> list[str]:
    """Do each duty, whatever becomes of the others; return the names of those that failed."""
    failed = []
    for duty in duties:
        try:
            duty()
        except Exception:
            log.exception("The daily duty %s failed", duty.__name__)
            failed.append(duty.__name__)
    return failed
