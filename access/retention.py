"""What is erased after a time: each kind once there is a decision, and never before."""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise

from access.models import Disclosure, RetentionDecision

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class RetentionKind:
    """A kind of personal data that is erased after a time.

    `erase` erases what is older than a moment and returns how many. `stays` says what is kept
    afterwards, and why.
    """

    kind: str
    label: str | Promise
    days: int
    erase: Callable[[dt.datetime], int]
    stays: str | Promise = ""


@dataclass(frozen=True)
class Rule:
    """A kind, and what is decided about it."""

    kept: RetentionKind
    decision: RetentionDecision


kinds: dict[str, RetentionKind] = {}


def register(kept: RetentionKind) -> None:
    """Add a kind, or replace the one of the same name."""
    kinds[kept.kind] = kept


def decision_on(kind: str) -> RetentionDecision:
    """Return what is decided about a kind; a proposal without a date when nothing is."""
    found = RetentionDecision.objects.filter(kind=kind).first()
    return found or RetentionDecision(kind=kind, days=kinds[kind].days)


def rules() -> list[Rule]:
    """Return every kind with its decision, asked for once."""
    made = {decision.kind: decision for decision in RetentionDecision.objects.all()}
    return [
        Rule(kept, made.get(kind) or RetentionDecision(kind=kind, days=kept.days))
        for kind, kept in kinds.items()
    ]


def erase_what_is_due(now: dt.datetime | None = None) -> dict[str, int]:
    """Erase what each decision in force says; return how much of each kind."""
    now = now or timezone.now()
    erased = {}
    for kind, kept in kinds.items():
        decision = decision_on(kind)
        if decision.is_in_force and (count := kept.erase(decision.oldest_kept(now))):
            erased[kind] = count
            Disclosure.objects.create(
                action=Disclosure.Action.ERASED, subject=str(kept.label), count=count
            )
    return erased
