"""The lots of a procurement: what an award takes over from its call for tenders."""

from typing import Any

from procurement.importing.summaries import deadlines, places

Content = dict[str, Any]
UNKNOWN = (None, [], {}, "")
# what an award says of itself, or what is drawn from its lots
ITS_OWN = {"awards", "awarded_value", "change", "key", "phase", "reserved", "orebro", "title"}


def carried_over(award: Content, call: Content) -> Content:
    """Return an award with what it does not say itself from the call for tenders behind it."""
    lots = _lots(award["lots"], call["lots"])
    known = {
        key: call[key]
        for key, said in award.items()
        if said in UNKNOWN and key in call and key not in ITS_OWN
    }
    merged = {**award, **known, "lots": lots}
    if lots:
        merged |= deadlines(lots)
        own = {key: merged[key] for key in ("nuts", "countries", "place_scope")}
        merged |= places(own, lots)
    if not lots and not award["reserved"]["participation"]:
        merged["reserved"] = call["reserved"]
    return merged


def _lots(awarded: list[Content], called: list[Content]) -> list[Content]:
    before = {lot["id"]: lot for lot in called}
    found = {lot["id"]: lot for lot in awarded}
    ordered = [*before, *(identity for identity in found if identity not in before)]
    return [_lot(found.get(each, {}), before.get(each, {})) for each in ordered]


def _lot(now: Content, before: Content) -> Content:
    kept = {
        # that nothing is reserved is said, unlike that nothing is said about it
        key: before.get(key)
        if now.get(key) in UNKNOWN and not (key == "reserved_participation" and now.get(key) == [])
        else now[key]
        for key in {**before, **now}
    }
    return {key: now.get(key) if value is None else value for key, value in kept.items()}
