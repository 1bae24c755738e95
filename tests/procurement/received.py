"""Results of the contract about one procurement, for what a test wants to say with them."""

import copy
import uuid

from procurement.importing import Source, read_notices
from procurement.versions import store
from tests.procurement.tiny_notices import xml

BASE = read_notices(Source("notice.xml", xml()))["results"][0]
FIRM = {"ref": "ORG-2", "id": "556036-0793", "country": "SWE", "size": "small"}
PROCEDURE = "7d0e2b64-6a0c-4a0f-8a52-1c9b6f3e2a01"


def identity(number):
    """Return the same identity for the same number."""
    return str(uuid.UUID(int=number, version=4))


def said(number=1, version="01", /, **fields):
    """Return a result: the notice of a number in a version, with what is said otherwise."""
    result = copy.deepcopy(BASE)
    own = identity(number)
    notice = result["notice"]
    notice.update(notice_id=own, notice_version=version, key=f"{own}-{version}")
    notice.update(procedure_id=PROCEDURE, dispatched_at=f"2026-02-{number:02}T09:00:00+01:00")
    notice.update(fields)
    return result


def changing(reference, **more):
    """Return what a change says of the notice that it changes."""
    return {
        "type": "changed",
        "changed_notice": reference,
        "changed_notice_id": None,
        "changed_notice_version": None,
        "reason_code": "update-add",
        "reason": {"sv": "Tiden förlängs."},
        "sections": [],
        "descriptions": [],
        **more,
    }


def lot(number=1, **fields):
    """Return a lot of the contract."""
    return {
        **copy.deepcopy(BASE["notice"]["lots"][0]),
        "id": f"LOT-{number:04}",
        "title": {"sv": f"Del {number}"},
        **fields,
    }


def awarded(*winners, lot_id="LOT-0001", tenders=3):
    """Return an award of the contract."""
    return {
        "result_id": "RES-0001",
        "lot_id": lot_id,
        "outcome": "selec-w" if winners else "clos-nw",
        "reason": None,
        "tenders_received": tenders,
        "winners": [
            {
                "tender": "TEN-0001",
                "rank": 1,
                "value": {"amount": "1500000", "currency": "SEK"},
                "organisations": [
                    {
                        "ref": "ORG-2",
                        "name": {"sv": name},
                        "id": "556036-0793",
                        "country": "SWE",
                        "size": "small",
                    }
                ],
                "decision_date": "2026-04-01",
                "contract_date": None,
            }
            for name in winners
        ],
    }


def store_each(*results):
    """Store results in their order, and return what became of each."""
    return [store(copy.deepcopy(result), "prov") for result in results]
