"""What invitations hold about people, digests of addresses: found, erased, kept how long."""

import datetime as dt
from typing import Any

from django.db.models.functions import Coalesce
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access import personal_data, retention
from access.addresses import digest
from access.models import SignedLink
from access.personal_data import Erased
from events.invitations.links import LEAVE
from events.models import Invitation, Unsubscription

DAYS = 90


def find(email: str) -> list[dict[str, Any]]:
    """Return which meetings an address was invited to, and whether it has unsubscribed."""
    invited = Invitation.objects.filter(address=digest(email)).select_related("event")
    left = Unsubscription.objects.filter(address=digest(email))
    return [
        *[_record(invitation) for invitation in invited.order_by("pk")],
        *[{"kind": "unsubscribed from invitations", "made_at": row.made_at} for row in left],
    ]


def erase(email: str) -> Erased:
    """Cut the invitations off from an address; its no stays, or it would be invited again."""
    mark = digest(email)
    count = Invitation.objects.filter(address=mark).update(address="")
    SignedLink.objects.filter(purpose=LEAVE, subject=mark).delete()
    has_left = Unsubscription.objects.filter(address=mark).exists()
    kept = gettext(
        "That the address wants no invitations stays, as a digest that cannot be read back. "
        "Else it would be invited again when somebody adds it."
    )
    return Erased(count, [kept] if has_left else [])


def erase_old(before: dt.datetime) -> int:
    """Cut invitations to meetings that ended before a moment off from their addresses."""
    ended = Coalesce("event__ends_at", "event__starts_at")
    over = Invitation.objects.alias(ended=ended).filter(ended__lt=before).exclude(address="")
    return Invitation.objects.filter(pk__in=over.values("pk")).update(address="")


def _record(invitation: Invitation) -> dict[str, Any]:
    told = ["language", "invited_at", "reminded_at", "answered_at"]
    return {
        "kind": "invitation",
        "meeting": invitation.event.title,
        **{name: getattr(invitation, name) for name in told},
    }


personal_data.register(
    personal_data.PersonalData("events.invitations", _("Invitations to meetings"), find, erase)
)
retention.register(
    retention.RetentionKind(
        "events.invitations",
        _("Which addresses were invited to a meeting, as digests, counted from the meeting"),
        DAYS,
        erase_old,
        _("How many were invited and how many answered. That an address wants no invitations."),
    )
)
