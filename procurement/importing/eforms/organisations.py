"""The organisations of a notice: who buys, who won. Their contacts are not read."""

from dataclasses import dataclass
from typing import Any

from lxml.etree import _Element as Element

from procurement.importing.eforms.elements import EXTENSION, Notice, nodes, value

IDENTIFIER = "cac:PartyIdentification/cbc:ID"
ORGANISATIONS = f"{EXTENSION}/efac:Organizations/efac:Organization"


@dataclass
class Organisation:
    """A company, or one of its touch points, with the company it belongs to."""

    party: Element
    company: Element | None


def organisations(notice: Notice) -> dict[str, Organisation]:
    """Return every company and touch point by its identifier in the notice."""
    found: dict[str, Organisation] = {}
    for each in nodes(notice.root, ORGANISATIONS):
        company = next(nodes(each, "efac:Company"), None)
        parties = [*nodes(each, "efac:Company"), *nodes(each, "efac:TouchPoint")]
        for party in parties:
            if identifier := value(party, IDENTIFIER):
                found.setdefault(identifier, Organisation(party, company))
    return found


def buyers(notice: Notice, known: dict[str, Organisation]) -> list[dict[str, Any]]:
    """Return the buyers that the notice names, without those it only refers to."""
    found = []
    for party in nodes(notice.root, "cac:ContractingParty"):
        reference = value(party, f"cac:Party/{IDENTIFIER}")
        if reference in known and (name := _name(notice, known[reference])):
            found.append(_buyer(party, reference, name, known[reference]))
    if not found:
        notice.findings.errors.add("missing_buyer")
    return found


def _buyer(
    party: Element, reference: str, name: dict[str, str], organisation: Organisation
) -> dict[str, Any]:
    legal_type = "cac:ContractingPartyType/cbc:PartyTypeCode[@listName='buyer-legal-type']"
    address = "cac:PostalAddress"
    return {
        "ref": reference,
        "name": name,
        "id": _number(organisation),
        "country": _country(organisation),
        "nuts": value(organisation.party, f"{address}/cbc:CountrySubentityCode") or None,
        "city": value(organisation.party, f"{address}/cbc:CityName") or None,
        "legal_type": value(party, legal_type) or None,
    }


def winner(notice: Notice, reference: str, organisation: Organisation) -> dict[str, Any]:
    """Return an organisation that won."""
    return {
        "ref": reference,
        "name": _name(notice, organisation),
        "id": _number(organisation),
        "country": _country(organisation),
        "size": value(organisation.company, "efbc:CompanySizeCode") or None,
    }


def _name(notice: Notice, organisation: Organisation) -> dict[str, str]:
    return notice.translated(organisation.party, "cac:PartyName/cbc:Name")


def _number(organisation: Organisation) -> str | None:
    return value(organisation.company, "cac:PartyLegalEntity/cbc:CompanyID") or None


def _country(organisation: Organisation) -> str | None:
    return (
        value(organisation.party, "cac:PostalAddress/cac:Country/cbc:IdentificationCode") or None
    )
