"""Generated content for measuring: thousands of objects in seconds, the tree kept valid."""

from collections.abc import Callable

from config.seeding.bulk.enterprises import add_enterprises
from config.seeding.bulk.events import add_events
from config.seeding.bulk.notices import add_notices
from config.seeding.indexes import index_for_admin, put_off
from enterprises.models import EnterprisePage
from events.models import EventPage
from headless.versions import bump
from procurement.models import Notice
from search.vocabulary import count_again

KINDS: dict[str, tuple[Callable[[], int], Callable[[int, int], None]]] = {
    "enterprises": (
        lambda: EnterprisePage.objects.filter(locale__language_code="sv").count(),
        add_enterprises,
    ),
    "events": (
        lambda: EventPage.objects.filter(locale__language_code="sv").count(),
        add_events,
    ),
    "notices": (Notice.objects.count, add_notices),
}


def generate(kind: str, total: int) -> int:
    """Add generated objects until there are so many of a kind; return how many were added.

    The references between them are left to `manage.py rebuild_references_index`, which is slow.
    """
    count, add = KINDS[kind]
    there = count()
    if total <= there:
        return 0
    with put_off():
        add(there + 1, total)
    index_for_admin()
    count_again()
    bump()
    return total - there
