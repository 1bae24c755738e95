"""What the directory erases after a time, once that has been decided."""

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from access import retention
from access.retention import RetentionKind
from enterprises.models import Correction, ProfileClaim, Submission
from enterprises.privacy.erasure import PUBLIC, erase_submissions, forget_senders

DAYS = 90
State = Submission.State


def erase_unfinished(before: dt.datetime) -> int:
    """Erase what nobody has gone on with, sent back or never sent."""
    return erase_submissions(Submission.objects.unfinished().filter(changed_at__lt=before))


def erase_refused(before: dt.datetime) -> int:
    """Erase what was rejected, or taken back by its sender."""
    rejected = Q(state=State.REJECTED, decided_at__lt=before)
    withdrawn = Q(state=State.WITHDRAWN, changed_at__lt=before)
    return erase_submissions(Submission.objects.filter(rejected | withdrawn))


def erase_senders(before: dt.datetime) -> int:
    """Take the sender out of what has become public; contact persons have rows of their own."""
    decided = Submission.objects.filter(state__in=PUBLIC)
    return forget_senders(
        decided.filter(Q(decided_at__lt=before) | Q(decided_at=None, sent_at__lt=before))
    )


def erase_claims(before: dt.datetime) -> int:
    """Erase claims of profiles that have been decided."""
    decided = ProfileClaim.objects.filter(decided_at__lt=before)
    return decided.exclude(state=ProfileClaim.State.WAITING).delete()[0]


def erase_corrections(before: dt.datetime) -> int:
    """Erase what readers wrote, once it has been dealt with or withdrawn."""
    done = Correction.objects.exclude(state=Correction.State.WAITING)
    return done.filter(dealt_with_at__lt=before).delete()[0]


KINDS = [
    RetentionKind(
        "enterprises.unfinished",
        _("Profiles that were begun and never sent in, or sent back and left"),
        DAYS,
        erase_unfinished,
    ),
    RetentionKind(
        "enterprises.refused",
        _("Profiles and changes that were rejected or taken back, with their pictures"),
        DAYS,
        erase_refused,
    ),
    RetentionKind(
        "enterprises.senders",
        _("Name, e-mail and phone of those who sent in what has been published"),
        DAYS,
        erase_senders,
        _(
            "The case without the person, and what was agreed to, its version and time: they say "
            "why the profile is published. Contact persons stay while they look after a profile."
        ),
    ),
    RetentionKind(
        "enterprises.claims",
        _("Requests to take over a profile that have been decided"),
        DAYS,
        erase_claims,
        _("Whoever was approved stays as a contact person."),
    ),
    RetentionKind(
        "enterprises.corrections",
        _("Suggested corrections that have been dealt with"),
        DAYS,
        erase_corrections,
    ),
]


for kind in KINDS:
    retention.register(kind)
