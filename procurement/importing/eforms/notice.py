"""The notice as a whole: who it is, which version, what it changes, in which phase it stands."""

import re
from typing import Any

from lxml import etree

from procurement.importing import summaries
from procurement.importing.codes import CANCELLED, OPEN, PHASES, SUBTYPES, WITHHOLDABLE, language
from procurement.importing.eforms.elements import (
    EXTENSION,
    UBL,
    Notice,
    node,
    nodes,
    value,
    values,
    withheld_codes,
)
from procurement.importing.eforms.lots import lots, places, project
from procurement.importing.eforms.organisations import buyers, organisations
from procurement.importing.eforms.results import CLOSED, Results
from procurement.importing.findings import Findings, RefusedError
from procurement.importing.safe_xml import parse
from procurement.importing.times import dispatched, plain_date
from procurement.importing.values import squash, tidy_lines

ROOTS = {
    f"{{{UBL}:{name}-2}}{name}": name
    for name in ("ContractNotice", "PriorInformationNotice", "ContractAwardNotice")
}
MODIFIED = f"{EXTENSION}/efac:ContractModification/efbc:ChangedNoticeIdentifier"
WITHOUT_LOTS = {"1", "2", "3"}
NOTICE_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
VERSION = re.compile(r"0[1-9]|[1-9][0-9]")
CHANGED = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([0-9]{2})", re.IGNORECASE)
PUBLICATION = re.compile(r"0*([0-9]+-[0-9]{4})")
ACCELERATED = "cac:ProcessJustification/cbc:ProcessReasonCode[@listName='accelerated-procedure']"
YES_OR_NO = {"true": True, "false": False, "1": True, "0": False}
BUSINESS_REGISTRATION = ("bri", {"X01", "X02"})


def read(data: bytes) -> dict[str, Any]:
    """Return the result for one XML document, or refuse it."""
    root = parse(data)
    if root.tag not in ROOTS or _is_business_registration(root):
        raise RefusedError("unsupported_root")
    codes = [language(code) for code in values(root, "cbc:NoticeLanguageCode")[:1]]
    notice = Notice(root, codes[0] if codes else None, Findings())
    return notice.findings.result(_notice(notice))


def _notice(notice: Notice) -> dict[str, Any]:
    known = organisations(notice)
    found = lots(notice)
    results = Results(notice, known)
    awards = results.awards()
    withheld = sorted(WITHHOLDABLE & withheld_codes(notice.root))
    change = _change(notice)
    notice_body = {
        **_identity(notice),
        **_publication(notice),
        "phase": _phase(notice, change, awards),
        "change": change,
        "modified_notice": value(notice.root, MODIFIED) or None,
        **_times(notice),
        **_languages(notice),
        "buyers": buyers(notice, known),
        **_process(notice, withheld),
        **_project(notice, found),
        "awarded_value": None if "not-val" in withheld else results.value(),
        **summaries.deadlines(found),
        "reserved": summaries.reservations(found),
        "social_objectives": summaries.social_objectives(found),
        "lots": found,
        "awards": awards,
        "withheld": withheld,
    }
    _check(notice, notice_body)
    return notice_body


def _is_business_registration(root: etree._Element) -> bool:
    form_type, subtypes = BUSINESS_REGISTRATION
    subtype = value(root, f"{EXTENSION}/efac:NoticeSubType/cbc:SubTypeCode")
    return _form_type(root) == form_type or subtype in subtypes


def _form_type(root: etree._Element) -> str:
    code = node(root, "cbc:NoticeTypeCode")
    return squash(code.get("listName")) if code is not None else ""


def _identity(notice: Notice) -> dict[str, Any]:
    root = notice.root
    identifier = value(root, "cbc:ID[@schemeName='notice-id']")
    version = value(root, "cbc:VersionID")
    return {
        "key": f"{identifier}-{version}",
        "notice_id": identifier,
        "notice_version": version,
        "procedure_id": value(root, "cbc:ContractFolderID") or None,
        "legal_basis": value(root, "cbc:RegulatoryDomain") or None,
        "form_type": _form_type(root),
        "notice_type": value(root, "cbc:NoticeTypeCode") or None,
        "notice_subtype": value(root, f"{EXTENSION}/efac:NoticeSubType/cbc:SubTypeCode"),
        "root": ROOTS[root.tag],
        "sdk_version": value(root, "cbc:CustomizationID") or None,
    }


