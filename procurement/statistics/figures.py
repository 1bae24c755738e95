"""Counts notices by year and municipality: how many, for whom, and who won.

A notice counts once in its year, and once in each municipality that it names. What a source does
not say is counted as not known, never as a no.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from decimal import Decimal
from typing import BinaryIO

from django.db.models import Prefetch

from enterprises.models import EnterprisePage
from events import times
from headless.kept_files import kept
from places.models import Municipality
from procurement.enums import Phase, Reserved, ReservedExecution
from procurement.matching.finding import fitting_somebody
from procurement.models import Notice, NoticeAward

WHOLE, UNKNOWN = "", "0000"
CROWNS = "SEK"


@dataclass
class Figures:
    """What is counted for one year, in the whole county or in one municipality."""

    year: int
    code: str
    notices: int = 0
    reserved: int = 0
    reserved_unknown: int = 0
    social: int = 0
    fitting: int = 0
    awarded: int = 0
    won: int = 0
    winner_unknown: int = 0
    with_value: int = 0
    value: int = 0
    won_value: int = 0


COUNTED = [each.name for each in fields(Figures) if each.name not in ("year", "code")]


@dataclass(frozen=True)
class Known:
    """What is looked up once for all notices."""

    fitting: frozenset[int]
    numbers: frozenset[str] = field(default_factory=frozenset)


def read_figures() -> list[Figures]:
    """Return the figures, the latest year first; counted once until something public changes."""
    file = kept("procurement figures", _write)
    return [Figures(**row) for row in json.loads(file.path.read_text("utf-8"))]


def count_figures() -> list[Figures]:
    """Count every public notice."""
    awards = Prefetch("awards", NoticeAward.objects.order_by("pk"))
    notices = Notice.objects.listed().order_by("pk")
    known = Known(frozenset(fitting_somebody(notices)), _numbers())
    found: dict[tuple[int, str], Figures] = {}
    for notice in notices.prefetch_related("municipalities", awards):
        counted = _of_notice(notice, known)
        codes = [place.code for place in notice.municipalities.all()] or [UNKNOWN]
        for code in (WHOLE, *codes):
            key = year_of(notice), code
            _add(found.setdefault(key, Figures(*key)), counted)
    names = dict(Municipality.objects.values_list("code", "name"))
    return sorted(found.values(), key=lambda row: (-row.year, *_place(row.code, names)))


def year_of(notice: Notice) -> int:
    """Return the year of a notice: announced, else expected, else the year we heard of it."""
    day = notice.published_on or notice.expected_on
    return day.year if day else times.local(notice.created_at).year


def _write(file: BinaryIO) -> None:
    file.write(json.dumps([asdict(row) for row in count_figures()]).encode())


def _place(code: str, names: dict[str, str]) -> tuple[bool, bool, str]:
    """Return what to sort by: the whole first, then by name, and what is unknown last."""
    return code != WHOLE, code == UNKNOWN, names.get(code, "")


def _numbers() -> frozenset[str]:
    """Return the organisation numbers of the directory, of those too that are paused."""
    pages = EnterprisePage.objects.live().filter(alias_of=None).exclude(organisation_number="")
    return frozenset(_digits(page.public_number) for page in pages.defer_streamfields()) - {""}


def _of_notice(notice: Notice, known: Known) -> dict[str, int]:
    awards = list(notice.awards.all())
    won = [each for each in awards if _digits(each.organisation_number) in known.numbers]
    is_awarded = notice.phase == Phase.AWARDED or bool(awards)
    is_reserved = (
        notice.reserved != Reserved.NONE or notice.reserved_execution == ReservedExecution.YES
    )
    value = _crowns([(notice.value, notice.currency)])
    return {
        "notices": 1,
        "reserved": int(is_reserved),
        "reserved_unknown": int(not is_reserved and notice.reserved_scope == "unknown"),
        "social": int(bool(notice.social_objectives)),
        "fitting": int(notice.pk in known.fitting),
        "awarded": int(is_awarded),
        "won": int(bool(won)),
        "winner_unknown": int(
            is_awarded and not won and not any(each.organisation_number for each in awards)
        ),
        "with_value": int(value > 0),
        "value": value,
        "won_value": _crowns((each.value, each.currency) for each in won),
    }


def _crowns(amounts: Iterable[tuple[Decimal | None, str]]) -> int:
    """Return the sum in Swedish crowns; another currency is not counted."""
    return int(sum(value for value, currency in amounts if value and currency == CROWNS))


def _digits(number: str) -> str:
    return "".join(sign for sign in number if sign.isdigit())[-10:]


def _add(row: Figures, counted: dict[str, int]) -> None:
    for name, number in counted.items():
        setattr(row, name, getattr(row, name) + number)


def years_of(rows: list[Figures]) -> list[Figures]:
    """Return the rows of whole years, the latest first."""
    return [row for row in rows if row.code == WHOLE]


def places_of(rows: list[Figures], year: int) -> list[Figures]:
    """Return the rows of the municipalities in one year."""
    return [row for row in rows if row.year == year and row.code != WHOLE]


def by_year(rows: Iterable[Figures]) -> dict[int, list[Figures]]:
    """Return rows by their year."""
    found: dict[int, list[Figures]] = defaultdict(list)
    for row in rows:
        found[row.year].append(row)
    return found
