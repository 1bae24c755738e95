"""Seeds what enterprises send in: contact persons, submissions, a claim, a correction."""

import datetime as dt
from typing import Any

from django.utils import timezone
from wagtail.models import Locale

from access.models import RetentionDecision
from access.retention import kinds
from config.seeding.reading import in_language, records
from enterprises.lifecycle import actions as lifecycle
from enterprises.models import (
    Consent,
    ContactPerson,
    Correction,
    EnterprisePage,
    ProfileClaim,
    Submission,
)
from enterprises.profiles.values import blank, read_values
from enterprises.submission import consents

KIND = "upkeep"
EXAMPLE = "Exempel: beslut för visningssyfte"


def seed_upkeep() -> int:
    """Add what is missing around the profiles; return how many rows were added."""
    if Submission.objects.exists() or ContactPerson.objects.exists():
        return 0
    pages = list(
        EnterprisePage.objects.live().filter(locale=Locale.get_default()).order_by("title")
    )
    if len(pages) < len(("contacts", "change", "claim", "pause")):
        return 0
    added = [_contact(number, page) for number, page in enumerate(pages, start=1)]
    added += [_submission(record) for record in records(KIND)]
    added.append(_change(pages[0]))
    added += _from_visitors(pages[1])
    lifecycle.pause(pages[-1])
    for kind, kept in kinds.items():
        RetentionDecision.objects.get_or_create(
            kind=kind,
            defaults={
                "days": kept.days,
                "decision": EXAMPLE,
                "decided_on": timezone.localdate(),
            },
        )
    return len(added)


def _contact(number: int, page: EnterprisePage) -> ContactPerson:
    return ContactPerson.objects.create(
        page=page,
        name=f"Kontakt {number} (påhittad)",
        email=f"kontakt{number}@example.org",
        takes_invitations=True,
    )


def _submission(record: dict[str, Any]) -> Submission:
    """Return a profile that was sent in some days ago, in the words of the demo content."""
    state = record.get("state", Submission.State.WAITING)
    written = in_language(record, "sv")
    values = {**blank(), **written["profile"]}
    sent_at = timezone.now() - dt.timedelta(days=written["days_ago"])
    submission = Submission.objects.create(
        number=case_number(written["number"], sent_at),
        state=state,
        values=values,
        language=written["language"],
        written_in=written["language"],
        sender_name=written["sender"],
        sender_email=written["email"],
        words=written.get("words", ""),
        reason=written.get("reason", ""),
        steps_done=["who", "offer", "where", "pictures", "contact"],
        sent_at=sent_at,
    )
    consents.record(submission, Consent.Kind.LISTING, True)
    return submission


def case_number(number: int, sent_at: dt.datetime) -> str:
    """Return the number of a case, in the year in which it was sent in."""
    return f"SF-{timezone.localdate(sent_at).year}-{number:04}"


def _change(page: EnterprisePage) -> Submission:
    before = read_values(page)
    sent_at = timezone.now() - dt.timedelta(hours=5)
    contact = page.contact_persons.first()
    return Submission.objects.create(
        number=case_number(4, sent_at),
        kind=Submission.Kind.CHANGE,
        state=Submission.State.WAITING,
        page=page,
        contact=contact,
        base=before,
        values={**before, "phone": "019-00 00 00", "opening_hours": "måndag–torsdag 9–15"},
        sender_name=contact.name,
        sender_email=contact.email,
        words="Vi har fått nytt nummer.",
        sent_at=sent_at,
    )


def _from_visitors(page: EnterprisePage) -> list[Any]:
    return [
        ProfileClaim.objects.create(
            page=page,
            name="Påhittad Person",
            email="ny.ledare@example.org",
            words="Jag har tagit över efter den förra verksamhetsledaren. (Exempel)",
        ),
        Correction.objects.create(
            page=page,
            kind=Correction.Kind.WRONG,
            words="De har flyttat till en ny lokal. (Exempel)",
        ),
    ]
