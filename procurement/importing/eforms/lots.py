"""The lots of a notice, and the parts of a planning notice; groups of lots are passed over."""

from collections.abc import Iterator
from typing import Any

from lxml.etree import _Element as Element

from procurement.importing import summaries
from procurement.importing.codes import language
from procurement.importing.eforms.elements import (
    EXTENSION,
    Notice,
    money,
    node,
    nodes,
    value,
    values,
)
from procurement.importing.times import deadline, plain_date
from procurement.importing.values import (
    cpv,
    cpv_list,
    squash,
    tidy_lines,
    unique,
    web_address,
    web_addresses,
    whole_number,
)

KINDS = ("Lot", "Part")
TOTAL = "cac:RequestedTenderTotal"
TYPE = "cbc:ProcurementTypeCode"
SYSTEM = "cac:ContractingSystem/cbc:ContractingSystemTypeCode"
REQUIREMENT = (
    "cac:TendererQualificationRequest/cac:SpecificTendererRequirement/"
    "cbc:TendererRequirementTypeCode[@listName='reserved-procurement']"
)
EXECUTION = (
    "cac:ContractExecutionRequirement/cbc:ExecutionRequirementCode[@listName='reserved-execution']"
)
DOCUMENTS = "cac:CallForTendersDocumentReference[cbc:DocumentType='{}']"
DOCUMENT_ADDRESS = "cac:Attachment/cac:ExternalReference/cbc:URI"


def lots(notice: Notice) -> list[dict[str, Any]]:
    """Return the lots and parts in the order of the notice."""
    found = [_lot(notice, element, kind) for element, kind in _elements(notice)]
    summaries.check_lots([lot["id"] for lot in found], notice.findings.errors)
    return found


def project(notice: Notice, element: Element | None) -> dict[str, Any]:
    """Return what notice and lot both tell of what is bought."""
    return {
        "title": notice.translated(element, "cbc:Name"),
        "description": notice.translated(element, "cbc:Description", tidy_lines),
        "cpv_main": cpv(
            value(element, "cac:MainCommodityClassification/cbc:ItemClassificationCode"),
            notice.findings,
        ),
        "cpv_additional": cpv_list(
            values(element, "cac:AdditionalCommodityClassification/cbc:ItemClassificationCode"),
            notice.findings,
        ),
        "estimated_value": money(element, f"{TOTAL}/cbc:EstimatedOverallContractAmount"),
        "framework_max_value": money(element, f"{TOTAL}/{EXTENSION}/efbc:FrameworkMaximumAmount"),
        **places(element),
    }


def places(element: Element | None) -> dict[str, list[str]]:
    """Return where the work is done."""
    address = "cac:RealizedLocation/cac:Address"
    return {
        "nuts": unique(values(element, f"{address}/cbc:CountrySubentityCode")),
        "countries": unique(values(element, f"{address}/cac:Country/cbc:IdentificationCode")),
        "place_scope": unique(values(element, f"{address}/cbc:Region")),
    }


def _elements(notice: Notice) -> Iterator[tuple[Element, str]]:
    for element in nodes(notice.root, "cac:ProcurementProjectLot"):
        identifier = node(element, "cbc:ID")
        kind = "Lot" if identifier is None else squash(identifier.get("schemeName"))
        if kind in KINDS:
            yield element, kind


def _lot(notice: Notice, element: Element, kind: str) -> dict[str, Any]:
    what = node(element, "cac:ProcurementProject")
    return {
        "id": value(element, "cbc:ID"),
        "kind": kind,
        "contract_nature": value(what, f"{TYPE}[@listName='contract-nature']") or None,
        **project(notice, what),
        **_period(notice, what),
        **_aims(what),
        **_process(notice, node(element, "cac:TenderingProcess")),
        **_terms(notice, node(element, "cac:TenderingTerms")),
    }


def _period(notice: Notice, what: Element | None) -> dict[str, Any]:
    planned = "cac:PlannedPeriod"
    measure = node(what, f"{planned}/cbc:DurationMeasure")
    length = whole_number(squash(measure.text)) if measure is not None else None
    unit = squash(measure.get("unitCode")) if measure is not None else ""
    return {
        "start_date": plain_date(value(what, f"{planned}/cbc:StartDate"), notice.findings),
        "end_date": plain_date(value(what, f"{planned}/cbc:EndDate"), notice.findings),
        "duration": None if length is None else {"value": length, "unit": unit or None},
    }


def _aims(what: Element | None) -> dict[str, list[str]]:
    def aims(code_list: str) -> list[str]:
        path = f"cac:ProcurementAdditionalType/{TYPE}[@listName='{code_list}']"
        return unique(values(what, path))

    return {
        "strategic_aims": aims("strategic-procurement"),
        "social_objectives": aims("social-objective"),
        "environmental_objectives": aims("environmental-impact"),
    }


def _process(notice: Notice, process: Element | None) -> dict[str, Any]:
    def until(path: str) -> str | None:
        period = node(process, path)
        day, clock = value(period, "cbc:EndDate"), value(period, "cbc:EndTime")
        return deadline(day, clock, notice.findings)

    return {
        "deadline_tenders": until("cac:TenderSubmissionDeadlinePeriod"),
        "deadline_requests": until("cac:ParticipationRequestReceptionPeriod"),
        "deadline_expressions": until(f"{EXTENSION}/efac:InterestExpressionReceptionPeriod"),
        "electronic_submission": value(
            process, "cbc:SubmissionMethodCode[@listName='esubmission']"
        )
        or None,
        "framework": value(process, f"{SYSTEM}[@listName='framework-agreement']") or None,
        "dps": value(process, f"{SYSTEM}[@listName='dps-usage']") or None,
    }


def _terms(notice: Notice, terms: Element | None) -> dict[str, Any]:
    def documents(kind: str) -> list[str]:
        path = f"{DOCUMENTS.format(kind)}/{DOCUMENT_ADDRESS}"
        return web_addresses(values(terms, path), notice.findings)

    reserved = values(terms, REQUIREMENT)
    recipient = value(terms, "cac:TenderRecipientParty/cbc:EndpointID")
    return {
        "reserved_participation": unique(c for c in reserved if c != "none") if reserved else None,
        "reserved_execution": value(terms, EXECUTION) or None,
        "submission_url": web_address(recipient, notice.findings),
        "documents_urls": documents("non-restricted-document"),
        "documents_restricted_urls": documents("restricted-document"),
        "submission_languages": unique(map(language, values(terms, "cac:Language/cbc:ID"))),
    }
