"""Writes one reminder to one receiver, with the links that it carries."""

import datetime as dt
from typing import Any

from wagtail.models import Locale

from access import links
from access.mail import NewMail, post
from access.models import OutgoingMail
from enterprises.freshness.letters import KIND, SHOWN
from enterprises.freshness.links import CHANGE, CONFIRM, UNLIST
from enterprises.freshness.receivers import Receiver
from enterprises.freshness.standing import key
from enterprises.freshness.timetable import Stage
from enterprises.models import EnterprisePage


def write(
    page: EnterprisePage,
    receiver: Receiver,
    occasion: str,
    told: dict[str, Any],
    lifetime: dt.timedelta,
) -> int:
    """Write a reminder, unless it was written before; return how many mails that is."""
    known_as = key(page, occasion, receiver)
    if OutgoingMail.objects.filter(key=known_as).exists():
        return 0
    purposes = {"confirm": CONFIRM, "change": CHANGE, "unlist": UNLIST}
    if not receiver.is_contact:
        del purposes["change"]
    mail = NewMail(
        kind=KIND,
        to=receiver.address,
        language=receiver.language,
        told={
            **told,
            "is_contact": receiver.is_contact,
            **_addresses(page, receiver),
        },
        links=[
            links.spec(name, purpose, receiver.subject, lifetime)
            for name, purpose in purposes.items()
        ],
        key=known_as,
    )
    return 1 if post(mail, is_limited=False) else 0


def told(page: EnterprisePage, stage: Stage, anchor: dt.date, pause_on: dt.date) -> dict[str, Any]:
    """Return what a reminder says about a profile, whoever gets it."""
    return {
        "stage": str(stage),
        "enterprise": page.title,
        "right_on": anchor.isoformat(),
        "pause_on": pause_on.isoformat(),
        "shown": {name: getattr(page, name) for name in SHOWN},
    }


def _addresses(page: EnterprisePage, receiver: Receiver) -> dict[str, str]:
    """Return where the profile is, and where to take it over, in the receiver's language."""
    locale = Locale.objects.filter(language_code=receiver.language).first()
    other = page.get_translation_or_none(locale) if locale else None
    shown = other if other and other.live else page
    return {"url": shown.full_url or "", "claim": shown.full_subroute_url("claim")}
