"""The awards of a notice: who won which lot, by the contracts, since losers send tenders too."""

from collections.abc import Iterator
from typing import Any

from lxml.etree import _Element as Element

from procurement.importing.eforms.elements import (
    EXTENSION,
    Notice,
    by_identifier,
    money,
    node,
    nodes,
    value,
    values,
    withheld_codes,
)
from procurement.importing.eforms.organisations import Organisation, winner
from procurement.importing.times import plain_date
from procurement.importing.values import whole_number

RESULT = f"{EXTENSION}/efac:NoticeResult"
WON = "selec-w"
CLOSED = "clos-nw"
TENDERS = "efac:LotTender/cbc:ID"


class Results:
    """The result of a notice, with its tenders, parties and contracts by identifier."""

    def __init__(self, notice: Notice, organisations: dict[str, Organisation]) -> None:
        self.notice = notice
        self.organisations = organisations
        self.element = node(notice.root, RESULT)
        self.tenders = by_identifier(self.element, "efac:LotTender", "cbc:ID")
        self.parties = by_identifier(self.element, "efac:TenderingParty", "cbc:ID")
        self.contracts = by_identifier(self.element, "efac:SettledContract", "cbc:ID")

    def awards(self) -> list[dict[str, Any]]:
        """Return one award per result of a lot, else one per contract."""
        results = list(nodes(self.element, "efac:LotResult"))
        if results:
            return [self._award(result) for result in results]
        contracts = nodes(self.element, "efac:SettledContract")
        return [self._award_of_contract(contract) for contract in contracts]

    def value(self) -> dict[str, str | None] | None:
        """Return the value of the whole result."""
        return money(self.element, "cbc:TotalAmount")

    def _award(self, result: Element) -> dict[str, Any]:
        withheld = withheld_codes(result)
        outcome = None if "win-cho" in withheld else value(result, "cbc:TenderResultCode") or None
        reason = value(result, "efac:DecisionReason/efbc:DecisionReasonCode")
        is_told = outcome in {WON, None} and "win-cho" not in withheld
        return {
            "result_id": value(result, "cbc:ID") or None,
            "lot_id": value(result, "efac:TenderLot/cbc:ID") or None,
            "outcome": outcome,
            "reason": None if "no-awa-rea" in withheld else reason or None,
            "tenders_received": _received(result),
            "winners": self._winners(result, outcome) if is_told else [],
        }

    def _award_of_contract(self, contract: Element) -> dict[str, Any]:
        tenders = values(contract, TENDERS)
        lots = (value(self.tenders.get(t), "efac:TenderLot/cbc:ID") for t in tenders)
        return {
            "result_id": None,
            "lot_id": next(filter(None, lots), None),
            "outcome": None,
            "reason": None,
            "tenders_received": None,
            "winners": [self._winner(tender, contract) for tender in tenders],
        }

    def _winners(self, result: Element, outcome: str | None) -> list[dict[str, Any]]:
        own = values(result, TENDERS)
        references = values(result, "efac:SettledContract/cbc:ID")
        won = list(self._contracted(own, references))
        if won:
            return [self._winner(tender, contract) for tender, contract in won]
        if references:
            self.notice.findings.warnings.add("inconsistent_result")
        elif outcome != WON:
            return []
        return [self._winner(tender) for tender in own]

    def _contracted(self, own: list[str], references: list[str]) -> Iterator[tuple[str, Element]]:
        for reference in references:
            contract = self.contracts.get(reference)
            for tender in values(contract, TENDERS):
                if contract is not None and (not own or tender in own):
                    yield tender, contract

    def _winner(self, tender: str, contract: Element | None = None) -> dict[str, Any]:
        element = self.tenders.get(tender)
        withheld = withheld_codes(element)
        amount = money(element, "cac:LegalMonetaryTotal/cbc:PayableAmount")
        rank = value(element, "cbc:RankCode")
        return {
            "tender": tender,
            "rank": None if "ten-ran" in withheld else whole_number(rank),
            "value": None if "win-ten-val" in withheld else amount,
            "organisations": list(self._members(element)),
            "decision_date": self._date(contract, "cbc:AwardDate"),
            "contract_date": self._date(contract, "cbc:IssueDate"),
        }

    def _members(self, tender: Element | None) -> Iterator[dict[str, Any]]:
        for party in values(tender, "efac:TenderingParty/cbc:ID"):
            for reference in values(self.parties.get(party), "efac:Tenderer/cbc:ID"):
                if organisation := self.organisations.get(reference):
                    yield winner(self.notice, reference, organisation)

    def _date(self, contract: Element | None, path: str) -> str | None:
        return plain_date(value(contract, path), self.notice.findings)


def _received(result: Element) -> int | None:
    """Return how many tenders came in, unless this very count is withheld."""
    withheld = values(result, "efac:FieldsPrivacy/efbc:FieldIdentifierCode")
    for statistics in nodes(result, "efac:ReceivedSubmissionsStatistics"):
        if value(statistics, "efbc:StatisticsCode") == "tenders":
            hidden = "rec-sub-cou" in {*withheld, *withheld_codes(statistics)}
            return None if hidden else whole_number(value(statistics, "efbc:StatisticsNumeric"))
    return None
