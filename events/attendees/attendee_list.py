"""The people of one meeting as the manager looks at them: chosen, in order, and marked."""

from collections.abc import Iterable

from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Lower
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from access.models import OutgoingMail
from events.enums import Mode, RecipientGroup, State
from events.models import EventPage, Registration
from events.models.registrations import RegistrationQuerySet
from events.registration.mail_status import delivery_problems

COMING, NOT_COMING = "coming", "not_coming"
SHOWN = [
    (COMING, _("All who want to come")),
    *State.choices,
]
ORDER = {State.CONFIRMED: 0, State.OFFERED: 1, State.WAITING: 2, State.WALKED_IN: 3}
BOUNCED = _("mail came back")
PHONE = _(
    "cannot be reached by mail: ring, and give a seat here when one is free. Until then seats are "
    "offered to the next in line"
)
LATE = _("mail has not arrived yet, and is tried again")
GIVEN_UP = _("mail could not be sent")
FORM_GONE = _("the meeting no longer has this form")
PROPOSED = _("a new answer waits to be confirmed by its owner")


GROUP_FILTERS = {
    RecipientGroup.CONFIRMED: Q(state=State.CONFIRMED),
    RecipientGroup.ON_SITE: Q(state=State.CONFIRMED, mode=Mode.ON_SITE),
    RecipientGroup.ONLINE: Q(state=State.CONFIRMED, mode=Mode.ONLINE),
    RecipientGroup.WAITING: Q(state__in=[State.WAITING, State.OFFERED]),
    RecipientGroup.COMING: Q(state__in=State.coming()),
    RecipientGroup.CAME: Q(attended_at__isnull=False),
}


def in_order(people: RegistrationQuerySet) -> RegistrationQuerySet:
    """Put those with a seat first, by name, and those who wait in the order of their line."""
    rank = Case(*[When(state=state, then=Value(at)) for state, at in ORDER.items()], default=9)
    place = F("place").asc(nulls_last=True)
    return people.alias(rank=rank).order_by("rank", place, Lower("name"), "pk")


def in_group(people: RegistrationQuerySet, group: str) -> RegistrationQuerySet:
    """Keep those of one group to write to."""
    return people.filter(GROUP_FILTERS[RecipientGroup(group)])


def search(people: RegistrationQuerySet, words: str) -> RegistrationQuerySet:
    """Keep those in whose name, organisation or address every word occurs.

    Compared here: not every database knows small and capital letters beyond English.
    """
    wanted = words.casefold().split()
    rows = people.values_list("pk", "name", "organisation", "email")
    found = [pk for pk, *texts in rows if _has_all(" ".join(texts).casefold(), wanted)]
    return people.filter(pk__in=found)


def to_phone(event: EventPage) -> RegistrationQuerySet:
    """Return those in line whom mail does not reach, as long as there is a seat to hope for."""
    waiting = event.registrations.named().filter(state=State.WAITING)
    if event.is_cancelled or event.has_ended():
        return waiting.none()
    return in_order(waiting.exclude(pk__in=waiting.reached()))


def with_needs() -> Q:
    """Return what tells those who have said something about access or food."""
    return ~Q(access_needs="") | ~Q(food_needs="")


def annotate_flags(event: EventPage, people: Iterable[Registration]) -> list[Registration]:
    """Give each their place in line as `number_in_line`, and what to look at as `flags`."""
    people = list(people)
    lines = _lines(event) if any(each.state == State.WAITING for each in people) else {}
    problems = delivery_problems(people)
    for each in people:
        each.event = event
        each.number_in_line = lines.get(each.pk)
        each.flags = flags_of(event, each, problems.get(str(each.uid), ""))
    return people


def flags_of(event: EventPage, person: Registration, mail: str = "") -> list[str | Promise]:
    """Return what the manager should look at; `mail` is the state of one that is under way."""
    has_lost_form = person.is_coming and not event.offers_mode(person.mode)
    is_passed_by = person.state == State.WAITING and not person.is_reached
    found = [
        (BOUNCED, person.bounced_at),
        (PHONE, is_passed_by),
        (LATE, mail not in ("", OutgoingMail.State.FAILED)),
        (GIVEN_UP, mail == OutgoingMail.State.FAILED),
        (FORM_GONE, has_lost_form),
        (PROPOSED, person.proposed),
    ]
    return [flag for flag, is_so in found if is_so]


def _lines(event: EventPage) -> dict[int, int]:
    """Return the number in its line of each who waits."""
    numbers: dict[int, int] = {}
    counted: dict[str, int] = {}
    waiting = event.registrations.filter(state=State.WAITING).order_by("place", "pk")
    for pk, mode in waiting.values_list("pk", "mode"):
        counted[mode] = numbers[pk] = counted.get(mode, 0) + 1
    return numbers


def _has_all(text: str, wanted: list[str]) -> bool:
    return all(word in text for word in wanted)
