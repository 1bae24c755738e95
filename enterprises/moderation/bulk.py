"""Approves many submissions at once: each for itself, so that one fault stops no other."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from enterprises.models import Submission
from enterprises.moderation.decisions import AlreadyDecidedError, approve

logger = logging.getLogger(__name__)


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
        return Outcome(submission, _("Somebody else has decided on this meanwhile."))
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
