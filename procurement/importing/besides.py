"""What files say that the contract leaves out, and that is needed to store them well."""

import json
from typing import Any

from procurement.importing.eforms.elements import value
from procurement.importing.findings import RefusedError
from procurement.importing.ocds.members import member, text
from procurement.importing.safe_xml import parse

SUITABLE = "cac:ProcurementProject/cbc:SMESuitableIndicator"
YES_OR_NO = {"true": True, "1": True, "false": False, "0": False}


def besides(data: bytes, format: str) -> list[dict[str, Any]]:
    """Return for each notice of a file its OCID or whether it suits small enterprises."""
    try:
        if format == "ocds":
            return _ocids(data)
        return [{"suits_smes": _suits_smes(data)}] if format == "eforms" else []
    except (RefusedError, ValueError, RecursionError):
        return []


def _ocids(data: bytes) -> list[dict[str, Any]]:
    package = json.loads(data.decode(json.detect_encoding(data)))
    releases = member(package, "releases") or []
    return [{"ocid": text(each, "ocid") if isinstance(each, dict) else ""} for each in releases]


def _suits_smes(data: bytes) -> bool | None:
    """Return what the lots say together (BT-726): one that suits is enough."""
    root = parse(data)
    said = [value(root, SUITABLE)]
    lots = root.findall("{*}ProcurementProjectLot")
    answers = {
        YES_OR_NO.get(answer) for answer in [*said, *(value(lot, SUITABLE) for lot in lots)]
    }
    return True if True in answers else False if False in answers else None
