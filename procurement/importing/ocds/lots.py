"""The lots of a tender; what the tender says as a whole applies to those that say nothing."""

from dataclasses import dataclass
from typing import Any

from procurement.importing.findings import Findings
from procurement.importing.ocds.members import (
    Members,
    country,
    member,
    money,
    object_,
    objects,
    ours,
    text,
    texts,
    translated,
)
from procurement.importing.times import deadline, plain_date, split_moment
from procurement.importing.values import cpv, cpv_list, tidy_lines, unique, web_address

EXECUTION = {True: "yes", False: "no"}
Lot = dict[str, Any]


@dataclass
class Tender:
    """A tender as it was read, the language of its release, what was found wrong in it."""

    members: Members
    language: str | None
    findings: Findings

    def lots(self) -> list[Lot]:
        """Return the lots in their order."""
        whole = self.terms(self.members)
        return [self._lot(lot, whole) for lot in objects(self.members, "lots")]

    def terms(self, found: Members) -> dict[str, Any]:
        """Return what a tender says for all its lots, or a lot for itself."""
        day, clock = split_moment(text(found, "tenderPeriod", "endDate"))
        codes = texts(found, "otherRequirements", "reservedParticipation")
        reserved = unique(ours("reserved_participation", code) for code in codes)
        execution = member(found, "contractTerms", "reservedExecution")
        address = text(found, "submissionMethodDetails")
        return {
            "deadline_tenders": deadline(day, clock, self.findings),
            "reserved_participation": reserved or None,
            "reserved_execution": EXECUTION[execution] if isinstance(execution, bool) else None,
            "submission_url": web_address(address, self.findings),
        }

    def classification(self, lot: str | None = None) -> tuple[str | None, list[str]]:
        """Return the main CPV code and the others, of one lot or of the whole."""
        items = self._items(lot)
        others = [
            each
            for number, item in enumerate(items)
            for each in (
                *([object_(item, "classification")] if number else ()),
                *objects(item, "additionalClassifications"),
            )
        ]
        main = _cpv_code(object_(items[0], "classification")) if items else ""
        return cpv(main, self.findings), cpv_list(map(_cpv_code, others), self.findings)

    def places(self, lot: str | None = None) -> dict[str, list[str]]:
        """Return where one lot, or the whole, is delivered."""
        holders = self._items(lot) if lot else [*self._items(lot), self.members]
        addresses = [each for holder in holders for each in objects(holder, "deliveryAddresses")]
        return {
            "nuts": unique(text(address, "region") for address in addresses),
            "countries": unique(country(address) for address in addresses),
            "place_scope": [],
        }

    def _items(self, lot: str | None) -> list[Members]:
        return [
            item
            for item in objects(self.members, "items")
            if (lot in related(item) if lot else not related(item))
        ]

    def _lot(self, lot: Members, whole: dict[str, Any]) -> Lot:
        identifier = text(lot, "id")
        # without its identifier nothing can be related to a lot
        main, others = self.classification(identifier) if identifier else (None, [])
        places = self.places(identifier or "-")
        own = self.terms(lot)
        return {
            "id": identifier,
            "kind": "Lot",
            "title": translated(lot, "title", self.language),
            "description": translated(lot, "description", self.language, tidy_lines),
            "contract_nature": contract_nature(lot),
            "cpv_main": main,
            "cpv_additional": others,
            **places,
            "estimated_value": money(lot, "value"),
            "framework_max_value": None,
            "deadline_requests": None,
            "deadline_expressions": None,
            **self._period(lot),
            **{key: whole[key] if own[key] is None else own[key] for key in whole},
            "strategic_aims": [],
            **_goals(lot),
            "electronic_submission": None,
            "documents_urls": self._documents(identifier),
            "documents_restricted_urls": [],
            "submission_languages": unique(
                code.lower() for code in texts(lot, "submissionTerms", "languages")
            ),
            "framework": _framework(object_(lot, "techniques")),
            "dps": None,
        }

    def _period(self, lot: Members) -> dict[str, Any]:
        period = object_(lot, "contractPeriod")
        days = member(period, "durationInDays")
        is_count = isinstance(days, int) and not isinstance(days, bool) and days >= 0
        return {
            "start_date": plain_date(text(period, "startDate")[:10], self.findings),
            "end_date": plain_date(text(period, "endDate")[:10], self.findings),
            "duration": {"value": days, "unit": "DAY"} if is_count else None,
        }

    def _documents(self, lot: str) -> list[str]:
        addresses = [
            web_address(text(document, "url"), self.findings)
            for document in objects(self.members, "documents")
            if text(document, "documentType") == "biddingDocuments"
            and (not related(document) or lot in related(document))
        ]
        return [address for address in addresses if address]


def contract_nature(found: Members) -> str | None:
    """Return whether services, supplies or works are bought."""
    category = text(found, "mainProcurementCategory")
    return ours("procurement_category", category) or category or None


def _cpv_code(classification: Members) -> str:
    is_cpv = text(classification, "scheme").upper() in {"CPV", ""}
    return text(classification, "id") if is_cpv else ""


def related(found: Members) -> list[str]:
    """Return the lots that an item, a document or an award belongs to."""
    single = text(found, "relatedLot")
    return [single] if single else texts(found, "relatedLots")


def _goals(lot: Members) -> dict[str, list[str]]:
    goals = [text(each, "goal") for each in objects(lot, "sustainability")]
    return {
        "social_objectives": unique(ours("social_goal", goal) for goal in goals),
        "environmental_objectives": unique(ours("environment_goal", goal) for goal in goals),
    }


def _framework(techniques: Members) -> str | None:
    if techniques.get("hasFrameworkAgreement") is False:
        return "none"
    return ours("framework_method", text(techniques, "frameworkAgreement", "method"))
