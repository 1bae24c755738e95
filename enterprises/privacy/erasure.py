"""Erases what was sent in and suggested: all of it, or the person behind what is public."""

import re

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from access.models import OutgoingMail, SignedLink
from enterprises.models import Consent, Correction, Submission
from enterprises.pictures.actions import delete_unused
from enterprises.profiles.values import picture_ids

PUBLIC = [Submission.State.APPROVED, Submission.State.APPLIED]


def corrections_of(email: str) -> QuerySet[Correction]:
    """Return what somebody suggested: the address is given, or stands in words without one."""
    is_named = rf"(^|[^\w.+-]){re.escape(email)}($|[^\w-])"
    return Correction.objects.filter(Q(email__iexact=email) | Q(email="", words__iregex=is_named))


def erase_corrections_of(email: str) -> tuple[int, int]:
    """Erase what somebody suggested; return how many in all, and how many were still waiting.

    Of those the row stays, with the profile and the day and no word of the sender, so that a
    reviewer who was told of it sees what has become of it.
    """
    rows = list(corrections_of(email))
    for row in rows:
        OutgoingMail.objects.filter(key__startswith=f"correction:{row.pk}:").exclude(
            to=""
        ).delete()
    theirs = Correction.objects.filter(pk__in=[row.pk for row in rows])
    nothing = {"words": "", "email": "", "dealt_with_at": timezone.now()}
    waiting = theirs.filter(state=Correction.State.WAITING).update(
        state=Correction.State.WITHDRAWN, **nothing
    )
    theirs.exclude(state=Correction.State.WITHDRAWN).delete()
    return len(rows), waiting


def erase_submissions(rows: QuerySet[Submission]) -> int:
    """Delete what never became public, with its pictures and links; return how many.

    What was agreed to for a profile that is public stays; for one that never was, it has nothing
    left to prove.
    """
    count = 0
    for submission in rows:
        with transaction.atomic():
            links = SignedLink.objects.about(Submission.LINK, str(submission.pk))
            links.delete()
            delete_unused(picture_ids(submission.values))
            Consent.objects.filter(submission=submission, page=None).delete()
            submission.delete()
        count += 1
    return count


def forget_senders(rows: QuerySet[Submission]) -> int:
    """Take the person out of what was sent in and decided; return how many were changed."""
    named = rows.exclude(sender_email="", sender_name="", sender_phone="", words="")
    return named.update(sender_email="", sender_name="", sender_phone="", words="")
