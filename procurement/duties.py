"""What has to be done every day about procurement, each duty a function that may run twice."""

from content.duties import Duty
from procurement.harvesting.actions import read_due
from procurement.matching.actions import send_fitting


def read_notice_sources() -> None:
    """Read the sources of notices; one that cannot be read waits for the next day."""
    read_due()


def send_fitting_notices() -> None:
    """Send contact persons the notices that fit their enterprises, when they have asked for it."""
    send_fitting()


DUTIES: list[Duty] = [read_notice_sources, send_fitting_notices]
