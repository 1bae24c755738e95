"""Which lawful ways there are for a purchase, by the rules of its day."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from procurement.models import BuyingRule, RuleCode
from procurement.models.buying_rules import kronor
from procurement.purchase_routes.limits import Answer, Limit
from procurement.purchase_routes.vocabulary import Service


class Authority(models.TextChoices):
    """Who buys: the kinds that the law tells apart."""

    SUB_CENTRAL = "sub-central", _("A municipality or a region")
    CENTRAL = "central", _("A state authority")
    OTHER = "other", _("Another public buyer, for example a municipal company")
    UTILITIES = "utilities", _("A buyer for water, energy, transport or postal services")


class Way(models.TextChoices):
    """The ways that a purchase can be made."""

    DIRECT = "direct-award", _("Buy directly")
    NATIONAL = "national", _("Advertise in Sweden")
    ANNEX_2 = "annex-2", _("Advertise by the rules for services in Annex 2")
    EU = "eu", _("Advertise in the EU")


class Task(models.TextChoices):
    """What a buyer has to think of."""

    COUNTING = "counting", _("Count the whole value")
    PRINCIPLES = "principles", _("Treat all enterprises alike")
    GUIDELINES = "guidelines", _("Read your own guidelines")
    SOCIAL = "social-considerations", _("Think of the environment and of social matters")
    LOTS = "lots", _("Divide the purchase into lots")
    PUBLICATION = "publication", pgettext_lazy("task", "Publish a notice")
    DOCUMENTS = "documents", _("Let everybody read the documents")
    ANSWER = "answer", _("Tell what you decided")
    STANDSTILL = "standstill", _("Wait before you sign the contract (standstill)")
    DOCUMENTATION = "documentation", _("Write down what you do")
    AFTER_NOTICE = "after-notice", _("Publish the result (contract award notice)")


LAWS = {
    Way.DIRECT: RuleCode.LAW_DIRECT,
    Way.NATIONAL: RuleCode.LAW_NATIONAL,
    Way.ANNEX_2: RuleCode.LAW_ANNEX_2,
    Way.EU: RuleCode.LAW_EU,
}
ADVERTISED = {
    Task.COUNTING: RuleCode.COUNTING,
    Task.PRINCIPLES: RuleCode.PRINCIPLES,
    Task.SOCIAL: RuleCode.SOCIAL,
    Task.PUBLICATION: RuleCode.PUBLICATION,
    Task.DOCUMENTS: RuleCode.DOCUMENTS,
    Task.ANSWER: RuleCode.DECISION,
    Task.STANDSTILL: RuleCode.STANDSTILL,
    Task.DOCUMENTATION: RuleCode.DOCUMENTATION_NOTICE,
    Task.AFTER_NOTICE: RuleCode.AFTER_NOTICE,
}
TASKS: dict[Way, dict[Task, RuleCode]] = {
    Way.DIRECT: {
        Task.COUNTING: RuleCode.COUNTING,
        Task.GUIDELINES: RuleCode.GUIDELINES,
        Task.PRINCIPLES: RuleCode.PRINCIPLES,
        Task.PUBLICATION: RuleCode.VOLUNTARY_NOTICE,
        Task.ANSWER: RuleCode.ANSWER,
        Task.STANDSTILL: RuleCode.NO_STANDSTILL,
        Task.DOCUMENTATION: RuleCode.DOCUMENTATION,
        Task.AFTER_NOTICE: RuleCode.AFTER_NOTICE_DIRECT,
    },
    Way.NATIONAL: ADVERTISED,
    Way.ANNEX_2: ADVERTISED,
    Way.EU: {
        **ADVERTISED,
        Task.LOTS: RuleCode.LOTS,
        Task.PUBLICATION: RuleCode.PUBLICATION_EU,
        Task.DOCUMENTATION: RuleCode.DOCUMENTATION_EU,
        Task.AFTER_NOTICE: RuleCode.AFTER_NOTICE_EU,
    },
}
NOT_NEEDED = (RuleCode.VOLUNTARY_NOTICE, RuleCode.NO_STANDSTILL)
RESERVATIONS = (RuleCode.RESERVED_4_18, RuleCode.RESERVED_19_25, RuleCode.RESERVED_19_25A)


@dataclass(frozen=True)
class Question:
    """What somebody wants to know: what is bought, for how much, by whom, and when."""

    service: Service
    value: Decimal
    authority: Authority
    day: dt.date

    @property
    def amount(self) -> str:
        """Return the value as it is written."""
        return kronor(self.value)


@dataclass(frozen=True)
class Point:
    """One thing that the law says of a purchase: whether, in which words, and where it stands."""

    code: str
    label: str
    answer: Answer
    rule: BuyingRule | None


@dataclass(frozen=True)
class Path:
    """One way that a purchase can be made: its chapter of the law, and what there is to do."""

    way: Way
    law: BuyingRule
    tasks: list[Point]


class Route:
    """The answer to a question, by the rules of its day; what is not known is said to be so."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.rules = BuyingRule.objects.on(question.day)

    @property
    def is_about_utilities(self) -> bool:
        """Return whether another act is at issue, which we do not know."""
        return self.question.authority == Authority.UTILITIES

    @cached_property
    def annex_2(self) -> Answer:
        """Return whether the service is one of those in Annex 2."""
        if self.question.service.nature != "services":
            return Answer.NO
        return self._covers(RuleCode.ANNEX_2)

    @property
    def is_annex_2_doubtful(self) -> bool:
        """Return whether Annex 2 names the group of the service, but read strictly not it."""
        rule = self.rules.get(RuleCode.ANNEX_2)
        is_no = self.question.service.nature == "services" and self.annex_2 == Answer.NO
        return bool(is_no and rule and rule.names_group_of(self.question.service.code))

    @cached_property
    def threshold(self) -> Limit:
        """Return the amount from which the EU rules, or those for Annex 2, apply in full."""
        if self.is_about_utilities or self.annex_2 == Answer.UNKNOWN:
            return Limit(None)
        if self.annex_2 == Answer.YES:
            return self._limit(RuleCode.THRESHOLD_ANNEX_2)
        if self.question.service.nature == "works":
            return self._limit(RuleCode.THRESHOLD_WORKS)
        is_central = self.question.authority == Authority.CENTRAL
        code = RuleCode.THRESHOLD_CENTRAL if is_central else RuleCode.THRESHOLD_SUB_CENTRAL
        return self._limit(code)

    @cached_property
    def reaches_threshold(self) -> Answer:
        """Return whether the value is at the threshold or above it."""
        return self.threshold.reached_by(self.question.value)

    @cached_property
    def direct_limit(self) -> Limit:
        """Return the amount below which the purchase may be made directly.

        Below the usual limit every purchase may, so that one is enough where the other is unknown.
        """
        if self.is_about_utilities:
            return Limit(None)
        usual = self._limit(RuleCode.DIRECT_AWARD)
        is_enough = usual.reached_by(self.question.value) == Answer.NO
        if self.annex_2 == Answer.YES and not (is_enough and self.threshold.value is None):
            return self.threshold
        return usual

    @cached_property
    def direct_award(self) -> Answer:
        """Return whether the purchase may be made directly."""
        if self.is_about_utilities:
            return Answer.UNKNOWN
        usual = self._limit(RuleCode.DIRECT_AWARD).reached_by(self.question.value)
        if usual == Answer.NO or self.annex_2 == Answer.NO:
            return usual.opposite
        return self.direct_limit.reached_by(self.question.value).opposite

    @property
    def verdict_rules(self) -> list[BuyingRule]:
        """Return the rules that settle whether it may be bought directly."""
        if self.is_about_utilities:
            return []
        codes = [RuleCode.DIRECT_AWARD]
        if self.annex_2 == Answer.YES:
            codes += [RuleCode.ANNEX_2, RuleCode.THRESHOLD_ANNEX_2]
        return [self.rules[code] for code in codes if code in self.rules]

    @cached_property
    def paths(self) -> list[Path]:
        """Return the ways that are open: several only where we do not know enough."""
        known = [(way, self.rules.get(LAWS[way])) for way in self._ways()]
        if self.is_about_utilities:
            return []
        return [Path(way, law, self._tasks(way)) for way, law in known if law]

    @cached_property
    def reservations(self) -> list[Point]:
        """Return for each rule on reserved contracts whether it is open for the service."""
        return [
            Point(code, str(code.label), self._reserved(code), self.rules.get(code))
            for code in RESERVATIONS
        ]

    def _ways(self) -> Iterator[Way]:
        if self.direct_award != Answer.NO:
            yield Way.DIRECT
        if self.direct_award == Answer.YES:
            return
        if self.annex_2 == Answer.YES:
            yield Way.ANNEX_2
            return
        if self.reaches_threshold != Answer.YES:
            yield Way.NATIONAL
        if self.reaches_threshold != Answer.NO:
            yield Way.EU

    def _tasks(self, way: Way) -> list[Point]:
        rules = [(task, TASKS[way][task]) for task in Task if task in TASKS[way]]
        return [
            Point(task, str(task.label), self._is_needed(code), self.rules.get(code))
            for task, code in rules
        ]

    def _is_needed(self, code: RuleCode) -> Answer:
        rule, value = self.rules.get(code), self.question.value
        if rule is None:
            return Answer.UNKNOWN
        if code in NOT_NEEDED:
            return Answer.NO
        if code == RuleCode.AFTER_NOTICE_DIRECT:
            return Limit(rule).reached_by(value)
        if code == RuleCode.DOCUMENTATION:
            return Limit(rule).exceeded_by(value)
        return Answer.YES

    def _reserved(self, code: RuleCode) -> Answer:
        if self.is_about_utilities:
            return Answer.UNKNOWN
        return self._covers(code)

    def _covers(self, code: RuleCode) -> Answer:
        """Return whether a rule holds for the service; one without codes holds for all."""
        rule = self.rules.get(code)
        if rule is None:
            return Answer.UNKNOWN
        covers = not rule.spans or rule.covers(self.question.service.code)
        return Answer.YES if covers else Answer.NO

    def _limit(self, code: RuleCode) -> Limit:
        return Limit(self.rules.get(code))
