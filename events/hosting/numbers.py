"""How many have answered what, for one meeting or many, in one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.functional import Promise

from events.enums import Mode, State
from events.models import EventPage, Registration

Counts = dict[tuple[str, str], tuple[int, int]]  # by form and state: all, and those who came
MODES = (Mode.ON_SITE, Mode.ONLINE)


@dataclass(frozen=True)
class ModeNumbers:
    """How many take part in one way."""

    mode: str
    label: str | Promise
    seats: int | None  # nothing: no limit
    is_offered: bool
    confirmed: int
    offered: int
    waiting: int
    gone: int
    came: int

    @property
    def expected(self) -> int:
        """Return how many are, or were, to come."""
        return self.confirmed + self.offered

    @property
    def excess(self) -> int:
        """Return how many more have a seat than there are seats."""
        return 0 if self.seats is None else max(0, self.expected - self.seats)


@dataclass(frozen=True)
class Numbers:
    """How many have answered what to one meeting."""

    modes: list[ModeNumbers]
    declined: int
    walked_in: int

    @property
    def coming(self) -> int:
        """Return how many want to take part."""
        return sum(each.expected + each.waiting for each in self.modes)


def numbers_of(events: Iterable[EventPage]) -> dict[int, Numbers]:
    """Return the numbers of each meeting by its key."""
    events = list(events)
    counts: dict[int, Counts] = {event.pk: {} for event in events}
    rows = Registration.objects.filter(event__in=counts).order_by()
    counted = rows.values("event", "mode", "state").annotate(
        count=Count("pk"), came=Count("attended_at")
    )
    for row in counted:
        counts[row["event"]][row["mode"], row["state"]] = row["count"], row["came"]
    return {event.pk: _numbers(event, counts[event.pk]) for event in events}


def _numbers(event: EventPage, counts: Counts) -> Numbers:
    modes = [_of_mode(event, mode, counts) for mode in MODES]
    return Numbers(
        [each for each in modes if each.is_offered or each.expected or each.waiting or each.came],
        _sum(counts, [State.DECLINED]),
        _sum(counts, [State.WALKED_IN]),
    )


def _of_mode(event: EventPage, mode: Mode, counts: Counts) -> ModeNumbers:
    own = {key: count for key, count in counts.items() if key[0] == mode}
    return ModeNumbers(
        mode.value,
        mode.label,
        event.capacities().get(mode),
        event.offers_mode(mode),
        confirmed=_sum(own, [State.CONFIRMED]),
        offered=_sum(own, [State.OFFERED]),
        waiting=_sum(own, [State.WAITING]),
        gone=_sum(own, [State.CANCELLED, State.LAPSED]),
        came=sum(came for _count, came in own.values()),
    )


def _sum(counts: Counts, states: list[Any]) -> int:
    return sum(count for (_mode, state), (count, _came) in counts.items() if state in states)
