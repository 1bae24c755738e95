"""What watching holds about people: an address with what it watches, found and erased."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from access import personal_data
from access.personal_data import Erased
from procurement.models import Subscription
from procurement.subscriptions.actions import forget
from procurement.subscriptions.words import watched


def find(email: str) -> list[dict[str, Any]]:
    """Return everything that an address watches."""
    found = Subscription.objects.filter(email=email).select_related("notice")
    return [_record(subscription) for subscription in found]


def erase(email: str) -> Erased:
    """End everything that an address watches."""
    return Erased(forget(Subscription.objects.filter(email=email)))


def _record(subscription: Subscription) -> dict[str, Any]:
    sent = subscription.sent.filter(is_counted=False)
    return {
        "kind": "subscription",
        "watches": watched(subscription),
        "language": subscription.language,
        "frequency": subscription.frequency,
        "asked_at": subscription.created_at,
        "confirmed_at": subscription.confirmed_at,
        "told": list(sent.values("notice__title", "kind", "at")),
    }


personal_data.register(
    personal_data.PersonalData(
        "procurement.subscriptions",
        _("Watching of procurements"),
        find,
        erase,
        frozenset(["procurement.Subscription.email"]),
    )
)
