"""Generates notices in every phase."""

import datetime as dt

from django.utils import timezone

from config.seeding.bulk.batches import batches
from config.seeding.bulk.found import write_all
from config.seeding.bulk.words import Made, enterprise
from headless.documents import sources
from places.models import Municipality
from procurement.enums import Phase, Reserved
from procurement.models import Notice, NoticeCode

SOURCE = f"notice:{Notice._meta.label}"
PHASES = [Phase.OPEN, Phase.OPEN, Phase.PLANNED, Phase.AWARDED, Phase.CANCELLED]


def add_notices(first: int, last: int) -> None:
    """Add the generated notices with these numbers."""
    places = {row.name: row for row in Municipality.objects.all()}
    worked = Notice.municipalities.through
    for numbers in batches(first, last):
        made = [enterprise(number) for number in numbers]
        notices = Notice.objects.bulk_create(
            [_notice(one, number) for one, number in zip(made, numbers, strict=True)]
        )
        pairs = list(zip(notices, made, strict=True))
        NoticeCode.objects.bulk_create(
            NoticeCode(notice=notice, code=code)
            for notice, one in pairs
            for code in {code for _name, code in one.offers}
        )
        worked.objects.bulk_create(
            worked(notice_id=notice.pk, municipality_id=places[one.municipality].pk)
            for notice, one in pairs
        )
        documents = sources[SOURCE].documents
        write_all(SOURCE, [(row.pk, found) for row in notices for found in documents(row)])


def _notice(made: Made, number: int) -> Notice:
    offer = made.offers[0][0]
    phase = PHASES[number % len(PHASES)]
    today, days = timezone.now(), number * 13 % 90
    deadline = today + dt.timedelta(days=days + 1 if phase == Phase.OPEN else -days)
    return Notice(
        source_id=f"generated-{number}",
        title=f"{offer} i {made.municipality}, upphandling {number}",
        title_en=f"Tender {number} in {made.municipality}",
        buyer="Exempelkommunen",
        phase=phase,
        reserved=Reserved.WORKSHOPS if number % 6 == 0 else Reserved.NONE,
        published_on=(today - dt.timedelta(days=days)).date(),
        deadline_at=None if phase == Phase.PLANNED else deadline,
        expected_on=(today + dt.timedelta(days=days)).date() if phase == Phase.PLANNED else None,
        description=f"Upphandlingen avser {offer.lower()}. Påhittad för mätning.",
        summary_sv=f"Kommunen vill köpa {offer.lower()}.",
        summary_en="The municipality wants to buy a service. Made up for measuring.",
        live=True,
    )
