"""Says where more people have a seat than there are seats, since the room has become smaller."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from events.enums import Mode
from events.hosting.numbers import Numbers, numbers_of
from events.models import EventPage


def in_words(numbers: Numbers) -> list[str]:
    """Return a sentence for each form in which too many have a seat."""
    return [_sentence(each.mode, each.excess) for each in numbers.modes if each.excess]


def warn(request: HttpRequest, page: Page) -> None:
    """Tell whoever has published a meeting with fewer seats than are taken."""
    if not isinstance(page, EventPage):
        return
    for sentence in in_words(numbers_of([page.source])[page.source.pk]):
        messages.warning(request, sentence)


def _sentence(mode: str, count: int) -> str:
    where = _("in the room") if mode == Mode.ON_SITE else _("online")
    return ngettext(
        "One person too many has a seat %(where)s. Nobody loses theirs, and nobody new gets one.",
        "%(count)s more people have a seat %(where)s than there are seats. Nobody loses theirs, "
        "and nobody new gets one.",
        count,
    ) % {"count": count, "where": where}
