"""The languages of the directory, and how its sentences spell small numbers."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from content.languages import ENGLISH, SWEDISH

LANGUAGES = [(SWEDISH, _("Swedish")), (ENGLISH, _("English"))]  # of mails and of what is sent in


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
