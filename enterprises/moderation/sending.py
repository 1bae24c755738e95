"""Sending in a profile or a change: its case number, the receipt, and word to the reviewers."""

from django.db import IntegrityError, transaction
from django.db.models.functions import Length
from django.utils import timezone

from access import mail
from enterprises.lifecycle.actions import lock_family
from enterprises.models import CaseYear, Submission
from enterprises.moderation.actions import apply_at_once
from enterprises.moderation.emails import draft_spec, known_name
from enterprises.moderation.reviewers import reviewers

TRIES = 200  # of many at the same moment, the last needs a try for each


def send(submission: Submission) -> Submission:
    """Hand a submission to the reviewers, once however often it is asked for; return it as it is.

    A small change that needs no review is published at once instead.
    """
    with transaction.atomic():
        if submission.page:
            lock_family(submission.page)
        locked = Submission.objects.select_for_update().get(pk=submission.pk)
        if locked.is_unfinished:
            _number(locked)
            locked.state = Submission.State.WAITING
            locked.sent_at, locked.decided_at = timezone.now(), None
            locked.save()
            if not apply_at_once(locked):
                _email_sender(locked)
                _email_reviewers(locked)
    submission.refresh_from_db()
    return submission


def _number(submission: Submission) -> None:
    """Give a case number, unless it has one: the database sees to it that no two are alike."""
    for _try in range(TRIES):
        if submission.number:
            return
        submission.number = _next_number()
        try:
            with transaction.atomic():
                submission.save(update_fields=["number"])
        except IntegrityError:
            submission.number = None
    if not submission.number:
        raise IntegrityError("No free case number was found.")


def _next_number() -> str:
    year = timezone.localdate().year
    start = f"SF-{year}-"
    CaseYear.objects.get_or_create(year=year)
    locked = CaseYear.objects.select_for_update().get(year=year)
    sent = Submission.objects.filter(number__startswith=start)
    found = sent.order_by(Length("number").desc(), "-number").values_list("number", flat=True)
    highest = int(found[0].removeprefix(start)) if found else 0
    locked.last = max(locked.last, highest) + 1
    locked.save(update_fields=["last"])
    return f"{start}{locked.last:04}"


def _email_sender(submission: Submission) -> None:
    contact = submission.contact
    to = submission.sender_email or (contact.email if contact else "")
    if to:
        mail.post(
            mail.NewMail(
                kind="enterprises.receipt",
                to=to,
                language=submission.language,
                told={
                    "number": submission.number,
                    "name": known_name(submission),
                    "is_change": submission.kind == Submission.Kind.CHANGE,
                },
                links=[draft_spec(submission)],
                key=_key("receipt", submission),
            )
        )


def _email_reviewers(submission: Submission) -> None:
    """Tell that something waits, and nothing of who has written it."""
    for place, (to, language) in enumerate(reviewers()):
        mail.post(
            mail.NewMail(
                kind="enterprises.to_review",
                to=to,
                language=language,
                told={"number": submission.number, "submission": str(submission.pk)},
                key=_key(f"to-review-{place}", submission),
            )
        )


def _key(kind: str, submission: Submission) -> str:
    return f"{kind}:{submission.pk}:{submission.sent_at:%Y%m%d%H%M%S%f}"
