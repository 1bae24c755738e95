"""What participants know of a meeting: when, where and how, as each was told it last.

The list of a meeting keeps the facts in versions: the one that everybody was told, and each that
was published since. Whoever answered while a version was public knows that one.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from events.enums import Mode, State, Status
from events.models import EventPage, ParticipantList
from events.models.registrations import RegistrationQuerySet
from places.models import Municipality

Facts = dict[str, Any]
TIME, PLACE, LINK, FORM, STATUS = "time", "place", "link", "form", "status"
KINDS = {
    TIME: ("starts_at", "ends_at"),
    PLACE: ("place", "address", "municipality_id"),
    LINK: ("online_url",),
    FORM: ("mode",),
    STATUS: ("status",),
}
KEPT = [name for names in KINDS.values() for name in names]


@dataclass(frozen=True)
class UninformedGroup:
    """Those who know the same old facts of a meeting, which are no longer true for them."""

    old: Facts
    changed: frozenset[str]
    people: RegistrationQuerySet


def facts_of(event: EventPage) -> Facts:
    """Return what is true of a meeting now, as JSON can hold it."""
    facts = {name: getattr(event, name) for name in KEPT}
    facts |= time_and_status(event.starts_at, event.ends_at, is_cancelled=event.is_cancelled)
    pages = EventPage.objects.filter(translation_key=event.translation_key, alias_of=None)
    facts["places"] = dict(pages.values_list("locale__language_code", "place"))
    return facts


def time_and_status(
    starts_at: dt.datetime, ends_at: dt.datetime | None, *, is_cancelled: bool
) -> Facts:
    """Return when a meeting is and whether it is held, as JSON can hold it."""
    return {
        "starts_at": _minute(starts_at),
        "ends_at": _minute(ends_at),
        # A meeting that was moved has a new time, and that is what people must know.
        "status": str(Status.CANCELLED if is_cancelled else Status.SCHEDULED),
    }


def as_event(facts: Facts, language: str = "") -> EventPage:
    """Return old facts as a meeting that is not stored, to be put in words like any other."""
    values = {name: facts[name] for name in KEPT}
    values["starts_at"] = _moment(facts["starts_at"])
    values["ends_at"] = _moment(facts["ends_at"]) if facts["ends_at"] else None
    values["municipality"] = Municipality.objects.filter(pk=values.pop("municipality_id")).first()
    values["place"] = facts["places"].get(language) or facts["place"]
    return EventPage(**values)


def start(participant_list: ParticipantList, event: EventPage) -> None:
    """Remember what the first who answers is told."""
    if not participant_list.told:
        _store(participant_list, facts_of(event), 0)


def record_published(participant_list: ParticipantList, event: EventPage) -> None:
    """Remember what is public from now on, as long as somebody knows something else."""
    if not participant_list.told:
        return
    facts, versions = facts_of(event), participant_list.told["versions"]
    last = versions[-1]["facts"]
    if differences(last, facts):
        versions.append({"since": _text(timezone.now()), "facts": facts})
    else:
        last["places"] = facts["places"]  # as translated since
    if len(versions) > 1 and not uninformed(participant_list):
        participant_list.told["versions"] = [{"since": None, "facts": facts}]
    participant_list.save(update_fields=["told"])


def mark_all_informed(participant_list: ParticipantList, event: EventPage) -> int:
    """Remember that everybody knows what is true now; return which change that was."""
    number = participant_list.told.get("number", 0) + 1
    _store(participant_list, facts_of(event), number)
    return number


def uninformed(participant_list: ParticipantList | None) -> list[UninformedGroup]:
    """Return those who come and know something that is no longer true, by what they know."""
    versions = (
        participant_list.told["versions"] if participant_list and participant_list.told else []
    )
    if len(versions) < 2:
        return []
    now = versions[-1]["facts"]
    groups = []
    for version, following in zip(versions, versions[1:], strict=False):
        changed = differences(version["facts"], now)
        people = _answered(participant_list, version["since"], following["since"])
        people = people.filter(_concerned(changed))
        if changed and people.exists():
            groups.append(UninformedGroup(version["facts"], changed, people))
    return groups


def differences(old: Facts, new: Facts) -> frozenset[str]:
    """Return which kinds of facts differ; of a meeting that stays cancelled, none."""
    if old["status"] == new["status"] == Status.CANCELLED:
        return frozenset()
    return frozenset(
        kind for kind, names in KINDS.items() if any(old[name] != new[name] for name in names)
    )


def _store(participant_list: ParticipantList, facts: Facts, number: int) -> None:
    participant_list.told = {"number": number, "versions": [{"since": None, "facts": facts}]}
    participant_list.save(update_fields=["told"])


def _answered(
    participant_list: ParticipantList, since: str | None, until: str
) -> RegistrationQuerySet:
    """Return those who come and answered in a period."""
    people = participant_list.event.registrations.coming().filter(answered_at__lt=_moment(until))
    return people.filter(answered_at__gte=_moment(since)) if since else people


def _minute(moment: dt.datetime | None) -> str | None:
    return _text(moment.replace(second=0, microsecond=0)) if moment else None


def _text(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat()


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def _concerned(changed: frozenset[str]) -> Q:
    """Return whom a change concerns: a place those on site, a link those who have it."""
    if changed & {TIME, FORM, STATUS}:
        return Q()
    who = Q(pk=None)
    if PLACE in changed:
        who |= Q(mode=Mode.ON_SITE)
    if LINK in changed:
        who |= Q(mode=Mode.ONLINE, state=State.CONFIRMED)
    return who