def _publication(notice: Notice) -> dict[str, Any]:
    path = f"{EXTENSION}/efac:Publication"
    number = value(notice.root, f"{path}/efbc:NoticePublicationID[@schemeName='ojs-notice-id']")
    match = PUBLICATION.fullmatch(number)
    date = value(notice.root, f"{path}/efbc:PublicationDate")
    return {
        "publication_id": number or None,
        "publication_date": plain_date(date, notice.findings),
        "ted_url": f"https://ted.europa.eu/sv/notice/-/detail/{match[1]}" if match else None,
    }


def _change(notice: Notice) -> dict[str, Any] | None:
    changes = node(notice.root, f"{EXTENSION}/efac:Changes")
    if changes is None:
        return None
    changed = value(changes, "efbc:ChangedNoticeIdentifier")
    match = CHANGED.fullmatch(changed)
    reason_code = value(changes, "efac:ChangeReason/cbc:ReasonCode") or None
    each = [
        notice.translated(change, "efbc:ChangeDescription", tidy_lines)
        for change in nodes(changes, "efac:Change")
    ]
    section = "efac:Change/efac:ChangedSection/efbc:ChangedSectionIdentifier"
    return {
        "type": "cancelled" if reason_code == "cancel" else "changed",
        "changed_notice": changed or None,
        "changed_notice_id": match[1].lower() if match else None,
        "changed_notice_version": match[2] if match else None,
        "reason_code": reason_code,
        "reason": notice.translated(
            changes, "efac:ChangeReason/efbc:ReasonDescription", tidy_lines
        ),
        "sections": list(dict.fromkeys(values(changes, section))),
        "descriptions": [description for description in each if description],
    }


def _phase(
    notice: Notice, change: dict[str, Any] | None, awards: list[dict[str, Any]]
) -> str | None:
    form_type = _form_type(notice.root)
    if change and change["type"] == "cancelled":
        return CANCELLED
    is_closed = bool(awards) and all(award["outcome"] == CLOSED for award in awards)
    if form_type == "result" and is_closed:
        return CANCELLED
    return PHASES.get(form_type)


def _times(notice: Notice) -> dict[str, str | None]:
    root = notice.root
    day, clock = value(root, "cbc:IssueDate"), value(root, "cbc:IssueTime")
    return {
        "dispatched_at": dispatched(day, clock, notice.findings),
        "future_notice_date": plain_date(value(root, "cbc:PlannedDate"), notice.findings),
    }


def _languages(notice: Notice) -> dict[str, Any]:
    others = map(language, values(notice.root, "cac:AdditionalNoticeLanguage/cbc:ID"))
    every = dict.fromkeys([notice.language, *others])
    return {"language": notice.language, "languages": [code for code in every if code]}


def _process(notice: Notice, withheld: list[str]) -> dict[str, Any]:
    process = node(notice.root, "cac:TenderingProcess")
    procedure = value(process, "cbc:ProcedureCode") or None
    accelerated = YES_OR_NO.get(value(process, ACCELERATED))
    return {
        "procedure_type": None if "pro-typ" in withheld else procedure,
        "accelerated": None if "pro-acc" in withheld else accelerated,
    }


def _project(notice: Notice, found: list[dict[str, Any]]) -> dict[str, Any]:
    what = node(notice.root, "cac:ProcurementProject")
    told = project(notice, what)
    return {
        **{key: told[key] for key in ("title", "description")},
        "contract_nature": value(what, "cbc:ProcurementTypeCode") or None,
        **summaries.classifications(told["cpv_main"], told["cpv_additional"], found),
        **summaries.places(places(what), found),
        **{key: told[key] for key in ("estimated_value", "framework_max_value")},
    }


def _check(notice: Notice, body: dict[str, Any]) -> None:
    """Say what the notice lacks that every notice has to have."""
    identifier, version = body["notice_id"], body["notice_version"]
    failed = {
        "missing_notice_id": not identifier,
        "bad_notice_id": bool(identifier) and not NOTICE_ID.fullmatch(identifier),
        "missing_notice_version": not version,
        "bad_notice_version": bool(version) and not VERSION.fullmatch(version),
        "unknown_form_type": body["form_type"] not in PHASES,
        "unknown_notice_subtype": body["notice_subtype"] not in SUBTYPES,
        "missing_title": not body["title"],
        "missing_cpv": not body["cpv_main"],
        "missing_lots": not body["lots"] and body["notice_subtype"] not in WITHOUT_LOTS,
    }
    notice.findings.errors |= {code for code, applies in failed.items() if applies}
    doubtful = {
        "no_deadline": body["phase"] == OPEN and not body["deadline_first"],
        "withheld_fields": bool(body["withheld"]),
    }
    notice.findings.warnings |= {code for code, applies in doubtful.items() if applies}
