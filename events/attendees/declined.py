"""Tells those who could not come at the old time of a meeting that it has a new one.

They are asked about with the participants and the invited, and hear of each new time once.
"""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone, translation

from access.models import OutgoingMail
from events import times
from events.enums import State
from events.invitations.changes import state_key
from events.models import EventPage, ParticipantList, Registration
from events.registration import announced, notifications
from events.registration.announced import Facts
from events.registration.notifications import NEW_TIME


@dataclass(frozen=True)
class UninformedDecliners:
    """Those whom the time did not suit that a meeting had, and who know of no other."""

    event: EventPage
    people: list[Registration]

    @property
    def count(self) -> int:
        """Return how many they are."""
        return len(self.people)

    @property
    def old_facts(self) -> list[Facts]:
        """Return what they know, each once."""
        known = {person.unsuited_start: None for person in self.people}
        return [
            announced.facts_of(self.event)
            | announced.time_and_status(start, None, is_cancelled=False)
            for start in known
        ]


def uninformed_decliners(event: EventPage) -> UninformedDecliners | None:
    """Return those who can be told of a new time, unless somebody has decided about it."""
    event = EventPage.objects.get(pk=event.pk)  # as it is public, not as a draft has it
    if not event.live or event.is_cancelled or timezone.now() >= event.starts_at:
        return None
    if ParticipantList.objects.filter(event=event, decided_for_invited=state_key(event)).exists():
        return None
    said_no = event.registrations.reached().filter(state__in=(State.DECLINED, State.CANCELLED))
    others = said_no.exclude(unsuited_start=None).exclude(unsuited_start=event.starts_at)
    keys = {_key(person, event): person for person in others}
    for key in OutgoingMail.objects.filter(key__in=keys).values_list("key", flat=True):
        del keys[key]
    return UninformedDecliners(event, list(keys.values())) if keys else None


def notify_decliners(audience: UninformedDecliners) -> int:
    """Mail them, each once for each new time; return how many mails that were."""
    return sum(bool(_send(person, audience.event)) for person in audience.people)


def email_context(person: Registration) -> dict[str, Any]:
    """Return what the mail tells besides the facts of today, in the active language."""
    return {"before": times.moment(person.unsuited_start) if person.unsuited_start else ""}


def _send(person: Registration, event: EventPage) -> OutgoingMail | None:
    person.event = event
    with translation.override(person.language):
        told = email_context(person)
    return notifications.send(NEW_TIME, person, key=_key(person, event), **told)


def _key(person: Registration, event: EventPage) -> str:
    """Return what makes sure that a person hears of a time once."""
    return f"{NEW_TIME}:{person.uid}:{state_key(event)[:14]}"
