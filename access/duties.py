"""What has to be done every day wherever there are mails, links and personal data."""

import datetime as dt
from collections.abc import Callable

from django.db.models import Q, QuerySet
from django.utils import timezone

from access.delivery import deliver_due
from access.models import Disclosure, OutgoingMail, SignedLink
from access.retention import erase_what_is_due

DAY = dt.timedelta(days=1)
LINKS = 30 * DAY  # a link that is over still explains itself to who opens it
MAILS = 90 * DAY  # bounces have come by then
GIVEN_UP = 30 * DAY  # somebody has had time to try again
ONCE = 2 * 365 * DAY  # a key must be remembered for as long as the same mail could be due
NOTES = 2 * 365 * DAY


def send_waiting_mail() -> None:
    """Send the mail whose time has come."""
    deliver_due()


def erase_personal_data() -> None:
    """Erase the personal data that a decision in force says is kept no longer."""
    erase_what_is_due()


def forget_old_links_and_mails() -> None:
    """Forget links that are over, and what is left of mails that have gone."""
    forget_old_rows()


DUTIES: list[Callable[[], None]] = [
    send_waiting_mail,
    erase_personal_data,
    forget_old_links_and_mails,
]


def forget_old_rows(now: dt.datetime | None = None) -> int:
    """Forget old links, mails that have gone and old notes; return how many rows that were.

    None of it is a record that somebody decides on: it holds no person, only digests, and mails
    that could not be sent.
    """
    now = now or timezone.now()
    states = OutgoingMail.State
    gone = OutgoingMail.objects.filter(state__in=[states.SENT, states.BOUNCED])
    old = [
        _ended_before(now - LINKS),
        gone.filter(key=None, created_at__lt=now - MAILS),
        gone.filter(created_at__lt=now - ONCE),
        OutgoingMail.objects.filter(state=states.FAILED, created_at__lt=now - GIVEN_UP),
        Disclosure.objects.filter(at__lt=now - NOTES),
    ]
    return sum(rows.delete()[0] for rows in old)


def _ended_before(moment: dt.datetime) -> QuerySet[SignedLink]:
    """Return the links that are past explaining: a used one says how things stand for longer."""
    return SignedLink.objects.filter(Q(expires_at__lt=moment) | Q(revoked_at__lt=moment))
