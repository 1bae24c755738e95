"""Seeds procurements with a history, as if their notices had been received; all is made up."""

import datetime as dt
import uuid
from typing import Any

from django.utils import timezone

from config.seeding.reading import records
from places.models import Municipality
from procurement.importing.summaries import deadlines, places, reservations, social_objectives
from procurement.models import Notice, NoticeVersion
from procurement.versions import Received, store

KIND = "procurements"
SPACE = uuid.UUID("5f0c3b7e-2a41-4d0a-9a61-6d1f0a7c2e11")
NOTICE: dict[str, Any] = {
    "publication_id": None,
    "publication_date": None,
    "ted_url": None,
    "legal_basis": "32014L0024",
    "notice_type": None,
    "notice_subtype": None,
    "root": None,
    "sdk_version": None,
    "modified_notice": None,
    "future_notice_date": None,
    "language": "sv",
    "languages": ["sv", "en"],
    "procedure_type": "open",
    "accelerated": None,
    "contract_nature": "services",
    "cpv_additional": [],
    "social_services_cpv": False,
    "estimated_value": None,
    "framework_max_value": None,
    "awarded_value": None,
    "awards": [],
    "withheld": [],
    "change": None,
}
LOT: dict[str, Any] = {
    "kind": "Lot",
    "contract_nature": "services",
    "cpv_additional": [],
    "nuts": ["SE124"],
    "countries": ["SWE"],
    "place_scope": [],
    "framework_max_value": None,
    "deadline_requests": None,
    "deadline_expressions": None,
    "start_date": None,
    "end_date": None,
    "duration": None,
    "reserved_execution": None,
    "strategic_aims": [],
    "social_objectives": [],
    "environmental_objectives": [],
    "submission_url": None,
    "electronic_submission": "required",
    "documents_urls": [],
    "documents_restricted_urls": [],
    "submission_languages": ["sv"],
    "framework": "none",
    "dps": "none",
}


def seed_procurements() -> int:
    """Add the procurements that are missing; return how many were added."""
    added = 0
    for record in records(KIND):
        if not NoticeVersion.objects.filter(procedure_id=_identity(record["name"])).exists():
            _add(record)
            added += 1
    return added


def _add(record: dict[str, Any]) -> None:
    notice = None
    for number, step in enumerate(record["steps"], start=1):
        told = {**record, **step}
        outcome = store({"notice": _notice(told, number), "errors": []}, "demo", Received())
        notice = outcome.notice
    if notice:
        _explain(Notice.objects.get(pk=notice.pk), record)


def _explain(notice: Notice, record: dict[str, Any]) -> None:
    """Add an editor's words, and publish."""
    notice.summary_sv, notice.summary_en = record["summary"]["sv"], record["summary"]["en"]
    notice.fits_sv, notice.fits_en = record["fits"]["sv"], record["fits"]["en"]
    notice.municipalities = Municipality.objects.filter(name__in=record["municipalities"])
    notice.save()
    notice.save_revision().publish()


def _notice(told: dict[str, Any], number: int) -> dict[str, Any]:
    own = _identity(f"{told['name']} {number}")
    lots = [_lot(lot, told) for lot in told["lots"]]
    own_places: dict[str, list[str]] = {"nuts": ["SE124"], "countries": [], "place_scope": []}
    return {
        **NOTICE,
        "key": f"{own}-01",
        "notice_id": own,
        "notice_version": "01",
        "procedure_id": _identity(told["name"]),
        "form_type": told["form_type"],
        "phase": told["phase"],
        "change": _change(told, number),
        "dispatched_at": _moment(told["sent"], dt.time(9)),
        "title": told["title"],
        "description": told["description"],
        "buyers": [{"ref": "ORG-1", "name": {"sv": told["buyer"]}, "city": None}],
        "cpv_main": told["cpv"][0],
        "cpv_all": told["cpv"],
        "estimated_value": _amount(told.get("value")),
        **places(own_places, lots),
        **deadlines(lots),
        "reserved": reservations(lots),
        "social_objectives": social_objectives(lots),
        "lots": lots,
        "awards": [_award(award) for award in told.get("awards", [])],
    }


def _lot(lot: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    return {
        **LOT,
        "id": lot["id"],
        "title": lot["title"],
        "description": lot["description"],
        "cpv_main": told["cpv"][0],
        "estimated_value": _amount(lot.get("value")),
        "deadline_tenders": _moment(told["deadline"], dt.time(23, 59)),
        "reserved_participation": lot.get("reserved"),
        "reserved_execution": lot.get("execution"),
        "social_objectives": lot.get("aims", []),
        "submission_url": told["url"],
        "documents_urls": [f"{told['url']}/underlag"],
    }


def _change(told: dict[str, Any], number: int) -> dict[str, Any] | None:
    if "reason" not in told:
        return None
    return {
        "type": "changed",
        "changed_notice": _earlier(told["name"], number),
        "changed_notice_id": None,
        "changed_notice_version": None,
        "reason_code": "update-add",
        "reason": told["reason"],
        "sections": [],
        "descriptions": [],
    }


def _award(award: dict[str, Any]) -> dict[str, Any]:
    winner = {
        "tender": None,
        "rank": 1,
        "value": _amount(award.get("value")),
        "organisations": [{"ref": "ORG-2", "name": {"sv": award["winner"]}, "id": None}],
        "decision_date": (timezone.localdate() + dt.timedelta(award["decided"])).isoformat(),
        "contract_date": None,
    }
    return {
        "result_id": None,
        "lot_id": award["lot"],
        "outcome": "selec-w",
        "reason": None,
        "tenders_received": award["tenders"],
        "winners": [winner],
    }


def _amount(number: int | None) -> dict[str, str] | None:
    return None if number is None else {"amount": str(number), "currency": "SEK"}


def _identity(name: str) -> str:
    return str(uuid.uuid5(SPACE, name))


def _moment(days: int, at: dt.time) -> str:
    day = timezone.localdate() + dt.timedelta(days=days)
    return timezone.make_aware(dt.datetime.combine(day, at)).isoformat()


def _earlier(name: str, number: int) -> str:
    return f"{_identity(f'{name} {number - 1}')}-01"
