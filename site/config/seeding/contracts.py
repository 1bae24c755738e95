"""Seeds contracts that end, with days counted from today."""

import datetime as dt

from django.utils import timezone

from config.seeding.reading import records
from places.models import Municipality
from procurement.models import ExpiringContract

KIND = "contracts"
SOURCE = "Påhittad avtalslista i demoinnehållet"


def seed_contracts() -> int:
    """Add the contracts, where there are none; return how many were added."""
    if ExpiringContract.objects.exists():
        return 0
    today = timezone.localdate()
    for record in records(KIND):
        extended = record.get("extends_after")
        ExpiringContract.objects.create(
            what=record["what"]["sv"],
            what_en=record["what"]["en"],
            buyer=record["buyer"],
            ends_on=today + dt.timedelta(days=record["ends_after"]),
            extends_until=extended and today + dt.timedelta(days=extended),
            codes=record["codes"],
            municipality=Municipality.objects.filter(name=record.get("municipality")).first(),
            source=SOURCE,
        )
    return len(records(KIND))
