"""What a family of notices says about the procurement, as the columns of a notice."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import Truncator

from access.text import block, line
from events import times
from procurement.enums import InCounty, Nature, Phase, Reserved, ReservedExecution
from procurement.importing.summaries import DEADLINES, reservations
from procurement.importing.times import in_utc
from procurement.models import Notice
from procurement.models.amounts import read_amount
from procurement.versions.lots import carried_over
from procurement.versions.order import RANKS, Family, rank

Content = dict[str, Any]
LONGEST_URL = {"url": 500, "documents_url": 2000}


def content_of(family: Family) -> Content:
    """Return what is shown of a family: an award with what its call for tenders said besides."""
    shown = family.shown
    content = dict(shown.content)
    if rank(shown) == RANKS[Phase.AWARDED] and family.competition:
        content = carried_over(content, family.competition.content)
    return content


def facts_of(family: Family) -> dict[str, Any]:
    """Return the columns of the notice that a family tells of."""
    content, shown = content_of(family), family.shown
    lots = content["lots"]
    reserved = reservations(
        lots, content["reserved"]["participation"], content["reserved"]["execution"]
    )
    codes = [code for code in (content["cpv_main"], *content["cpv_all"]) if code]
    return {
        **_words(content),
        "phase": content["phase"],
        "deadline_at": _moment(content["deadline_last"]),
        "published_on": _announced(family),
        "expected_on": _day(content["future_notice_date"]),
        "reserved": _reserved(reserved["participation"]),
        "reserved_scope": reserved["scope"],
        "reserved_execution": _one_of(ReservedExecution, reserved["execution"]),
        **_values(content),
        "nature": _one_of(Nature, content["contract_nature"]),
        "procedure_type": (content["procedure_type"] or "")[:40],
        "nuts": content["nuts"],
        "in_county": _one_of(InCounty, content["orebro"]) or InCounty.UNKNOWN,
        "social_objectives": content["social_objectives"],
        "suits_smes": shown.suits_smes,
        **_addresses(content, lots),
        "codes": list(dict.fromkeys(codes)),
        "procedure_id": shown.procedure_id,
        "publication_number": shown.publication_number,
        "is_changed": family.is_changed,
        "source": shown.format,
        "source_id": shown.key,
    }


def text_in(texts: dict[str, str], language: str, main: str | None) -> str:
    """Return a text in a language, else in the main one of the notice, else in any."""
    return next((texts[each] for each in (language, main, *texts) if each in texts), "")


def deadline_of(lot: dict[str, Any]) -> dt.datetime | None:
    """Return the earliest of the deadlines of a lot."""
    return _moment(min((in_utc(lot[key]) for key in DEADLINES if lot[key]), default=None))


def shortened(text: str, field: str, model: type = Notice) -> str:
    """Return a text as its column can hold it, cleaned as it will be when it is saved."""
    return Truncator(line(text)).chars(model._meta.get_field(field).max_length)


def _words(content: Content) -> dict[str, str]:
    main = content["language"]
    buyers = (text_in(buyer["name"], "sv", main) for buyer in content["buyers"])
    return {
        "title": shortened(text_in(content["title"], "sv", main), "title"),
        "title_en": shortened(content["title"].get("en", ""), "title_en"),
        "description": block(text_in(content["description"], "sv", main)),
        "description_en": block(content["description"].get("en", "")),
        "buyer": shortened(", ".join(dict.fromkeys(buyers)), "buyer"),
        "winner": shortened(", ".join(winners(content)), "winner"),
    }


def winners(content: Content) -> list[str]:
    """Return the names of those who won some lot, each once."""
    return list(
        dict.fromkeys(
            line(text_in(organisation["name"], "sv", content["language"]))
            for award in content["awards"]
            for winner in award["winners"]
            for organisation in winner["organisations"]
        )
    )


def _values(content: Content) -> dict[str, Any]:
    lots = content["lots"]
    told = [content["estimated_value"], content["framework_max_value"]]
    if len(lots) == 1:  # never a sum of lots, but one lot is the whole
        told += [lots[0]["estimated_value"], lots[0]["framework_max_value"]]
    value, currency = money(next(filter(None, told), None))
    awarded, awarded_currency = money(content["awarded_value"])
    return {
        "value": value,
        "currency": currency,
        "awarded_value": awarded,
        "awarded_currency": awarded_currency,
    }


def money(told: dict[str, Any] | None) -> tuple[Any, str]:
    """Return an amount and its currency as columns hold them."""
    amount = read_amount(told["amount"]) if told else None
    return (None, "") if amount is None else (amount, (told["currency"] or "")[:3])


def _addresses(content: Content, lots: list[dict[str, Any]]) -> dict[str, str]:
    tender = (lot["submission_url"] for lot in lots)
    documents = [url for lot in lots for url in lot["documents_urls"]]
    documents += [url for lot in lots for url in lot["documents_restricted_urls"]]
    return {
        "url": _first("url", [*tender, *documents, content["ted_url"]]),
        "documents_url": _first("documents_url", documents),
    }


def _first(field: str, addresses: Iterable[str | None]) -> str:
    fitting = (url for url in addresses if url and len(url) <= LONGEST_URL[field])
    return next(fitting, "")


def _announced(family: Family) -> dt.date:
    """Return the day of the first notice of the stage, or of the call for tenders of an award."""
    first = family.competition if family.shown.content["phase"] == Phase.AWARDED else None
    days = [_published(each) for each in family.chain(first or family.shown)]
    return min(days)


def _published(version: Any) -> dt.date:
    printed = _day(version.content["publication_date"])
    return printed or times.local(version.dispatched_at).date()


def _reserved(participation: list[str]) -> str:
    known = (Reserved.WORKSHOPS, Reserved.PUBLIC_SERVICE)
    return next((code for code in known if code in participation), Reserved.NONE)


def _one_of(choices: Any, code: str | None) -> str:
    return code if code in choices.values else ""


def _moment(text: str | None) -> dt.datetime | None:
    return parse_datetime(text) if text else None


def _day(text: str | None) -> dt.date | None:
    return parse_date(text) if text else None
