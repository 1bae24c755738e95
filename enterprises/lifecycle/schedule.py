"""Who is asked about a profile, what each was sent, and what comes next on which day."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from access.addresses import digest
from access.models import OutgoingMail
from enterprises.lifecycle.links import page_subject
from enterprises.models import ContactPerson, EnterprisePage
from enterprises.models.timetable import Stage, Timetable


@dataclass(frozen=True)
class Receiver:
    """An address that a reminder goes to, and the subject of the links in it."""

    address: str
    language: str
    subject: str
    is_contact: bool


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


def receivers(page: EnterprisePage, since: dt.date) -> list[Receiver]:
    """Return who can be reached about a profile; nobody when every address sends mail back.

    An address of the organisation that refused our mail after `since` is not tried again.
    """
    contacts = ContactPerson.objects.filter(page__translation_key=page.translation_key)
    reached = [
        Receiver(contact.email, contact.language, str(contact.pk), is_contact=True)
        for contact in contacts.reachable().order_by("pk")
    ]
    if reached or not page.email or contacts.with_address(page.email).exists():
        return reached
    refused = OutgoingMail.objects.filter(
        address=digest(page.email), state=OutgoingMail.State.BOUNCED, created_at__date__gte=since
    )
    if refused.exists():
        return []
    language = page.locale.language_code
    return [Receiver(page.email, language, page_subject(page), is_contact=False)]
