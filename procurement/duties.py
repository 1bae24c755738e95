"""What has to be done every day about procurement, each duty a function that may run twice."""

from procurement.harvesting.actions import read_due
from procurement.subscriptions import sending
from procurement.subscriptions.actions import forget_outdated


def tell_those_who_watch() -> None:
    """Send those who watch procurements what is due to them."""
    sending.send_rounds()


def remind_of_last_days() -> None:
    """Remind those who have starred a notice before its last day."""
    sending.send_reminders()


def forget_unconfirmed_watching() -> None:
    """Erase addresses that nobody has confirmed."""
    forget_outdated()


def read_notice_sources() -> None:
    """Read the sources of notices; one that cannot be read waits for the next day."""
    read_due()
