"""What an enterprise may use in procurement, as readers and buyers see it."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from enterprises.models import EnterprisePage, Evidence
from enterprises.models.enums import Criterion, LegalForm, Support
from enterprises.reserved.rules import ASF, CRITERIA, SUPPORTING


@dataclass(frozen=True)
class Line:
    """One criterion as it is supported today; without evidence the enterprise only states it."""

    criterion: Criterion
    evidence: Evidence | None = None

    @property
    def label(self) -> str:
        """Return the criterion in words; a certificate by its name."""
        return (self.evidence and self.evidence.title) or str(self.criterion.label)

    @property
    def support(self) -> Support:
        """Return how it is supported today: what has expired is only stated."""
        return Support(self.evidence.present_support) if self.evidence else Support.STATED

    @property
    def is_stated(self) -> bool:
        """Return whether there is only the word of the enterprise."""
        return self.support == Support.STATED

    @property
    def has_expired(self) -> bool:
        """Return whether it was supported, but no longer is."""
        return bool(
            self.evidence and self.evidence.has_expired and self.evidence.support != Support.STATED
        )

    @property
    def is_condition(self) -> bool:
        """Return whether the law asks for it."""
        return self.criterion not in SUPPORTING

    @property
    def statement(self) -> str:
        """Return what the enterprise says of it."""
        return self.evidence.statement if self.evidence else ""

    @property
    def checked_on(self) -> dt.date | None:
        """Return when it was checked, if that still holds."""
        return None if self.is_stated or not self.evidence else self.evidence.checked_on

    @property
    def valid_until(self) -> dt.date | None:
        """Return until when it holds, or when it stopped."""
        return self.evidence.valid_until if self.evidence else None

    @property
    def link(self) -> str | None:
        """Return the address where anyone can see it for themselves."""
        link = self.evidence.link if self.evidence else ""
        return link if link.startswith(("https://", "http://")) else None


@dataclass(frozen=True)
class Rule:
    """A rule that the enterprise says that it fits, with what the law asks for."""

    claim: Any
    lines: list[Line]


class Passport:
    """The rules, the criteria and the certificates of one profile, and how each is supported."""

    def __init__(self, page: EnterprisePage) -> None:
        self.page = page

    @cached_property
    def evidence(self) -> list[Evidence]:
        """Return the evidence, what is best supported first."""
        order = [Support.REGISTER, Support.SEEN, Support.STATED]
        return sorted(self.page.evidence.all(), key=lambda row: order.index(row.present_support))

    @cached_property
    def rules(self) -> list[Rule]:
        """Return the rules that are claimed, each with its criteria."""
        return [
            Rule(claim, self.criteria(claim.rule)) for claim in self.page.reservation_claims.all()
        ]

    def criteria(self, rule: str) -> list[Line]:
        """Return what a rule asks for; what it does not ask for only when there is evidence."""
        lines = [self._line(criterion) for criterion in CRITERIA.get(rule, [])]
        return [line for line in lines if line.is_condition or line.evidence]

    @cached_property
    def asf(self) -> list[Line]:
        """Return the criteria of work-integrating enterprises that it says something of."""
        lines = [self._line(criterion) for criterion in ASF]
        return [line for line in lines if line.evidence]

    @cached_property
    def others(self) -> list[Line]:
        """Return restricted dividends, which the legal form says too, and the certificates."""
        svb = self._line(Criterion.SVB)
        is_svb = bool(svb.evidence) or self.page.legal_form == LegalForm.LIMITED_SVB
        kept = [row for row in self.evidence if row.criterion == Criterion.CERTIFICATE]
        certificates = [Line(Criterion.CERTIFICATE, row) for row in kept]
        return [*([svb] if is_svb else []), *certificates]

    @property
    def lines(self) -> list[Line]:
        """Return everything that belongs to no rule of reservation."""
        return [*self.asf, *self.others]

    @property
    def is_checked(self) -> bool:
        """Return whether anything in it was looked at by a reviewer."""
        every = [*self.lines, *(line for rule in self.rules for line in rule.lines)]
        return any(not line.is_stated for line in every)

    def _line(self, criterion: Criterion) -> Line:
        found = (row for row in self.evidence if row.criterion == criterion)
        return Line(criterion, next(found, None))
