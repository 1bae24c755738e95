"""Tells the invited who have not answered that a meeting has a new time or is cancelled.

What each was told stands with the invitation, so that nobody hears of what they never knew.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone, translation

from access import links
from access.mail import NewMail, post_many
from events.invitations.emails import NEWS, email_context
from events.invitations.links import LEAVE
from events.invitations.recipients import answered_digests, reachable
from events.invitations.sources import Invitee
from events.models import EventPage, Invitation, ParticipantList
from events.registration import announced
from events.registration.announced import Facts


@dataclass(frozen=True)
class UninformedInvitees:
    """Those invited to a meeting who know something else of it than is true."""

    event: EventPage
    people: list[tuple[Invitation, Invitee]]

    @property
    def count(self) -> int:
        """Return how many they are."""
        return len(self.people)

    @cached_property
    def old_facts(self) -> list[Facts]:
        """Return what they know, each once."""
        found = {tuple(row.announced.values()): row for row, _invitee in self.people}
        return [_facts(self.event, row) for row in found.values()]

    def email_context(self, old: Facts, language: str) -> dict[str, Any]:
        """Return what the mail tells those who know the old facts, in the active language."""
        before = announced.as_event(old, language).when
        news = email_context(self.event, language)
        if self.event.is_cancelled:
            return {**news, "when": before, "before": "", "what": "cancelled"}
        was_cancelled = announced.as_event(old).is_cancelled
        return {
            **news,
            "before": before if before != news["when"] else "",
            "what": "back_on" if was_cancelled else "moved",
        }


def state_key(event: EventPage) -> str:
    """Return what stands for the time of a meeting and whether it is cancelled."""
    times = [event.starts_at, *([event.ends_at] if event.ends_at else [])]
    words = [each.astimezone(dt.UTC).strftime("%Y%m%dT%H%MZ") for each in times]
    return " ".join([*words, *(["cancelled"] if event.is_cancelled else [])])


def uninformed_invitees(event: EventPage) -> UninformedInvitees | None:
    """Return those who can be told something, unless somebody has decided about it already."""
    if not event.invitations.unanswered().exists():
        return None
    event = EventPage.objects.get(pk=event.pk)  # as it is public, not as a draft has it
    if not event.live or timezone.now() >= event.starts_at:
        return None
    rows = event.invitations.uninformed_of(event)
    decided = ParticipantList.objects.filter(event=event, decided_for_invited=state_key(event))
    if not rows.exists() or decided.exists():
        return None
    people, answered = reachable(), answered_digests(event)
    found = [
        (row, people[row.address])
        for row in rows.order_by("address")
        if row.address in people and row.address not in answered
    ]
    return UninformedInvitees(event, found) if found else None


def record_decision(participant_list: ParticipantList, event: EventPage) -> None:
    """Remember that somebody has chosen whether to tell them of what is true now."""
    participant_list.decided_for_invited = state_key(event)
    participant_list.save(update_fields=["decided_for_invited"])


def notify_invitees(audience: UninformedInvitees) -> int:
    """Mail them, each once; return how many mails that were. The list of the meeting is held."""
    return len(post_many(_mails(audience)))


def _mails(audience: UninformedInvitees) -> Iterator[NewMail]:
    contexts: dict[tuple[Any, ...], dict[str, Any]] = {}  # many know the same
    for row, invitee in audience.people:
        same = (invitee.language, *row.announced.values())
        if same not in contexts:
            with translation.override(invitee.language):
                contexts[same] = audience.email_context(
                    _facts(audience.event, row), invitee.language
                )
        row.record_announced(audience.event)
        row.save(update_fields=list(row.announced))
        yield NewMail(
            kind=NEWS,
            to=invitee.address,
            language=invitee.language,
            told={**contexts[same], "reason": invitee.reason},
            links=[links.spec("leave", LEAVE, invitee.digest)],
            useful_until=audience.event.starts_at,
        )


def _facts(event: EventPage, row: Invitation) -> Facts:
    """Return what somebody knows: the facts of now, but for the time and the status."""
    starts: dt.datetime = row.told_starts_at or event.starts_at
    return announced.facts_of(event) | announced.time_and_status(
        starts, row.told_ends_at, is_cancelled=row.told_cancelled
    )
