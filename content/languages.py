"""The two languages of the site, which of them a reader reads, and numbers in words."""

from django.utils.translation import get_language, pgettext

SWEDISH, ENGLISH = "sv", "en"


def reader_language() -> str:
    """Return the language that is active: Swedish when none is."""
    return get_language() or SWEDISH


def reads_english() -> bool:
    """Tell whether the reader reads English."""
    return get_language() == ENGLISH


def spelled(number: int) -> str:
    """Return a number as it stands inside a sentence: in letters up to twelve, then in digits."""
    letters = {
        1: pgettext("number", "one"),
        2: pgettext("number", "two"),
        3: pgettext("number", "three"),
        4: pgettext("number", "four"),
        5: pgettext("number", "five"),
        6: pgettext("number", "six"),
        7: pgettext("number", "seven"),
        8: pgettext("number", "eight"),
        9: pgettext("number", "nine"),
        10: pgettext("number", "ten"),
        11: pgettext("number", "eleven"),
        12: pgettext("number", "twelve"),
    }
    return letters.get(number, str(number))
