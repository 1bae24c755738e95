"""What a notice says as a whole, drawn from its lots: places, deadlines, reservations."""

from collections.abc import Iterable
from typing import Any

from procurement.importing.codes import SOCIAL_SERVICES
from procurement.importing.times import in_utc
from procurement.importing.values import unique

Lot = dict[str, Any]
DEADLINES = ("deadline_tenders", "deadline_requests", "deadline_expressions")
WIDER_THAN_OREBRO = {"SE", "SE1", "SE12", "anyw", "anyw-eea"}
EXECUTION = ("yes", "not-known", "no")  # the strongest statement first


def classifications(main: str | None, additional: list[str], lots: list[Lot]) -> dict[str, Any]:
    """Return the CPV codes, and whether some of them are social services."""
    of_lots = [code for lot in lots for code in (lot["cpv_main"], *lot["cpv_additional"])]
    every = unique([main, *additional, *of_lots])
    return {
        "cpv_main": main,
        "cpv_additional": additional,
        "cpv_all": every,
        "social_services_cpv": not SOCIAL_SERVICES.isdisjoint(every),
    }


def places(own: dict[str, list[str]], lots: list[Lot]) -> dict[str, Any]:
    """Return where the work is done, from the notice and its lots together."""
    where = {
        key: unique([*own[key], *(value for lot in lots for value in lot[key])])
        for key in ("nuts", "countries", "place_scope")
    }
    return {**where, "orebro": in_orebro(**where)}


def in_orebro(nuts: list[str], countries: list[str], place_scope: list[str]) -> str:
    """Return whether the work is or may be done in Örebro län."""
    if "SE124" in nuts:
        return "yes"
    if not (nuts or countries or place_scope):
        return "unknown"
    wide = not WIDER_THAN_OREBRO.isdisjoint([*nuts, *place_scope])
    no_county = not any(code.startswith("SE") for code in nuts)
    somewhere = "SWE" in countries and ("anyw-cou" in place_scope or no_county)
    return "possible" if wide or somewhere else "no"


def deadlines(lots: list[Lot], otherwise: str | None = None) -> dict[str, str | None]:
    """Return the first and the last deadline in UTC, each lot counting with its earliest."""
    each = [
        min(stated)
        for lot in lots
        if (stated := [in_utc(lot[key]) for key in DEADLINES if lot[key]])
    ]
    if not lots and otherwise:
        each = [in_utc(otherwise)]
    return {"deadline_first": min(each, default=None), "deadline_last": max(each, default=None)}


def reservations(
    lots: list[Lot], participation: list[str] | None = None, execution: str | None = None
) -> dict[str, Any]:
    """Return what is reserved and for how many of the lots; without lots what the notice says."""
    stated = [lot["reserved_participation"] for lot in lots]
    executions = [lot["reserved_execution"] for lot in lots] if lots else [execution]
    codes = (code for lot in stated for code in lot or ())
    return {
        "participation": unique(codes if lots else participation or ()),
        "scope": _scope(stated),
        "execution": next((code for code in EXECUTION if code in executions), None),
    }


def _scope(stated: list[list[str] | None]) -> str:
    if not stated:
        return "unknown"
    if all(stated):
        return "all"
    if any(stated):
        return "some"
    return "none" if all(codes == [] for codes in stated) else "unknown"


def social_objectives(lots: Iterable[Lot]) -> list[str]:
    """Return the social objectives of all lots together."""
    return unique(code for lot in lots for code in lot["social_objectives"])


def check_lots(ids: list[str], errors: set[str]) -> None:
    """Say whether a lot lacks its identifier or shares it with another."""
    named = [identifier for identifier in ids if identifier]
    if len(named) < len(ids):
        errors.add("missing_lot_id")
    if len(set(named)) < len(named):
        errors.add("duplicate_lot_id")
