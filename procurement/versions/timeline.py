"""What each notice changed, drawn from how the page stood before and after it."""

from typing import Any

from procurement.enums import Phase
from procurement.models import NoticeChange, Step
from procurement.versions.order import Family
from procurement.versions.reading import content_of, facts_of, winners
from procurement.versions.words import plain

STAGES = {
    Phase.PLANNED: Step.PLANNED,
    Phase.OPEN: Step.ANNOUNCED,
    Phase.AWARDED: Step.AWARDED,
    Phase.CANCELLED: Step.CANCELLED,
}
MOST = 200


def steps_of(family: Family) -> list[NoticeChange]:
    """Return the steps of a procurement, the oldest first."""
    steps: list[NoticeChange] = []
    before: dict[str, Any] | None = None
    for number, version in enumerate(family.history[:MOST], start=1):
        until = family.until(number)
        if until.shown is not version:
            continue
        after = _seen(until)
        for kind, old, new in _differences(before, after, version.content):
            steps.append(
                NoticeChange(
                    order=len(steps),
                    at=version.dispatched_at,
                    kind=kind,
                    before=old,
                    after=new,
                    reason={},
                    key=version.key,
                )
            )
            if version.content["change"] and (len(steps) == 1 or steps[-2].key != version.key):
                steps[-1].reason = version.content["change"]["reason"] or {}
        before = after
    return steps


def _seen(family: Family) -> dict[str, Any]:
    facts, content = facts_of(family), content_of(family)
    seen = {name: plain(value) for name, value in facts.items()}
    seen["lots"] = {lot["id"]: _named(lot, content["language"]) for lot in content["lots"]}
    seen["winners"] = winners(content)
    return seen


def _named(lot: dict[str, Any], language: str | None) -> str:
    texts = lot["title"] or {}
    title = next((texts[each] for each in ("sv", language, *texts) if each in texts), "")
    return f"{title} ({lot['id']})" if title else lot["id"]


def _differences(before, after, content):
    """Yield the kind of each difference, with what was before and is after it."""
    if before is None or before["phase"] != after["phase"]:
        yield STAGES[after["phase"]], None, after["winners"] or None
        if before is None:
            return
    told = list(_details(before, after))
    yield from told
    if not told and before["phase"] == after["phase"]:
        yield Step.CORRECTED, None, None


def _details(before, after):
    if after["phase"] in (Phase.PLANNED, Phase.OPEN) and before["phase"] == after["phase"]:
        yield from _scalars(before, after)
        gone = [name for key, name in before["lots"].items() if key not in after["lots"]]
        come = [name for key, name in after["lots"].items() if key not in before["lots"]]
        if gone or come:
            yield Step.LOTS, gone, come
    elif before["winners"] != after["winners"] and before["phase"] == after["phase"]:
        yield Step.AWARDED, None, after["winners"] or None


def _scalars(before, after):
    if before["deadline_at"] != after["deadline_at"]:
        yield Step.DEADLINE, before["deadline_at"], after["deadline_at"]
    if before["title"] != after["title"]:
        yield Step.TITLE, before["title"], after["title"]
    if before["buyer"] != after["buyer"]:
        yield Step.BUYER, before["buyer"], after["buyer"]
    money = [
        [each["value"], each["currency"]] if each["value"] else None for each in (before, after)
    ]
    if money[0] != money[1]:
        yield Step.VALUE, *money
    if before["reserved"] != after["reserved"]:
        yield Step.RESERVED, before["reserved"], after["reserved"]
    for kind, name in (
        (Step.CODES, "codes"),
        (Step.DOCUMENTS, "documents_url"),
        (Step.DESCRIPTION, "description"),
    ):
        if before[name] != after[name]:
            yield kind, None, None


def _money(seen: dict[str, Any]) -> list[str] | None:
    return [seen["value"], seen["currency"]] if seen["value"] else None
