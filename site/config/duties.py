"""What has to be done every day, each duty a function that may run twice."""

import logging
from collections.abc import Callable
from datetime import timedelta

from axes.models import AccessAttempt
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from access.delivery import deliver_due
from access.retention import erase_what_is_due
from access.tidying import tidy
from enterprises.freshness.reminding import remind
from enterprises.sent_pictures.tidying import discard_lost_files, discard_unused
from events.inviting.reminding import remind_invited
from events.partners.refreshing import refresh_all
from events.registration import seats
from events.reminding.sending import remind as remind_of_meetings
from events.reminding.thanking import thank
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


def remind_enterprises() -> None:
    """Ask enterprises whether their profiles are right, and pause those that never answer."""
    remind()


def offer_seats() -> None:
    """Offer free seats at meetings to those next in line, and end what nobody answered."""
    seats.go_on()


def remind_participants() -> None:
    """Remind those who come to a meeting, a week and a day before."""
    remind_of_meetings()


def thank_participants() -> None:
    """Send those who came to a meeting what there is to read of it."""
    thank()


def remind_those_invited_to_meetings() -> None:
    """Ask those who were invited to a meeting, and have not answered, once more."""
    remind_invited()


def send_waiting_mail() -> None:
    """Send the mail whose time has come."""
    deliver_due()


def erase_personal_data() -> None:
    """Erase the personal data that a decision in force says is kept no longer."""
    erase_what_is_due()


def forget_unused_pictures() -> None:
    """Delete the pictures that were sent in and that nothing refers to."""
    discard_unused()


def forget_lost_picture_files() -> None:
    """Delete the files of sent pictures that a crash has left without a row."""
    discard_lost_files()


def forget_old_links_and_mails() -> None:
    """Forget links that are over, and what is left of mails that have gone."""
    tidy()


def read_partner_calendars() -> None:
    """Read the calendars of partners; one that cannot be read waits for the next day."""
    refresh_all()


DUTIES: list[Callable[[], None]] = [
    publish_what_is_due,
    end_old_sessions,
    forget_failed_logins,
    forget_finished_tasks,
    remind_enterprises,
    offer_seats,
    remind_participants,
    thank_participants,
    remind_those_invited_to_meetings,
    send_waiting_mail,
    erase_personal_data,
    forget_unused_pictures,
    forget_lost_picture_files,
    forget_old_links_and_mails,
    mend_the_search,
    read_partner_calendars,
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
