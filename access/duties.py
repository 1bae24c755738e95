"""What has to be done every day wherever there are mails, links and personal data."""

from collections.abc import Callable

from access.delivery import deliver_due
from access.retention import erase_what_is_due
from access.tidying import tidy


def send_waiting_mail() -> None:
    """Send the mail whose time has come."""
    deliver_due()


def erase_personal_data() -> None:
    """Erase the personal data that a decision in force says is kept no longer."""
    erase_what_is_due()


def forget_old_links_and_mails() -> None:
    """Forget links that are over, and what is left of mails that have gone."""
    tidy()


DUTIES: list[Callable[[], None]] = [
    send_waiting_mail,
    erase_personal_data,
    forget_old_links_and_mails,
]
