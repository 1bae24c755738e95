"""How far the silence about a profile has come: what each receiver has been sent, and when."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from access.addresses import digest
from access.models import OutgoingMail
from enterprises.freshness.receivers import Receiver, receivers
from enterprises.freshness.timetable import Stage, Timetable
from enterprises.models import EnterprisePage


@dataclass(frozen=True)
class Standing:
    """One receiver: what comes next, and not before which day."""

    receiver: Receiver
    stage: Stage
    day: dt.date
    was_asked: bool = False
    has_failed: bool = False  # the mail of this stage was given up: nobody has read it

    def is_due(self, today: dt.date) -> bool:
        """Return whether the next mail may go."""
        return self.day <= today and self.stage is not Stage.PAUSED

    def is_over(self, today: dt.date) -> bool:
        """Return whether the receiver has had every reminder, and time to answer."""
        return self.day <= today and self.stage is Stage.PAUSED


def standings(page: EnterprisePage, table: Timetable, anchor: dt.date) -> list[Standing]:
    """Return how far it has come with each who can be reached about a profile."""
    mails = OutgoingMail.objects.filter(key__startswith=silence(page, anchor))
    written = {mail.key: mail for mail in mails}
    return [_standing(page, table, anchor, each, written) for each in receivers(page, anchor)]


def silence(page: EnterprisePage, anchor: dt.date) -> str:
    """Return how the keys of all mails begin that belong to one silence about a profile."""
    return f"reminder:{page.pk}:{anchor:%Y%m%d}:"


def key(page: EnterprisePage, occasion: str, receiver: Receiver) -> str:
    """Return the key of one mail: the same one never goes twice."""
    return f"reminder:{page.pk}:{occasion}:{digest(receiver.address)[:32]}"


def occasion(anchor: dt.date, stage: Stage) -> str:
    """Return what a mail of a stage is about, as its key says it."""
    return f"{anchor:%Y%m%d}:{stage}"


def _standing(
    page: EnterprisePage,
    table: Timetable,
    anchor: dt.date,
    receiver: Receiver,
    written: dict[str | None, OutgoingMail],
) -> Standing:
    mine = {stage: written.get(key(page, occasion(anchor, stage), receiver)) for stage in Stage}
    sent = {
        stage: timezone.localdate(mail.sent_at)
        for stage, mail in mine.items()
        if mail and mail.sent_at
    }
    stage, day = table.following(anchor, sent)
    mail = mine[stage]
    has_failed = mail is not None and mail.state == OutgoingMail.State.FAILED
    return Standing(receiver, stage, day, bool(sent), has_failed)
