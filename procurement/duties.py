"""What has to be done every day about procurement, each duty a function that may run twice."""

from content.duties import Duty
from procurement.matching.actions import send_fitting


def send_fitting_notices() -> None:
    """Send contact persons the notices that fit their enterprises, when they have asked for it."""
    send_fitting()


DUTIES: list[Duty] = [send_fitting_notices]
