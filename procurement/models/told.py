"""What the page of a notice and the API tell of it, in the reader's language."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from content.languages import ENGLISH, SWEDISH, reader_language, reads_english
from events import times
from procurement.enums import Phase, ReservedExecution
from procurement.models.amounts import amount_in_words
from procurement.models.cpv import names_of
from procurement.models.labels import label
from procurement.models.notices import Notice

TED = "https://ted.europa.eu/{language}/notice/-/detail/{number}"


def told_of(notice: Notice, now: datetime | None = None) -> dict[str, Any]:
    """Return the facts of a notice for its template."""
    lots = list(notice.lots.all())
    awards = list(notice.awards.all()) if notice.pk else []
    codes = [code.code for code in notice.codes.all()]
    names = names_of({*codes, *(code for lot in lots for code in lot.codes)}, reader_language())
    titles = {lot.identity: lot.heading for lot in lots}
    return {
        "value": amount_in_words(notice.value, notice.currency),
        "awarded_value": _awarded(notice),
        "codes": [(code, names.get(code, "")) for code in codes],
        "lots": [
            {
                "lot": lot,
                "language": ENGLISH if reads_english() and lot.title_en else SWEDISH,
                "codes": [(code, names.get(code, "")) for code in lot.codes],
            }
            for lot in lots
        ],
        "next_lot_deadline": next_lot_deadline(notice, lots, now),
        "awards": [(titles.get(award.lot, award.lot), award) for award in awards],
        "places": places_in_words(notice),
        "nature": notice.get_nature_display() if notice.nature else "",
        "procedure": label("procedure_type", notice.procedure_type, reader_language())
        if notice.procedure_type
        else "",
        "social_objectives": social_objectives_in_words(notice),
        "execution": execution_in_words(notice),
        "timeline": list(notice.timeline.all())[::-1] if notice.pk else [],
        "ted_url": ted_url(notice),
        "description": description_of(notice),
        "description_is_english": reads_english() and bool(notice.description_en),
    }


def description_of(notice: Notice) -> str:
    """Return the buyer's description in the reader's language, where the buyer wrote it."""
    return (reads_english() and notice.description_en) or notice.description


def ted_url(notice: Notice) -> str:
    """Return the address of the notice in TED in the reader's language, or nothing."""
    if not notice.publication_number:
        return ""
    language = ENGLISH if reads_english() else SWEDISH
    return TED.format(language=language, number=notice.publication_number)


def places_in_words(notice: Notice) -> list[str]:
    """Return the municipalities, and else the counties and regions that the source names."""
    named = [place.name for place in notice.municipalities.all()]
    return named or [label("nuts", code, reader_language()) for code in notice.nuts]


def social_objectives_in_words(notice: Notice) -> list[str]:
    """Return the social aims of the tender."""
    language = reader_language()
    return [label("social_objective", code, language) for code in notice.social_objectives]


def execution_in_words(notice: Notice) -> str:
    """Return in a sentence whether the work has to be done in sheltered employment."""
    if notice.reserved_execution == ReservedExecution.YES:
        return gettext(
            "The contract must be carried out within a programme of sheltered employment "
            "(chapter 4, section 18 of the Swedish Public Procurement Act, LOU)."
        )
    if notice.reserved_execution == ReservedExecution.NOT_KNOWN:
        return gettext(
            "The buyer has not decided yet whether the contract must be carried out in "
            "sheltered employment."
        )
    return ""


def next_lot_deadline(notice: Notice, lots: list[Any], now: datetime | None = None) -> str:
    """Return when the next lot closes, where that is before the last day of the whole."""
    now = now or timezone.now()
    if notice.phase != Phase.OPEN:
        return ""
    ahead = [lot.deadline_at for lot in lots if lot.deadline_at and lot.deadline_at > now]
    first = min(ahead, default=None)
    if first is None or first == notice.deadline_at:
        return ""
    return times.moment(first)


def _awarded(notice: Notice) -> str:
    if notice.awarded_value is None:
        return ""
    return amount_in_words(notice.awarded_value, notice.awarded_currency)
