"""What this feature holds about people: digests of addresses, and requests that wait."""

import datetime as dt
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from access import personal_data, retention
from access.addresses import digest
from access.models import SignedLink
from access.personal_data import Erased
from access.text import email_address
from procurement.matching.choices import forget
from procurement.matching.links import LEAVE
from procurement.models import FittingMailChoice, FittingMailNotice, Introduction, MailFrequency

DAYS = 365


def find(email: str) -> list[dict[str, Any]]:
    """Return what an address has chosen and been told, and what it has asked for that waits."""
    choices = FittingMailChoice.objects.filter(address=digest(email))
    asked = Introduction.objects.filter(email__iexact=email_address(email))
    return [
        *[
            {
                "kind": "mails about fitting notices",
                "frequency": choice.frequency,
                "chosen_at": choice.chosen_at,
                "told": choice.told.count(),
            }
            for choice in choices
        ],
        *[
            {
                "kind": "request to bid together",
                "notice": made.notice.title,
                "enterprise": made.page.title,
                **{name: getattr(made, name) for name in ("name", "organisation", "message")},
                "made_at": made.made_at,
            }
            for made in asked.select_related("notice", "page").order_by("pk")
        ],
    ]


def erase(email: str) -> Erased:
    """Forget what an address has chosen, been told and asked for."""
    mark = digest(email)
    SignedLink.objects.filter(purpose=LEAVE, subject=mark).delete()
    asked, _rows = Introduction.objects.filter(email__iexact=email_address(email)).delete()
    return Erased(forget(mark) + asked, [])


def erase_old(before: dt.datetime) -> int:
    """Forget what was told of tenders that are over, a no that is old, and what nobody decided."""
    told = FittingMailNotice.objects.filter(told_at__lt=before)
    over = told.filter(Q(notice__live=False) | Q(notice__deadline_at__lt=before))
    no = FittingMailChoice.objects.filter(frequency=MailFrequency.NEVER, chosen_at__lt=before)
    asked = Introduction.objects.filter(made_at__lt=before)
    return sum(rows.delete()[0] for rows in (over, no, asked))


personal_data.register(
    personal_data.PersonalData(
        "procurement.matching", _("Mails about fitting notices, and bidding together"), find, erase
    )
)
retention.register(
    retention.RetentionKind(
        "procurement.matching",
        _("Which notices a contact person was told of, and requests to bid together"),
        DAYS,
        erase_old,
        _("Who wants such mails, as digests, until they say no or leave the directory."),
    )
)
