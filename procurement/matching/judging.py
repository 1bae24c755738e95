"""Whether an enterprise could deliver what a notice asks for: why, and what is missing.

What is not known never speaks against an enterprise: it is said. The one thing that does is the
enterprise's own word that it works somewhere else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext

from enterprises.models.enums import ReservationRule
from procurement.enums import InCounty, Reserved, ReservedScope
from procurement.matching.codes import is_telling, nearest
from procurement.matching.facts import EnterpriseFacts, LotFacts, NoticeFacts, Sold
from procurement.matching.words import Names, lots_in_words, nearness
from procurement.models import Notice

RULE_OF = {
    Reserved.WORKSHOPS: ReservationRule.LOU_4_18,
    Reserved.PUBLIC_SERVICE: ReservationRule.LOU_19_25,
    Reserved.IDEA_BASED: ReservationRule.LOU_19_25A,
}


@dataclass(frozen=True)
class Likeness:
    """The best of what an enterprise sells beside what a notice asks for."""

    digits: int
    sold: Sold
    asked: str


@dataclass
class Fit:
    """One enterprise and one notice, compared."""

    enterprise: EnterpriseFacts
    asked: NoticeFacts
    names: Names

    @cached_property
    def alike(self) -> list[Likeness]:
        """Return what the enterprise sells that is near what is asked for, the nearest first."""
        found = []
        for sold in self.enterprise.sold:
            digits, asked = nearest(sold.code, self.asked.codes)
            if digits:
                found.append(Likeness(digits, sold, asked))
        return sorted(found, key=lambda each: (-each.digits, bool(each.sold.category)))

    @cached_property
    def here(self) -> list[Likeness]:
        """Return what of it is delivered where the notice asks for it, or may be."""
        return [each for each in self.alike if self._is_near(each.sold)]

    @property
    def could_deliver(self) -> bool:
        """Tell whether the enterprise sells something like it, and does not say: not there."""
        return bool(self.here)

    @property
    def best(self) -> Likeness:
        """Return what fits best."""
        return self.here[0]

    @cached_property
    def lots(self) -> list[LotFacts]:
        """Return the lots that something of it fits, of those that say what they ask for."""
        sold = [each.sold.code for each in self.here]
        return [
            lot for lot in self.asked.lots if any(nearest(code, sold)[0] for code in lot.codes)
        ]

    @property
    def states_reservation(self) -> bool | None:
        """Tell whether it says that it is such as the tender is reserved for; None: it is not."""
        rule = RULE_OF.get(self.asked.reserved)
        return None if rule is None else rule in self.enterprise.rules

    @property
    def order(self) -> tuple:
        """Return what to sort by: the nearest first, then what least is missing from."""
        is_named = bool(self._places_of(self.best))
        return (
            self.states_reservation is False,
            -self.best.digits,
            not is_named,
            bool(self.best.sold.category),
            self.enterprise.title.casefold(),
            self.enterprise.pk,
        )

    @cached_property
    def reasons(self) -> list[str]:
        """Return why it fits, each in a sentence in the reader's language."""
        likeness = self.best
        reasons = [self._what(likeness)]
        named = [lot for lot in self.asked.lots if any(map(is_telling, lot.codes))]
        if len(named) > 1:
            reasons.append(lots_in_words(self.lots, len(named)))
        if places := self._places_of(likeness):
            reasons.append(gettext("Works in %(places)s.") % {"places": ", ".join(places)})
        if self.states_reservation:
            reasons.append(
                gettext("States that contracts may be reserved for it. %(rule)s.")
                % {"rule": self._rule}
            )
        return reasons

    @cached_property
    def missing(self) -> list[str]:
        """Return what is missing or not known, each in a sentence in the reader's language."""
        found = []
        if not self.enterprise.works_in(self.best.sold):
            found.append(gettext("It does not say where it works."))
        elif not self.asked.places:
            found.append(_where(self.asked.notice))
        if self.states_reservation is False:
            sentence = gettext(
                "The tender is reserved, and it does not say whether it is such as may bid. "
                "%(rule)s."
            )
            if self.asked.notice.reserved_scope == ReservedScope.SOME:
                sentence = gettext(
                    "Some lots are reserved, and it does not say whether it is such as may bid. "
                    "%(rule)s."
                )
            found.append(sentence % {"rule": self._rule})
        return found

    @property
    def _rule(self) -> str:
        return str(RULE_OF[self.asked.reserved].label)

    def _is_near(self, sold: Sold) -> bool:
        works_in = self.enterprise.works_in(sold)
        return not (works_in and self.asked.places) or bool(works_in & set(self.asked.places))

    def _places_of(self, likeness: Likeness) -> list[str]:
        works_in = self.enterprise.works_in(likeness.sold)
        return sorted(name for code, name in self.asked.places.items() if code in works_in)

    def _what(self, likeness: Likeness) -> str:
        told = {
            "asked": self.names.with_name(likeness.asked),
            "sold": self.names.with_name(likeness.sold.code),
            "nearness": nearness(likeness.digits, likeness.sold.code, likeness.asked),
        }
        category = likeness.sold.category
        if category is None and likeness.sold.code == likeness.asked:
            return gettext("Sells what is asked for: %(asked)s.") % told
        if category is None:
            sentence = gettext("Sells %(sold)s. The tender asks for %(asked)s: %(nearness)s.")
            return sentence % told
        sentence = gettext(
            "Is in the category %(category)s. The tender asks for %(asked)s: %(nearness)s."
        )
        return sentence % {**told, "category": category.label}


def _where(notice: Notice) -> str:
    """Say what is known of the place where no municipality is named."""
    if notice.in_county == InCounty.NO:
        return gettext("The work is outside the county.")
    if notice.in_county == InCounty.YES:
        return gettext("The work is in the county, but the notice does not say in which part.")
    return gettext("The notice does not say in which municipality the work is.")


def fits(enterprises: list[EnterpriseFacts], asked: NoticeFacts) -> list[Fit]:
    """Return the enterprises that could deliver what one notice asks for, the best first."""
    names = names_for(enterprises, [asked])
    found = (Fit(enterprise, asked, names) for enterprise in enterprises)
    return sorted((fit for fit in found if fit.could_deliver), key=lambda fit: fit.order)


def names_for(enterprises: Iterable[EnterpriseFacts], notices: Iterable[NoticeFacts]) -> Names:
    """Return the names of every code that some enterprises and notices have."""
    codes = [each.codes for each in enterprises] + [each.codes for each in notices]
    return Names(set().union(*codes))
