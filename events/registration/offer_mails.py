"""What has become of the mail with an offer: the time to answer begins when it goes."""

import datetime as dt
from enum import Enum, auto

from django.utils import translation

from access.models import OutgoingMail
from events import times
from events.models import Registration
from events.registration.mailing import OFFER, key_of_offer

States = OutgoingMail.State


class Fate(Enum):
    """How far the mail with an offer has come."""

    WAITS = auto()
    UNDER_WAY = auto()
    WENT = auto()
    NEVER_WENT = auto()  # the mail server was away for too long
    REFUSED = auto()


def fate_of(registration: Registration) -> Fate:
    """Return what has become of the mail with the latest offer."""
    mail = OutgoingMail.objects.filter(key=key_of_offer(registration)).first()
    fates = {States.WAITING: Fate.WAITS, States.SENDING: Fate.UNDER_WAY}
    if mail is None or mail.state == States.SENT:
        return Fate.WENT
    if mail.is_refused:
        return Fate.REFUSED
    return fates.get(States(mail.state), Fate.NEVER_WENT)


def withdraw_unsent(registration: Registration) -> None:
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
