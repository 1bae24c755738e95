"""Erases what was sent in: all of it, or the person behind what has become public."""

from django.db import transaction
from django.db.models import QuerySet

from access.models import SignedLink
from enterprises.models import Consent, Submission
from enterprises.sent_pictures.taking import discard
from enterprises.values import picture_ids

State = Submission.State
PUBLIC = [State.APPROVED, State.APPLIED]
DRAFT_LINK = "enterprises.draft"


def erase_submissions(rows: QuerySet[Submission]) -> int:
    """Delete what never became public, with its pictures and links; return how many.

    What was agreed to for a profile that is public stays; for one that never was, it has nothing
    left to prove.
    """
    count = 0
    for submission in rows:
        with transaction.atomic():
            links = SignedLink.objects.about(DRAFT_LINK, str(submission.pk))
            links.delete()
            discard(picture_ids(submission.values))
            Consent.objects.filter(submission=submission, page=None).delete()
            submission.delete()
        count += 1
    return count


def forget_senders(rows: QuerySet[Submission]) -> int:
    """Take the person out of what was sent in and decided; return how many were changed."""
    named = rows.exclude(sender_email="", sender_name="", sender_phone="", words="")
    return named.update(sender_email="", sender_name="", sender_phone="", words="")
