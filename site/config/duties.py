"""What has to be done every day, each duty a function that may run twice."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from access.duties import erase_personal_data, forget_old_links_and_mails, send_waiting_mail
from content.duties import Duty
from enterprises.lifecycle.reminders import send_reminders
from enterprises.models import Upload
from enterprises.pictures.cleanup import discard_lost_files, discard_unused
from events.duties import (
    offer_seats,
    read_partner_calendars,
    remind_participants,
    remind_those_invited_to_meetings,
    thank_participants,
)
from headless import kept_files
from home.changed_texts import remember_old
from procurement.duties import (
    forget_unconfirmed_watching,
    read_notice_sources,
    remind_of_last_days,
    tell_those_who_watch,
)
from search.rebuild import mend_daily


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
    send_reminders()


def forget_unused_pictures() -> None:
    """Delete the pictures that were sent in and that nothing refers to."""
    discard_unused()


def forget_lost_picture_files() -> None:
    """Delete the files of sent pictures that a crash has left without a row."""
    discard_lost_files()


def throw_away_old_files() -> None:
    """Throw away the files that were made of content as it was before."""
    kept_files.tidy()


def remember_translated_texts() -> None:
    """Write down which Swedish words the English pages answer, where nobody has."""
    remember_old()


def forget_old_lists() -> None:
    """Forget the lists of enterprises that were sent in more than a day ago."""
    Upload.objects.outdated().delete()


DUTIES: list[Duty] = [
    publish_what_is_due,
    end_old_sessions,
    forget_failed_logins,
    forget_finished_tasks,
    remind_enterprises,
    offer_seats,
    remind_participants,
    thank_participants,
    remind_those_invited_to_meetings,
    remind_of_last_days,
    tell_those_who_watch,
    send_waiting_mail,
    erase_personal_data,
    forget_unconfirmed_watching,
    forget_unused_pictures,
    forget_lost_picture_files,
    forget_old_lists,
    forget_old_links_and_mails,
    mend_the_search,
    throw_away_old_files,
    remember_translated_texts,
    read_partner_calendars,
    read_notice_sources,
]
