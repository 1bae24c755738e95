"""The two languages of the site, and which of them a reader reads."""

from django.utils.translation import get_language

SWEDISH, ENGLISH = "sv", "en"


def reader_language() -> str:
    """Return the language that is active: Swedish when none is."""
    return get_language() or SWEDISH


def reads_english() -> bool:
    """Tell whether the reader reads English."""
    return get_language() == ENGLISH
