"""Mail to participants that has not arrived: shown to the manager, and taken back in time."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from access.addresses import digest
from access.models import OutgoingMail
from events.models import Registration

OURS = "events."
SOON = dt.timedelta(minutes=10)  # in which a mail goes, if nothing is amiss
State = OutgoingMail.State


def problems_of(people: Iterable[Registration]) -> dict[str, str]:
    """Return, by identity, how the mail stands of each whose mail has not arrived.

    One that was given up is forgotten when a later mail has arrived.
    """
    sent = OutgoingMail.objects.filter(state=State.SENT, kind__startswith=OURS)
    later = sent.filter(address=OuterRef("address"), pk__gt=OuterRef("pk"))
    tried = Q(state=State.WAITING, attempts__gt=0)
    late = ~Q(state=State.FAILED) & Q(created_at__lt=timezone.now() - SOON)
    given_up = Q(state=State.FAILED) & ~Exists(later)
    unsent = _about([person.uid for person in people]).filter(tried | late | given_up)
    return dict(unsent.order_by("pk").values_list("told__registration", "state"))


def withdraw(uids: Iterable[UUID], address: str | None = None) -> None:
    """Take back the mails about registrations that are still to be sent, to one address or all."""
    mails = _about(uids)
    if address is not None:
        mails = mails.filter(address=digest(address))
    mails.delete()


def _about(uids: Iterable[UUID]) -> QuerySet[OutgoingMail]:
    states = [State.WAITING, State.SENDING, State.FAILED]
    unsent = OutgoingMail.objects.filter(state__in=states)
    return unsent.filter(told__registration__in=[str(uid) for uid in uids])
