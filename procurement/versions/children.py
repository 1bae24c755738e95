"""The rows below a notice that its source writes: lots, awards and the steps of its history."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date

from access.text import block, line
from enterprises.models.organisation_numbers import organisation_number
from procurement.models import Notice, NoticeAward, NoticeLot
from procurement.versions.reading import deadline_of, money, shortened, text_in

Content = dict[str, Any]
OF_THE_SOURCE = (
    "sort_order",
    "title_en",
    "description_en",
    "codes",
    "value",
    "currency",
    "deadline_at",
    "reserved",
    "nuts",
)


def lots_of(content: Content) -> list[NoticeLot]:
    """Return the lots of a notice as rows that are not stored yet."""
    main = content["language"]
    return [
        NoticeLot(
            sort_order=order,
            identity=line(lot["id"] or "")[:100],
            title=shortened(
                text_in(lot["title"] or {}, "sv", main) or lot["id"] or "", "title", NoticeLot
            ),
            description=block(text_in(lot["description"] or {}, "sv", main)),
            title_en=shortened((lot["title"] or {}).get("en", ""), "title", NoticeLot),
            description_en=block((lot["description"] or {}).get("en", "")),
            codes=list(dict.fromkeys(filter(None, [lot["cpv_main"], *lot["cpv_additional"]]))),
            value=(value := money(lot["estimated_value"] or lot["framework_max_value"]))[0],
            currency=value[1],
            deadline_at=deadline_of(lot),
            reserved=lot["reserved_participation"],
            nuts=lot["nuts"],
        )
        for order, lot in enumerate(content["lots"])
    ]


def set_lots(notice: Notice, wanted: list[NoticeLot], said: dict[str, Any]) -> bool:
    """Give a notice its lots, with an editor's words and own lots kept; tell if they changed."""
    before = list(notice.lots.all())
    kept = {lot.identity: lot for lot in before if lot.identity}
    words = said.get("lots", {})
    rows, changed = [], False
    for lot in wanted:
        row = kept.get(lot.identity)
        if row is None:
            rows.append(lot)
            changed = True
            continue
        changed |= _update(row, lot, words.get(lot.identity))
        rows.append(row)
    own = [lot for lot in before if not lot.identity]
    for order, lot in enumerate(own, start=len(rows)):
        lot.sort_order = order
    if changed or len(rows) + len(own) != len(before):
        notice.lots.set([*rows, *own])
        return True
    return False


def _update(row: NoticeLot, lot: NoticeLot, said: list[str] | None) -> bool:
    names = [
        "sort_order",
        "title_en",
        "description_en",
        "codes",
        "value",
        "currency",
        "deadline_at",
        "reserved",
        "nuts",
    ]
    if said is None or [row.title, row.description] == said:
        names += ["title", "description"]
    changed = [name for name in names if getattr(row, name) != getattr(lot, name)]
    for name in changed:
        setattr(row, name, getattr(lot, name))
    return bool(changed)


def awards_of(content: Content) -> list[NoticeAward]:
    """Return what became of the lots: a row for each winner, and one where nobody won."""
    rows = []
    for award in content["awards"]:
        told = {
            "lot": line(award["lot_id"] or "")[:100],
            "outcome": (award["outcome"] or "")[:20],
            "reason": (award["reason"] or "")[:40],
            "tenders_received": award["tenders_received"],
        }
        for winner in award["winners"] or [None]:
            rows.append(NoticeAward(**told, **(_winner(winner, content) if winner else {})))
    return rows


def _winner(winner: Content, content: Content) -> Content:
    value, currency = money(winner["value"])
    organisations = winner["organisations"]
    names = [text_in(each["name"], "sv", content["language"]) for each in organisations]
    numbers = [number for each in organisations if (number := public_number(each["id"]))]
    decided = winner["decision_date"] or winner["contract_date"]
    return {
        "winner": shortened(", ".join(names), "winner", NoticeAward),
        "organisation_number": numbers[0] if numbers else "",
        "value": value,
        "currency": currency,
        "decided_on": parse_date(decided) if decided else None,
    }


def public_number(text: str | None) -> str:
    """Return an organisation number; of a sole trader it would be that of a person, so nothing."""
    try:
        return organisation_number(text or "")
    except ValidationError:
        return ""


def without_personal_numbers(content: Content) -> Content:
    """Take what is no organisation number from those who won and sold, before it is stored."""
    for award in content["awards"]:
        for winner in award["winners"]:
            for organisation in winner["organisations"]:
                organisation["id"] = public_number(organisation["id"]) or None
    return content


def set_awards(notice: Notice, wanted: list[NoticeAward]) -> bool:
    """Give a notice its awards, and tell whether they are others than before."""
    return replace(notice, NoticeAward, notice.awards.all(), wanted)


def replace(notice: Notice, model: Any, found: Any, wanted: list[Any]) -> bool:
    """Store rows in the place of those before, unless they say the same."""
    names = [field.attname for field in model._meta.fields if field.name not in ("id", "notice")]
    if [_values(row, names) for row in found] == [_values(row, names) for row in wanted]:
        return False
    model.objects.filter(notice=notice).delete()
    for row in wanted:
        row.notice = notice
    model.objects.bulk_create(wanted)
    return True


def _values(row: Any, names: list[str]) -> list[Any]:
    return [getattr(row, name) for name in names]
