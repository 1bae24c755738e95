"""Which of the notices about a procurement is shown, and in which order they stand as history.

What arrived first plays no part, so that every order of arrival ends with the same page.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from procurement.enums import Phase
from procurement.importing.codes import PHASES
from procurement.models import NoticeVersion
from procurement.versions.references import is_universal, means

RANKS = {Phase.PLANNED: 0, Phase.OPEN: 1, Phase.AWARDED: 2}
Place = tuple[dt.datetime, int, int, str, str]


@dataclass
class Family:
    """The notices about one procurement, the oldest first."""

    history: list[NoticeVersion]
    replaced: dict[NoticeVersion, list[NoticeVersion]]

    @property
    def tips(self) -> list[NoticeVersion]:
        """Return those that no other one replaces."""
        gone = {old for each in self.history for old in self.replaced[each]}
        return [version for version in self.history if version not in gone] or self.history

    @property
    def shown(self) -> NoticeVersion:
        """Return the notice that the page shows: of the furthest stage, the latest."""
        return self._latest(self.tips)

    @property
    def competition(self) -> NoticeVersion | None:
        """Return the call for tenders behind an award."""
        return self._latest([each for each in self.tips if rank(each) == RANKS[Phase.OPEN]])

    @property
    def is_changed(self) -> bool:
        """Tell whether what is shown changes an earlier notice."""
        return bool(self.shown.content.get("change") or self.replaced[self.shown])

    def chain(self, version: NoticeVersion) -> list[NoticeVersion]:
        """Return the notice with all that it replaces, directly or not."""
        found = [version]
        for each in found:
            found += [old for old in self.replaced[each] if old not in found]
        return found

    def until(self, number: int) -> "Family":
        """Return what was known after so many of the notices."""
        return Family(self.history[:number], self.replaced)

    def _latest(self, versions):
        return max(versions, key=lambda each: (rank(each), self.history.index(each)), default=None)


def family(versions: Sequence[NoticeVersion]) -> Family:
    """Return the notices in the order in which they were meant."""
    replaced = {each: [old for old in versions if _replaces(each, old)] for each in versions}
    places: dict[NoticeVersion, Place] = {}
    for each in versions:
        _place(each, replaced, places, set())
    return Family(sorted(versions, key=places.__getitem__), replaced)


def rank(version: NoticeVersion) -> int:
    """Return how far the procurement has come with this notice, also when it calls it off."""
    content = version.content
    if content["phase"] != Phase.CANCELLED:
        return RANKS.get(content["phase"], 0)
    return RANKS.get(PHASES.get(content["form_type"] or ""), 2 if content["awards"] else 1)


def _replaces(new: NoticeVersion, old: NoticeVersion) -> bool:
    if new is old:
        return False
    is_later = new.identity == old.identity and new.part == old.part and new.number > old.number
    is_same_notice = is_universal(new.identity) or new.ocid == old.ocid
    return (is_later and is_same_notice) or (
        bool(new.content.get("change")) and means(new.changed_notice, old)
    )


def _place(version, replaced, places, asked) -> Place:
    """Find where a notice stands: never before one that it replaces, whatever their clocks say."""
    if version not in places and version not in asked:
        asked.add(version)
        before = [_place(old, replaced, places, asked) for old in replaced[version]]
        at = max([version.dispatched_at, *(place[0] for place in before)])
        depth = 1 + max([place[1] for place in before], default=0)
        places[version] = (at, depth, version.number, version.key, version.part)
    # in a ring of notices that each change the next, the first asked for stands as it says
    return places.get(version) or (version.dispatched_at, 0, 0, version.key, version.part)
