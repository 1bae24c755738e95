"""What has to be done every day about procurement, each duty a function that may run twice."""

from procurement.harvesting.actions import read_due


def read_notice_sources() -> None:
    """Read the sources of notices; one that cannot be read waits for the next day."""
    read_due()
