"""Suggested corrections of one person: which they are, and what is left of them when erased."""

import re

from django.db.models import Q, QuerySet
from django.utils import timezone

from access.models import OutgoingMail
from enterprises.models import Correction

State = Correction.State


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
    waiting = theirs.filter(state=State.WAITING).update(state=State.WITHDRAWN, **nothing)
    theirs.exclude(state=State.WITHDRAWN).delete()
    return len(rows), waiting
