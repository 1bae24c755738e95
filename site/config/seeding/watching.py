"""Seeds some who watch procurements, at addresses that nobody has."""

from django.utils import timezone

from procurement.enums import Frequency
from procurement.models import Subscription
from procurement.subscriptions.actions import begin

WATCHED = [
    ({}, Frequency.WEEKLY, "sv"),
    ({"phase": ["open"], "reserved": ["any"]}, Frequency.AT_ONCE, "sv"),
    ({"cpv": ["9091"], "municipality": ["1880", "1884"]}, Frequency.DAILY, "sv"),
    ({"phase": ["planned"]}, Frequency.WEEKLY, "en"),
]


def seed_watching() -> int:
    """Add those who watch, unless there are any; return how many were added."""
    if Subscription.objects.exists():
        return 0
    for number, (filters, frequency, language) in enumerate(WATCHED, start=1):
        subscription = Subscription(
            email=f"bevakare{number}@example.org",
            filters=filters,
            frequency=frequency,
            language=language,
        )
        begin(subscription, timezone.now())
    return len(WATCHED)
