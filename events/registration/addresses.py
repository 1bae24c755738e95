"""Where an answer is posted: below the page of the meeting, in its language."""

from django.utils import translation
from django.utils.translation import pgettext


def answer_word(language: str) -> str:
    """Return the last part of the address, in a language."""
    with translation.override(language):
        return pgettext("address", "answer")


def answer_url(page) -> str:
    """Return the address at which answers to a meeting are posted."""
    return f"{page.url}{answer_word(page.locale.language_code)}/" if page.url else ""
