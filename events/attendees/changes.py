"""Tells participants what has changed since they were told last, once the editor says so."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.attendees import declined as declining
from events.attendees.declined import UninformedDecliners
from events.enums import State, Status
from events.invitations import changes as inviting
from events.invitations.changes import UninformedInvitees
from events.models import EventPage, ParticipantList, Registration
from events.registration import announced, audit_log, notifications
from events.registration.announced import FORM, LINK, PLACE, STATUS, TIME, Facts, UninformedGroup
from events.registration.calendar_entry import CANCEL, REQUEST
from events.registration.seats import Seats, lock_seats

CHANGED, CALLED_OFF, BACK_ON = "events.changed", "events.called_off", "events.back_on"
LABELS = {
    STATUS: gettext_lazy("Status"),
    TIME: gettext_lazy("When"),
    PLACE: gettext_lazy("Where"),
    FORM: gettext_lazy("Form"),
    LINK: gettext_lazy("Link to the online meeting"),
}


class SentCounts(NamedTuple):
    """How many mails went to whom."""

    participants: int
    invited: int
    declined: int


class AlreadyDecidedError(Exception):
    """Somebody else has decided, or the meeting has been changed once more."""


@dataclass(frozen=True)
class Row:
    """One kind of facts, as people know it and as it is."""

    label: str | Promise
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """What some of those who come to a meeting do not know."""

    event: EventPage
    participant_list: ParticipantList
    groups: list[UninformedGroup]
    invited: UninformedInvitees | None = None
    declined: UninformedDecliners | None = None

    @classmethod
    def of(cls, event: EventPage, participant_list: ParticipantList) -> "Change":
        """Return what who does not know now."""
        return cls(
            event,
            participant_list,
            announced.uninformed(participant_list),
            inviting.uninformed_invitees(event),
            declining.uninformed_decliners(event),
        )

    @property
    def is_news(self) -> bool:
        """Tell whether there is anybody to tell."""
        return bool(self.groups or self.invited or self.declined)

    @property
    def mark(self) -> str:
        """Return what stands for this change in a form: after another one it is another."""
        text = json.dumps(self.participant_list.told, sort_keys=True)
        if others := self.invited or self.declined:
            text += inviting.state_key(others.event)
        return salted_hmac("events.change", text, algorithm="sha256").hexdigest()[:20]

    @cached_property
    def people(self) -> list[Registration]:
        """Return everybody whom it concerns."""
        return [person for group in self.groups for person in group.people]

    @property
    def count(self) -> int:
        """Return how many can be reached by mail."""
        return sum(person.is_reached for person in self.people)

    @property
    def unreached(self) -> int:
        """Return how many have to be rung."""
        return len(self.people) - self.count

    @property
    def rows(self) -> list[Row]:
        """Return old beside new, each kind of facts once."""
        changed = frozenset[str]().union(*[changed for _old, changed in self._differences])
        now = in_words(announced.facts_of(self.event))
        return [
            Row(label, " / ".join(dict.fromkeys(self._old(kind))), now[kind])
            for kind, label in LABELS.items()
            if kind in changed
        ]

    def _old(self, kind: str) -> Iterator[str]:
        return (in_words(old)[kind] for old, changed in self._differences if kind in changed)

    @cached_property
    def _differences(self) -> list[tuple[Facts, frozenset[str]]]:
        """Return what some know, participants and invited, and which kinds of it are not true."""
        now = announced.facts_of(self.event)
        others = filter(None, [self.invited, self.declined])
        old = [facts for each in others for facts in each.old_facts]
        return [
            *((group.old, group.changed) for group in self.groups),
            *((facts, announced.differences(facts, now)) for facts in old),
        ]


def change_of(event: EventPage) -> Change | None:
    """Return what some who come, or are invited, do not know, if there is anything to come to."""
    if event.has_ended():
        return None
    participant_list = ParticipantList.objects.filter(event=event).first() or ParticipantList(
        event=event
    )
    change = Change.of(event, participant_list)
    return change if change.is_news else None


def notify_all(
    event: EventPage,
    mark: str,
    user: Any,
    *,
    with_invited: bool = False,
    with_declined: bool = False,
) -> SentCounts:
    """Mail everybody whom the change concerns, each once; return how many mails that were.

    Where it concerns nobody but the invited, or those who said no, they are told in any case.
    """
    with lock_seats(event) as seats:
        change = _undecided(seats.event, seats.participant_list, mark)
        invited = declined = 0
        if change.invited and (with_invited or not change.groups):
            invited = inviting.notify_invitees(change.invited)
            audit_log.write(seats.event, "events.tell_invited", user, count=invited)
        if change.declined and (with_declined or not (change.groups or change.invited)):
            declined = declining.notify_decliners(change.declined)
            audit_log.write(seats.event, "events.tell_declined", user, count=declined)
        inviting.record_decision(seats.participant_list, seats.event)
        return SentCounts(_notify_participants(change, seats, user), invited, declined)


def _notify_participants(change: Change, seats: Seats, user: Any) -> int:
    if not change.groups:
        return 0
    number = announced.mark_all_informed(seats.participant_list, seats.event)
    sent = sum(
        _mail(person, seats.event, group, number)
        for group in change.groups
        for person in group.people.select_for_update().order_by("pk")
    )
    audit_log.write(seats.event, "events.tell", user, count=sent)
    return sent


def skip_notification(event: EventPage, mark: str, user: Any) -> None:
    """Send nothing, and ask no more about this change."""
    with lock_seats(event) as seats:
        change = _undecided(seats.event, seats.participant_list, mark)
        if change.groups:
            announced.mark_all_informed(seats.participant_list, seats.event)
        inviting.record_decision(seats.participant_list, seats.event)
        audit_log.write(seats.event, "events.leave_untold", user)


def email_kind(old: Facts, event: EventPage) -> str:
    """Return which mail a change asks for."""
    if event.is_cancelled:
        return CALLED_OFF
    return BACK_ON if old["status"] == Status.CANCELLED else CHANGED


def email_context(person: Registration, group: UninformedGroup) -> dict[str, Any]:
    """Return what a mail tells besides the facts of today, in the active language."""
    event = person.event
    old = in_words(group.old, translation.get_language() or "")
    return {
        "state": person.state,
        "before": {kind: old[kind] for kind in group.changed - {STATUS, LINK}},
        "form": str(event.get_mode_display()),
        "has_new_link": LINK in group.changed,
        "has_lost_form": not event.offers_mode(person.mode),
    }


def in_words(facts: Facts, language: str = "") -> dict[str, str]:
    """Return each kind of facts in the active language."""
    event = announced.as_event(facts, language)
    return {
        TIME: event.when,
        PLACE: event.where,
        FORM: str(event.get_mode_display()),
        LINK: event.online_url or _("none"),
        STATUS: _("cancelled") if event.is_cancelled else _("will be held"),
    }


def _undecided(event: EventPage, participant_list: ParticipantList, mark: str) -> Change:
    change = Change.of(event, participant_list)
    if not change.is_news or change.mark != mark:
        raise AlreadyDecidedError
    return change


def _mail(person: Registration, event: EventPage, group: UninformedGroup, number: int) -> int:
    """Mail one person; who has a seat gets a new version of the entry in the calendar."""
    person.event = event
    method = ""
    if person.state == State.CONFIRMED:
        person.sequence += 1
        person.save(update_fields=["sequence"])
        method = CANCEL if event.is_cancelled else REQUEST
    with translation.override(person.language):
        context = email_context(person, group)
    mail = notifications.send(
        email_kind(group.old, event),
        person,
        method=method,
        carries=[] if event.is_cancelled else None,
        key=f"events.told:{person.uid}:{number}",
        **context,
    )
    return bool(mail)
