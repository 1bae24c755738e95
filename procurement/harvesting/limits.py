"""How much one reading of a source may take, and how patient it is."""

from dataclasses import dataclass

from django.conf import settings

from procurement.importing import MAX_BYTES


@dataclass(frozen=True)
class Limits:
    """What a reading may take; the setting HARVESTING_LIMITS changes single ones."""

    documents: int = 500  # that are read in one go; the rest waits for the next
    pages: int = 40  # of a search that are asked for in one go
    page_size: int = 250  # the most that TED gives
    most_bytes: int = MAX_BYTES  # of one answer
    seconds: float = 30.0  # for one answer
    seconds_in_all: float = 900.0
    seconds_at_a_press: float = 60.0  # of the button, where no worker does it
    between: float = 0.1  # two documents, so that nobody's server is stormed
    tries: int = 3  # of one question
    pause: float = 1.0  # before the second try; each further one waits twice as long
    longest_pause: float = 60.0  # a server that wants more time gets it until the next reading
    attempts: int = 5  # readings after which a document that never comes is given up
    in_a_row: int = 3  # documents that fail one after the other before the server is left alone


def limits() -> Limits:
    """Return the limits that hold on this site."""
    return Limits(**getattr(settings, "HARVESTING_LIMITS", {}))
