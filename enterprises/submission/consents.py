"""What an enterprise agrees to when it sends in its profile, and how it takes that back."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from access import links
from enterprises.models import Consent, EnterprisePage, Submission

VERSION = "2026-11"  # a new one whenever the words below change
WORDS: dict[str, Any] = {
    Consent.Kind.LISTING: _(
        "I may speak for the enterprise, and we want to be listed in the directory. We know that "
        "the profile becomes public, and that we can take this back at any time."
    ),
    Consent.Kind.PICTURES: _(
        "Everyone in the pictures has said yes to being shown, and we may use the pictures."
    ),
}


def record(submission: Submission, kind: str, is_given: bool) -> None:
    """Keep that something was agreed to, once for each version of the words, or taken back."""
    open_ones = submission.consents.filter(kind=kind, withdrawn_at=None)
    if not is_given:
        open_ones.update(withdrawn_at=timezone.now())
    elif not open_ones.filter(version=VERSION).exists():
        submission.consents.create(kind=kind, version=VERSION, text=str(WORDS[kind]))


def is_given(submission: Submission, kind: str) -> bool:
    """Return whether something is agreed to, in the words of today."""
    if submission._state.adding:
        return False
    given = submission.consents.filter(kind=kind, version=VERSION, withdrawn_at=None)
    return given.exists()


def needed(submission: Submission) -> list[str]:
    """Return what has to be agreed to before a submission may be sent."""
    has_pictures = submission.values.get("logo") or submission.values.get("photos")
    return [Consent.Kind.LISTING, *([Consent.Kind.PICTURES] if has_pictures else [])]


def withdraw_consent(subject: Submission | EnterprisePage) -> None:
    """Take back every consent of a submission or a profile, and what is not decided with it.

    A submission that was decided meanwhile stays as it is, with what was agreed to.
    """
    now = timezone.now()
    undecided = Q(state__in=[*Submission.OPEN_STATES, Submission.State.WAITING])
    with transaction.atomic():
        if isinstance(subject, Submission):
            mine = Submission.objects.filter(pk=subject.pk)
        else:
            family = Q(page__translation_key=subject.translation_key)
            mine = Submission.objects.filter(family)
        # Held before the consents, as a reviewer's decision does: else both could wait for ever.
        held = mine.filter(undecided).select_for_update().order_by("pk")
        keys = list(held.values_list("pk", flat=True))
        if isinstance(subject, Submission):
            consents = Consent.objects.filter(submission__in=keys)
        else:
            consents = Consent.objects.filter(family | Q(submission__in=mine))
        consents.filter(withdrawn_at=None).update(withdrawn_at=now)
        for pk in keys:
            Submission.objects.filter(pk=pk).update(
                state=Submission.State.WITHDRAWN, decided_at=now, changed_at=now
            )
            links.revoke(Submission.LINK, pk)
    if isinstance(subject, Submission):
        subject.refresh_from_db()
