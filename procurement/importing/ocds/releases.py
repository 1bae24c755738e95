"""A release as a notice: who it is, what it changes, in which phase it stands."""

import json
import re
from decimal import Decimal
from typing import Any

from procurement.importing import summaries
from procurement.importing.codes import CANCELLED, OPEN
from procurement.importing.findings import Findings, RefusedError, refusal
from procurement.importing.ocds.awards import awards
from procurement.importing.ocds.lots import Tender, contract_nature
from procurement.importing.ocds.members import (
    Members,
    member,
    money,
    object_,
    objects,
    suffixes,
    text,
    texts,
    translated,
)
from procurement.importing.ocds.parties import buyers
from procurement.importing.times import dispatched, split_moment
from procurement.importing.values import tidy_lines

VERSIONED = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(0[1-9]|[1-9][0-9])")
OCDS_MEMBERS = {"releases", "records", "ocid"}
CHANGES = {"tenderUpdate", "tenderAmendment", "planningUpdate", "tenderCancellation"}
STOPPED = {"cancelled", "withdrawn", "unsuccessful"}
FAILED = {"cancelled", "unsuccessful"}
WITHOUT_SOURCE: dict[str, Any] = {
    "publication_id": None,
    "publication_date": None,
    "ted_url": None,
    "form_type": None,
    "notice_type": None,
    "notice_subtype": None,
    "root": None,
    "sdk_version": None,
    "modified_notice": None,
    "future_notice_date": None,
    "accelerated": None,
    "framework_max_value": None,
    "awarded_value": None,
}


def read(data: bytes) -> list[dict[str, Any]]:
    """Return a result for each release of a package, or refuse it."""
    try:
        written = data.decode(json.detect_encoding(data))
        package = json.loads(written, parse_float=Decimal, parse_constant=_refuse)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise RefusedError("json_invalid") from error
    releases = member(package, "releases")
    if not isinstance(releases, list) or not releases:
        is_known = isinstance(package, dict) and not OCDS_MEMBERS.isdisjoint(package)
        raise RefusedError("ocds_unsupported", format="ocds" if is_known else "unknown")
    return [_read(release) for release in releases]


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _read(release: Any) -> dict[str, Any]:
    if not isinstance(release, dict):
        return refusal(RefusedError("ocds_unsupported"))
    findings = Findings()
    language = text(release, "language").lower() or None
    tender = Tender(object_(release, "tender"), language, findings)
    return findings.result(_notice(release, tender))


def _notice(release: Members, tender: Tender) -> dict[str, Any]:
    findings, members = tender.findings, tender.members
    lots = tender.lots()
    summaries.check_lots([lot["id"] for lot in lots], findings.errors)
    whole = tender.terms(members)
    main, others = tender.classification()
    if main is None and lots:
        main = lots[0]["cpv_main"]
    day, clock = split_moment(text(release, "date"))
    change = _change(release, tender)
    notice = {
        **WITHOUT_SOURCE,
        **_identity(release),
        "procedure_id": text(members, "id") or None,
        "legal_basis": text(members, "legalBasis", "id") or None,
        "phase": _phase(release, members, change),
        "change": change,
        "dispatched_at": dispatched(day, clock, findings),
        "language": tender.language,
        "languages": _languages(members, tender.language),
        "title": translated(members, "title", tender.language),
        "description": translated(members, "description", tender.language, tidy_lines),
        "buyers": buyers(release, tender.language),
        "procedure_type": "open" if text(members, "procurementMethod") == "open" else None,
        "contract_nature": contract_nature(members),
        **summaries.classifications(main, others, lots),
        **summaries.places(tender.places(), lots),
        "estimated_value": money(members, "value"),
        **summaries.deadlines(lots, whole["deadline_tenders"]),
        "reserved": summaries.reservations(
            lots, whole["reserved_participation"], whole["reserved_execution"]
        ),
        "social_objectives": summaries.social_objectives(lots),
        "lots": lots,
        "awards": awards(release, tender.language, findings),
        "withheld": [],
    }
    _check(notice, findings)
    return notice


def _identity(release: Members) -> dict[str, str | None]:
    identifier = text(release, "id")
    match = VERSIONED.fullmatch(identifier)
    return {
        "key": identifier if match else f"ocds:{text(release, 'ocid')}:{identifier}",
        "notice_id": match[1] if match else identifier,
        "notice_version": match[2] if match else None,
    }


def _languages(tender: Members, main: str | None) -> list[str]:
    others = sorted({suffix.lower() for suffix in suffixes(tender, "title")} - {main})
    return [main, *others] if main else others


def _change(release: Members, tender: Tender) -> dict[str, Any] | None:
    tags = set(texts(release, "tag"))
    amendments = objects(tender.members, "amendments")
    if not amendments and not tags & CHANGES:
        return None
    last = amendments[-1] if amendments else {}
    reasons = objects(last, "rationaleClassifications")
    code = next((code for each in reasons if (code := text(each, "id"))), None)
    description = translated(last, "description", tender.language, tidy_lines)
    is_stopped = text(tender.members, "status") in STOPPED
    is_cancelled = code == "cancel" or "tenderCancellation" in tags or is_stopped
    return {
        "type": "cancelled" if is_cancelled else "changed",
        "changed_notice": None,
        "changed_notice_id": None,
        "changed_notice_version": None,
        "reason_code": code,
        "reason": translated(last, "rationale", tender.language, tidy_lines),
        "sections": list(dict.fromkeys(texts(last, "relatedLots"))),
        "descriptions": [description] if description else [],
    }


def _phase(release: Members, tender: Members, change: Members | None) -> str:
    tags, status = texts(release, "tag"), text(tender, "status")
    outcomes = [text(award, "status") for award in objects(release, "awards")]
    is_failed = bool(outcomes) and FAILED.issuperset(outcomes)
    if status in STOPPED or is_failed or (change and change["type"] == "cancelled"):
        return CANCELLED
    if status == "complete" or any(tag.startswith(("award", "contract")) for tag in tags):
        return "awarded"
    return "planned" if status == "planned" or "planning" in tags else OPEN


def _check(notice: dict[str, Any], findings: Findings) -> None:
    """Say what the release lacks that every notice has to have."""
    for key in ("notice_id", "title"):
        if not notice[key]:
            findings.errors.add(f"missing_{key}")
    if not notice["buyers"]:
        findings.errors.add("missing_buyer")
    if notice["phase"] == OPEN and not notice["deadline_first"]:
        findings.warnings.add("no_deadline")
