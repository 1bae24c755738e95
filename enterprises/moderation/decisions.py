"""Decides on what enterprises send in: approved, sent back, rejected, or published at once."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from enterprises.freshness import life
from enterprises.freshness.holding import hold
from enterprises.models import ContactPerson, DirectorySettings, EnterprisePage, Submission
from enterprises.moderation import telling
from enterprises.moderation.applying import apply_change, make_profile
from enterprises.values import changed

SMALL = {"phone", "opening_hours"}
State = Submission.State


class AlreadyDecidedError(Exception):
    """Somebody else has decided, or the sender has taken it back."""


def approve(submission: Submission, user: Any) -> EnterprisePage:
    """Publish what was sent in, and return the profile; nothing is published if that fails.

    A ValidationError says why it cannot be published, for example that the organisation number
    has been listed meanwhile: the submission then waits as before.
    """
    with transaction.atomic():
        hold(*filter(None, [submission.page]), adds=submission.kind != Submission.Kind.CHANGE)
        _decide(submission, State.APPROVED, user)
        page = _publish(submission, user)
        telling.approved(submission, page)
    return page


def send_back(submission: Submission, user: Any, reason: str) -> None:
    """Ask the sender to change something; the same submission can be sent again."""
    with transaction.atomic():
        _decide(submission, State.RETURNED, user, reason)
        telling.sent_back(submission)


def reject(submission: Submission, user: Any, reason: str) -> None:
    """Say no to what was sent in."""
    with transaction.atomic():
        _decide(submission, State.REJECTED, user, reason)
        telling.rejected(submission)


def apply_at_once(submission: Submission) -> bool:
    """Publish a small change without a review, if the settings say so; return whether it was."""
    names = set(changed(submission.base, submission.values))
    is_small = submission.kind == Submission.Kind.CHANGE and names and names <= SMALL
    if not is_small or not DirectorySettings.load().publishes_small_changes:
        return False
    with transaction.atomic():
        submission.state = State.APPLIED
        submission.sent_at = submission.sent_at or timezone.now()
        submission.save()
        apply_change(submission, user=None)
    return True


def see(submission: Submission, user: Any) -> None:
    """Note that a reviewer has looked at a change that was published at once."""
    unseen = Submission.objects.filter(pk=submission.pk, state=State.APPLIED, decided_at=None)
    unseen.update(decided_at=timezone.now(), decided_by=user)


def _decide(submission: Submission, state: State, user: Any, reason: str = "") -> None:
    """Take the decision, unless it has been taken: of two reviewers at once, one gets it."""
    waiting = Submission.objects.filter(pk=submission.pk, state=State.WAITING)
    decision = {"decided_at": timezone.now(), "decided_by": user, "reason": reason}
    if not waiting.update(state=state, **decision):
        raise AlreadyDecidedError
    submission.refresh_from_db()


def _publish(submission: Submission, user: Any) -> EnterprisePage:
    if submission.kind == Submission.Kind.CHANGE:
        return apply_change(submission, user)
    page = make_profile(submission, user)
    contact = _contact(submission, page)
    Submission.objects.filter(pk=submission.pk).update(page=page, contact=contact)
    submission.page, submission.contact = page, contact
    submission.consents.update(page=page)
    sent = submission.sent_at or timezone.now()
    life.confirm(page, on=timezone.localdate(sent))
    log(
        instance=page,
        action="enterprises.approve",
        user=user,
        data={"number": submission.number},
    )
    return page


def _contact(submission: Submission, page: EnterprisePage) -> ContactPerson | None:
    if not submission.sender_email:
        return None
    known = page.contact_persons.with_address(submission.sender_email).first()
    return known or ContactPerson.objects.create(
        page=page,
        name=submission.sender_name,
        email=submission.sender_email,
        phone=submission.sender_phone,
        language=submission.language,
        takes_invitations=submission.takes_invitations,
    )
