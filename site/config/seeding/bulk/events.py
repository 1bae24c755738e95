"""Generates meetings, half of them held and half to come."""

import datetime as dt

from django.utils import timezone

from config.seeding.bulk.batches import batches
from config.seeding.bulk.found import write_all
from config.seeding.bulk.tree import add_pages
from config.seeding.bulk.words import enterprise
from events.enums import Mode
from events.models import EventIndexPage, EventPage
from headless.documents import sources
from places.models import Municipality

SOURCE = f"event:{EventPage._meta.label}"
DAYS = 720


def add_events(first: int, last: int) -> None:
    """Add the generated meetings with these numbers."""
    index = EventIndexPage.objects.get(locale__language_code="sv")
    places = {row.name: row for row in Municipality.objects.all()}
    for numbers in batches(first, last):
        pages = [_page(number, places) for number in numbers]
        add_pages(index, pages)
        documents = sources[SOURCE].documents
        write_all(SOURCE, [(page.pk, found) for page in pages for found in documents(page)])


def _page(number: int, places: dict[str, Municipality]) -> EventPage:
    host = enterprise(number)
    day = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0)
    starts_at = day + dt.timedelta(days=number * 37 % DAYS - DAYS // 2)
    return EventPage(
        title=f"Öppet hus hos {host.title}",
        slug=f"oppet-hus-{host.slug}",
        summary=f"Möt {host.title} och hör hur de arbetar. Exempel, påhittat för mätning.",
        starts_at=starts_at,
        ends_at=starts_at + dt.timedelta(hours=2),
        mode=host.chance.choice(Mode.values),
        place=f"Exempelhuset i {host.municipality}",
        municipality=places[host.municipality],
    )
