"""What has become of the mail to participants: shown to the manager, and taken back in time.

The time to answer an offer begins when its mail goes.
"""

import datetime as dt
from collections.abc import Iterable
from enum import Enum, auto
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone, translation

from access.addresses import digest
from access.models import OutgoingMail
from events import times
from events.models import Registration
from events.registration.notifications import OFFER, key_of_offer

States = OutgoingMail.State
OURS = "events."
SOON = dt.timedelta(minutes=10)  # in which a mail goes, if nothing is amiss


class DeliveryStatus(Enum):
    """How far the mail with an offer has come."""

    WAITING = auto()
    SENDING = auto()
    SENT = auto()
    FAILED = auto()  # the mail server was away for too long
    REFUSED = auto()


def delivery_status(registration: Registration) -> DeliveryStatus:
    """Return what has become of the mail with the latest offer."""
    mail = OutgoingMail.objects.filter(key=key_of_offer(registration)).first()
    under_way = {States.WAITING: DeliveryStatus.WAITING, States.SENDING: DeliveryStatus.SENDING}
    if mail is None or mail.state == States.SENT:
        return DeliveryStatus.SENT
    if mail.is_refused:
        return DeliveryStatus.REFUSED
    return under_way.get(States(mail.state), DeliveryStatus.FAILED)


def withdraw_offer(registration: Registration) -> None:
    """Take back the mail with the latest offer, unless it has gone."""
    unsent = OutgoingMail.objects.exclude(state__in=[States.SENT, States.BOUNCED])
    unsent.filter(key=key_of_offer(registration)).delete()


def postpone(registration: Registration, until: dt.datetime) -> bool:
    """Have the mails that wait name a later time; tell whether one still waits."""
    waiting = OutgoingMail.objects.filter(kind=OFFER, state=States.WAITING)
    changed = 0
    with translation.override(registration.language):
        words = times.moment(until)
    for mail in waiting.filter(told__registration=str(registration.uid)):
        same = waiting.filter(pk=mail.pk)
        changed += same.update(told={**mail.told, "until": words}, useful_until=until)
    return bool(changed)


def delivery_problems(people: Iterable[Registration]) -> dict[str, str]:
    """Return, by identity, how the mail stands of each whose mail has not arrived.

    One that was given up is forgotten when a later mail has arrived.
    """
    sent = OutgoingMail.objects.filter(state=States.SENT, kind__startswith=OURS)
    later = sent.filter(address=OuterRef("address"), pk__gt=OuterRef("pk"))
    tried = Q(state=States.WAITING, attempts__gt=0)
    late = ~Q(state=States.FAILED) & Q(created_at__lt=timezone.now() - SOON)
    given_up = Q(state=States.FAILED) & ~Exists(later)
    unsent = _about([person.uid for person in people]).filter(tried | late | given_up)
    return dict(unsent.order_by("pk").values_list("told__registration", "state"))


def withdraw_emails(uids: Iterable[UUID], address: str | None = None) -> None:
    """Take back the mails about registrations that are still to be sent, to one address or all."""
    mails = _about(uids)
    if address is not None:
        mails = mails.filter(address=digest(address))
    mails.delete()


def _about(uids: Iterable[UUID]) -> QuerySet[OutgoingMail]:
    states = [States.WAITING, States.SENDING, States.FAILED]
    unsent = OutgoingMail.objects.filter(state__in=states)
    return unsent.filter(told__registration__in=[str(uid) for uid in uids])
