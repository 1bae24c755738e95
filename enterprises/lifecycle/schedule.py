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
class Recipient:
    """An address that a reminder goes to, and the subject of the links in it."""

    address: str
    language: str
    subject: str
    is_contact: bool


@dataclass(frozen=True)
class ReminderStatus:
    """One recipient: what comes next, and not before which day."""

    recipient: Recipient
    stage: Stage
    day: dt.date
    was_asked: bool = False
    has_failed: bool = False  # the mail of this stage was given up: nobody has read it

    def is_due(self, today: dt.date) -> bool:
        """Return whether the next mail may go."""
        return self.day <= today and self.stage is not Stage.PAUSED

    def is_over(self, today: dt.date) -> bool:
        """Return whether the recipient has had every reminder, and time to answer."""
        return self.day <= today and self.stage is Stage.PAUSED


def reminder_statuses(
    page: EnterprisePage, table: Timetable, anchor: dt.date
) -> list[ReminderStatus]:
    """Return how far it has come with each who can be reached about a profile."""
    mails = OutgoingMail.objects.filter(key__startswith=key_prefix(page, anchor))
    written = {mail.key: mail for mail in mails}
    return [_status(page, table, anchor, each, written) for each in recipients(page, anchor)]


def key_prefix(page: EnterprisePage, anchor: dt.date) -> str:
    """Return how the keys of all mails begin that belong to one silence about a profile."""
    return f"reminder:{page.pk}:{anchor:%Y%m%d}:"


def mail_key(page: EnterprisePage, occasion: str, recipient: Recipient) -> str:
    """Return the key of one mail: the same one never goes twice."""
    return f"reminder:{page.pk}:{occasion}:{digest(recipient.address)[:32]}"


def occasion(anchor: dt.date, stage: Stage) -> str:
    """Return what a mail of a stage is about, as its key says it."""
    return f"{anchor:%Y%m%d}:{stage}"


def _status(
    page: EnterprisePage,
    table: Timetable,
    anchor: dt.date,
    recipient: Recipient,
    written: dict[str | None, OutgoingMail],
) -> ReminderStatus:
    mine = {
        stage: written.get(mail_key(page, occasion(anchor, stage), recipient)) for stage in Stage
    }
    sent = {
        stage: timezone.localdate(mail.sent_at)
        for stage, mail in mine.items()
        if mail and mail.sent_at
    }
    stage, day = table.next_stage(anchor, sent)
    mail = mine[stage]
    has_failed = mail is not None and mail.state == OutgoingMail.State.FAILED
    return ReminderStatus(recipient, stage, day, bool(sent), has_failed)


def recipients(page: EnterprisePage, since: dt.date) -> list[Recipient]:
    """Return who can be reached about a profile; nobody when every address sends mail back.

    An address of the organisation that refused our mail after `since` is not tried again.
    """
    contacts = ContactPerson.objects.filter(page__translation_key=page.translation_key)
    reached = [
        Recipient(contact.email, contact.language, str(contact.pk), is_contact=True)
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
    return [Recipient(page.email, language, page_subject(page), is_contact=False)]
