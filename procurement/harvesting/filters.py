"""Which notices a source is to give: as a question to TED, and as a test of what came."""

import datetime as dt
import re
from typing import Any

from procurement.models import NoticeSource
from procurement.models.sources import Kind

EVERYWHERE = "place-of-performance IN (SWE)"
SORTING = re.compile(r"\s+SORT\s+BY\s.*\Z", re.IGNORECASE | re.DOTALL)
UNSAFE = re.compile(r'["\\\n\r]+')
CODE = re.compile(r"[0-9A-Za-z]+")
SWEDISH, SWEDEN = "SE", "SWE"


def expert_query(source: NoticeSource, since: dt.date) -> str:
    """Return the question to TED for what was published since a day."""
    own = SORTING.sub("", source.query.strip())
    wanted = f"({own})" if own else " AND ".join(_conditions(source))
    return f"{wanted} AND publication-date >= {since:%Y%m%d}"


def _conditions(source: NoticeSource) -> list[str]:
    places = [code for code in source.place_list if CODE.fullmatch(code)]
    where = [f"place-of-performance IN ({' '.join(places)})"] if places else []
    where += [f'buyer-name ~ "{UNSAFE.sub(" ", name)}"' for name in source.buyer_list]
    what = [f"classification-cpv IN ({' '.join(map(_pattern, source.cpv_list))})"]
    found = [f"({' OR '.join(where)})"] if where else []
    return [*found, *(what if source.cpv_list else [])] or [EVERYWHERE]


def _pattern(beginning: str) -> str:
    return beginning if len(beginning) == 8 else f"{beginning}*"


def wants(source: NoticeSource, notice: dict[str, Any]) -> bool:
    """Tell whether a notice is of a source's places or buyers, and of its codes.

    What a notice does not say is no reason to leave it out. TED was asked for them already.
    """
    if source.kind == Kind.TED:
        return True
    return _is_of_codes(source, notice) and _is_of_places(source, notice)


def _is_of_codes(source: NoticeSource, notice: dict[str, Any]) -> bool:
    beginnings, codes = tuple(source.cpv_list), notice["cpv_all"]
    return not beginnings or not codes or any(code.startswith(beginnings) for code in codes)


def _is_of_places(source: NoticeSource, notice: dict[str, Any]) -> bool:
    places, buyers = source.place_list, [name.casefold() for name in source.buyer_list]
    if not (places or buyers):
        return True
    if places and any(_may_be_in(place, notice) for place in places):
        return True
    names = [text.casefold() for each in notice["buyers"] for text in each["name"].values()]
    return any(wanted in name for wanted in buyers for name in names)


def _may_be_in(place: str, notice: dict[str, Any]) -> bool:
    nuts, countries = notice["nuts"], notice["countries"]
    if nuts:
        return any(code.startswith(place) or place.startswith(code) for code in nuts)
    is_abroad = place.startswith(SWEDISH) and bool(countries) and SWEDEN not in countries
    return not is_abroad
