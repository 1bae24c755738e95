"""How many have answered what, for one meeting or many, and where too many have a seat."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from events.enums import Mode, State
from events.models import EventPage, Registration

Counts = dict[tuple[str, str], tuple[int, int]]  # by form and state: all, and those who came
MODES = (Mode.ON_SITE, Mode.ONLINE)


@dataclass(frozen=True)
class ModeCounts:
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
class MeetingCounts:
    """How many have answered what to one meeting."""

    modes: list[ModeCounts]
    declined: int
    walked_in: int

    @property
    def coming(self) -> int:
        """Return how many want to take part."""
        return sum(each.expected + each.waiting for each in self.modes)


def counts_of(events: Iterable[EventPage]) -> dict[int, MeetingCounts]:
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


def _numbers(event: EventPage, counts: Counts) -> MeetingCounts:
    modes = [_of_mode(event, mode, counts) for mode in MODES]
    return MeetingCounts(
        [each for each in modes if each.is_offered or each.expected or each.waiting or each.came],
        _sum(counts, [State.DECLINED]),
        _sum(counts, [State.WALKED_IN]),
    )


def _of_mode(event: EventPage, mode: Mode, counts: Counts) -> ModeCounts:
    own = {key: count for key, count in counts.items() if key[0] == mode}
    return ModeCounts(
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


def overbooking_in_words(numbers: MeetingCounts) -> list[str]:
    """Return a sentence for each form in which too many have a seat."""
    return [_sentence(each.mode, each.excess) for each in numbers.modes if each.excess]


def warn_of_overbooking(request: HttpRequest, page: Page) -> None:
    """Tell whoever has published a meeting with fewer seats than are taken."""
    if not isinstance(page, EventPage):
        return
    for sentence in overbooking_in_words(counts_of([page.source])[page.source.pk]):
        messages.warning(request, sentence)


def _sentence(mode: str, count: int) -> str:
    where = _("in the room") if mode == Mode.ON_SITE else _("online")
    return ngettext(
        "One person too many has a seat %(where)s. Nobody loses theirs, and nobody new gets one.",
        "%(count)s more people have a seat %(where)s than there are seats. Nobody loses theirs, "
        "and nobody new gets one.",
        count,
    ) % {"count": count, "where": where}
