"""The awards of a release: who won what, for how much, and when the contract was signed."""

from typing import Any

from procurement.importing.findings import Findings
from procurement.importing.ocds.lots import related
from procurement.importing.ocds.members import Members, money, objects, text, texts
from procurement.importing.ocds.parties import winner, with_party
from procurement.importing.times import plain_date

WON = "selec-w"
OUTCOMES = {
    "active": WON,
    "unsuccessful": "clos-nw",
    "cancelled": "clos-nw",
    "pending": "open-nw",
}


def awards(release: Members, language: str | None, findings: Findings) -> list[dict[str, Any]]:
    """Return the awards in their order."""
    return [_award(release, award, language, findings) for award in objects(release, "awards")]


def _award(
    release: Members, award: Members, language: str | None, findings: Findings
) -> dict[str, Any]:
    outcome = OUTCOMES.get(text(award, "status"))
    suppliers = [with_party(release, each) for each in objects(award, "suppliers")]
    signed = (
        text(contract, "dateSigned")
        for contract in objects(release, "contracts")
        if text(contract, "awardID") == text(award, "id")
    )
    won = {
        "tender": next(iter(texts(award, "relatedBids")), None),
        "rank": None,
        "value": money(award, "value"),
        "organisations": [winner(supplier, language) for supplier in suppliers],
        "decision_date": plain_date(text(award, "date")[:10], findings),
        "contract_date": plain_date(next(filter(None, signed), "")[:10], findings),
    }
    return {
        "result_id": text(award, "id") or None,
        "lot_id": next(iter(related(award)), None),
        "outcome": outcome,
        "reason": None,
        "tenders_received": None,
        "winners": [won] if outcome in {WON, None} and suppliers else [],
    }
