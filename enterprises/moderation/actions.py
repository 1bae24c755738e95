"""Decides on what enterprises send in: approved, sent back, rejected, or published at once."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from enterprises.lifecycle import actions as lifecycle
from enterprises.lifecycle.actions import lock_family
from enterprises.models import ContactPerson, DirectorySettings, EnterprisePage, Submission
from enterprises.moderation import emails
from enterprises.moderation.publishing import apply_change, make_profile
from enterprises.profiles.values import changed

SMALL = {"phone", "opening_hours"}
State = Submission.State
logger = logging.getLogger(__name__)


class AlreadyDecidedError(Exception):
    """Somebody else has decided, or the sender has taken it back."""


def already_decided(submission: Submission) -> str:
    """Return what became of a submission that somebody comes too late for."""
    submission.refresh_from_db()
    state = {"state": submission.get_state_display()}
    return _("This has been decided already: %(state)s.") % state


def approve(submission: Submission, user: Any) -> EnterprisePage:
    """Publish what was sent in, and return the profile; nothing is published if that fails.

    A ValidationError says why it cannot be published, for example that the organisation number
    has been listed meanwhile: the submission then waits as before.
    """
    with transaction.atomic():
        known = [submission.page] if submission.page else []
        lock_family(*known, adds=submission.kind != Submission.Kind.CHANGE)
        _decide(submission, State.APPROVED, user)
        page = _publish(submission, user)
        emails.post_approved(submission, page)
    return page


def send_back(submission: Submission, user: Any, reason: str) -> None:
    """Ask the sender to change something; the same submission can be sent again."""
    with transaction.atomic():
        _decide(submission, State.RETURNED, user, reason)
        emails.post_sent_back(submission)


def reject(submission: Submission, user: Any, reason: str) -> None:
    """Say no to what was sent in."""
    with transaction.atomic():
        _decide(submission, State.REJECTED, user, reason)
        emails.post_rejected(submission)


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


def mark_seen(submission: Submission, user: Any) -> None:
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
    lifecycle.confirm(page, on=timezone.localdate(sent))
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


@dataclass(frozen=True)
class Outcome:
    """What became of one submission."""

    submission: Submission
    problem: str = ""


def approve_all(keys: Iterable[str], user: Any) -> list[Outcome]:
    """Approve the submissions with these keys, the oldest first; return what became of each."""
    wanted = [key for key in keys if _is_key(key)]
    found = Submission.objects.filter(pk__in=wanted).exclude(sent_at=None).order_by("sent_at")
    return [_approve(submission, user) for submission in found]


def _approve(submission: Submission, user: Any) -> Outcome:
    try:
        with disable_reference_index_auto_update():
            page = approve(submission, user)
    except AlreadyDecidedError:
        return Outcome(submission, already_decided(submission))
    except ValidationError as error:
        return Outcome(submission, " ".join(error.messages))
    except Exception as error:  # one fault must not stop the others
        # The kind alone: what a database says of a fault can hold what the sender wrote.
        logger.error("%s was not approved: %s", submission.number, type(error).__name__)
        return Outcome(submission, _("Something went wrong. Open it and try again."))
    ReferenceIndex.create_or_update_for_object(page)
    return Outcome(submission)


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
