"""Which enterprises could cover together what one alone does not, of those that want to.

Only who has said *would like to bid together with others* is proposed. The work is capped: the
best for each part are tried, at most `POOL` of them, in groups of at most `LARGEST`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, zip_longest

from procurement.matching.codes import FEWEST, is_telling, nearest
from procurement.matching.facts import NoticeFacts
from procurement.matching.finding import enterprises_for
from procurement.matching.judging import Fit
from procurement.matching.words import Names, nearness

MOST, LARGEST, POOL = 5, 4, 24


@dataclass(frozen=True)
class Need:
    """One thing that a tender asks for: a lot, or a kind of services or goods."""

    title: str
    codes: frozenset[str]


@dataclass(frozen=True)
class Candidate:
    """An enterprise that wants to bid together, and which of the needs it covers."""

    fit: Fit
    covered: frozenset[int]

    @property
    def pk(self) -> int:
        """Return its Swedish page."""
        return self.fit.enterprise.pk

    def nearness_to(self, need: Need) -> str:
        """Return in words how near what it sells is to a need."""
        sold = [each.sold.code for each in self.fit.here]
        found = [(*nearest(code, sold), code) for code in sorted(need.codes)]
        digits, one, other = max(found, key=lambda each: each[0])
        return nearness(digits, one, other)


@dataclass(frozen=True)
class Combination:
    """Some who cover together what none of them covers alone."""

    members: tuple[Candidate, ...]

    @property
    def covered(self) -> frozenset[int]:
        """Return what they cover together."""
        return frozenset().union(*(each.covered for each in self.members))

    @property
    def count(self) -> int:
        """Return how much they cover together."""
        return len(self.covered)


@dataclass
class Proposal:
    """Who could bid together for one tender."""

    needs: list[Need]
    candidates: list[Candidate] = field(default_factory=list)

    @property
    def everything(self) -> frozenset[int]:
        """Return every need, by its place in the list."""
        return frozenset(range(len(self.needs)))

    @property
    def alone(self) -> list[Candidate]:
        """Return those that cover every need by themselves."""
        return [each for each in self.candidates if each.covered == self.everything]

    @property
    def partners(self) -> list[Candidate]:
        """Return those that cover a part."""
        return [each for each in self.candidates if each.covered != self.everything]

    @property
    def uncovered(self) -> list[Need]:
        """Return the needs that nobody covers who wants to bid together."""
        return [self.needs[place] for place in sorted(self.everything - self.covered)]

    @property
    def covered(self) -> frozenset[int]:
        """Return what is covered by anybody who wants to bid together."""
        return frozenset().union(*(each.covered for each in self.candidates))

    @property
    def combinations(self) -> list[Combination]:
        """Return who could go together: the smallest groups first, always in the same order.

        Where no group covers everything that anybody does, those that cover the most.
        """
        groups = list(_groups(_pool(self.partners, len(self.needs))))
        most = max([group.count for group in groups], default=0)
        return [group for group in groups if group.count == most][:MOST]


def propose(asked: NoticeFacts) -> Proposal:
    """Return who could bid together for a tender."""
    needs = needs_of(asked)
    found = [_candidate(fit, needs) for fit in enterprises_for(asked, joint_only=True)]
    return Proposal(needs, [each for each in found if each.covered])


def needs_of(asked: NoticeFacts) -> list[Need]:
    """Return the lots of a tender; without any, the kinds of things that it asks for."""
    lots = [Need(lot.title, lot.codes) for lot in asked.lots if any(map(is_telling, lot.codes))]
    if len(lots) > 1:
        return lots
    names = Names(asked.codes)
    kinds: dict[str, list[str]] = {}
    for code in sorted(filter(is_telling, asked.codes)):
        kinds.setdefault(code[:FEWEST], []).append(code)
    return [
        Need("; ".join(names.with_name(code) for code in codes), frozenset(codes))
        for codes in kinds.values()
    ]


def _candidate(fit: Fit, needs: list[Need]) -> Candidate:
    sold = [each.sold.code for each in fit.here]
    covered = {
        place
        for place, need in enumerate(needs)
        if any(nearest(code, sold)[0] for code in need.codes)
    }
    return Candidate(fit, frozenset(covered))


def _pool(partners: list[Candidate], needs: int) -> list[Candidate]:
    """Return the best for each need, in turns, so that no need is left out for want of room."""
    lines = [[each for each in partners if place in each.covered] for place in range(needs)]
    in_turns = (each for row in zip_longest(*lines) for each in row if each)
    return list({each.pk: each for each in in_turns}.values())[:POOL]


def _groups(pool: list[Candidate]) -> Iterator[Combination]:
    """Return every group in which nobody could be left out, the smallest first."""
    bits = {each.pk: sum(1 << place for place in each.covered) for each in pool}
    for size in range(2, LARGEST + 1):
        for members in combinations(pool, size):
            covered = [bits[each.pk] for each in members]
            if _needs_each(covered):
                yield Combination(members)


def _needs_each(covered: list[int]) -> bool:
    """Tell whether each covers something that none of the others does."""
    once = twice = 0
    for each in covered:
        twice |= once & each
        once |= each
    alone = once & ~twice
    return all(each & alone for each in covered)
