"""What is known of enterprises and notices when they are compared, read with few questions."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import QuerySet

from enterprises.models import Category, EnterprisePage, Offer, ReservationClaim
from enterprises.models.categories import CategoryCode
from enterprises.models.querysets import EnterpriseQuerySet
from headless.identity import default_language, with_source_id
from procurement.enums import Reserved, Stage
from procurement.enums import ReservedExecution as Execution
from procurement.matching.codes import is_telling
from procurement.models import Notice, NoticeLot


@dataclass(frozen=True)
class Sold:
    """One code that an enterprise sells by: of an offer, or of a category it stands in."""

    code: str
    category: Category | None = None
    places: frozenset[str] = frozenset()  # empty: wherever the enterprise works


@dataclass(frozen=True)
class EnterpriseFacts:
    """What one enterprise says of itself. `pk` is its Swedish page, `number` its id in the API."""

    pk: int
    number: int
    key: str
    title: str
    joint_bids: bool
    seat: str
    places: frozenset[str]
    rules: frozenset[str]
    sold: tuple[Sold, ...]

    @property
    def codes(self) -> set[str]:
        """Return the codes that it sells by."""
        return {each.code for each in self.sold}

    def works_in(self, sold: Sold) -> frozenset[str]:
        """Return where it delivers something; nothing when it does not say where it works."""
        if sold.places or not self.places:
            return sold.places
        return self.places | ({self.seat} - {""})


@dataclass(frozen=True)
class LotFacts:
    """One part of a tender, with what it asks for."""

    lot: NoticeLot
    codes: frozenset[str]

    @property
    def title(self) -> str:
        """Return what it is called, in the reader's language."""
        return self.lot.heading


@dataclass(frozen=True)
class NoticeFacts:
    """What a notice asks for."""

    notice: Notice
    codes: frozenset[str]
    lots: tuple[LotFacts, ...]
    places: dict[str, str] = field(default_factory=dict)

    @property
    def is_comparable(self) -> bool:
        """Tell whether the notice says what is bought closely enough to compare."""
        return any(is_telling(code) for code in self.codes)

    @property
    def reserved(self) -> Reserved:
        """Return for whom it is reserved: to bid, or to carry it out in sheltered employment."""
        participation = Reserved(self.notice.reserved)
        if participation == Reserved.NONE and self.notice.reserved_execution == Execution.YES:
            return Reserved.WORKSHOPS
        return participation

    @property
    def value(self) -> Decimal | None:
        """Return the value of the contract, if the notice says it."""
        return self.notice.value


def listed_enterprises() -> EnterpriseQuerySet:
    """Return the enterprises that are compared: each once, by its Swedish page."""
    return EnterprisePage.objects.listed(default_language())


def read_enterprises(pages: EnterpriseQuerySet) -> list[EnterpriseFacts]:
    """Return what is known of some enterprises, in as many queries for many as for one."""
    names = ("pk", "source_id", "translation_key", "title", "joint_bids", "municipality__code")
    rows = list(with_source_id(pages.order_by("title", "pk")).values_list(*names))
    numbers = [row[0] for row in rows]
    served = _grouped(
        EnterprisePage.municipalities.through.objects.filter(enterprisepage__in=numbers),
        "enterprisepage_id",
        "municipality__code",
    )
    claims = ReservationClaim.objects.filter(page__in=numbers)
    rules = _grouped(claims, "page_id", "rule")
    sold = _sold(numbers)
    return [
        EnterpriseFacts(
            pk=pk,
            number=number,
            key=str(key),
            title=title,
            joint_bids=joint_bids,
            seat=seat or "",
            places=frozenset(served[pk]),
            rules=frozenset(rules[pk]),
            sold=tuple(sold[pk]),
        )
        for pk, number, key, title, joint_bids, seat in rows
    ]


def read_notices(notices: Iterable[Notice]) -> list[NoticeFacts]:
    """Return what is known of notices; a queryset is asked for their parts all at once."""
    if isinstance(notices, QuerySet):
        notices = notices.prefetch_related("codes", "lots", "municipalities")
    return [_notice_facts(notice) for notice in notices]


def is_current(notice: Notice, now: dt.datetime | None = None) -> bool:
    """Tell whether somebody can still bid, now or later."""
    return notice.stage(now) in (Stage.OPEN, Stage.PLANNED)


def _notice_facts(notice: Notice) -> NoticeFacts:
    lots = [LotFacts(lot, frozenset(lot.codes or [])) for lot in notice.lots.all()]
    codes = {row.code for row in notice.codes.all()}.union(*(lot.codes for lot in lots))
    places = {row.code: row.name for row in notice.municipalities.all()}
    return NoticeFacts(notice, frozenset(codes), tuple(lots), places)


def _grouped(rows: QuerySet, key: str, value: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for number, each in rows.values_list(key, value):
        found[number].append(each)
    return found


def _sold(numbers: list[int]) -> dict[int, list[Sold]]:
    """Return what each enterprise sells by: its offers first, then its categories."""
    found: dict[int, list[Sold]] = defaultdict(list)
    offers: dict[int, tuple[int, str]] = {}
    places: dict[int, set[str]] = defaultdict(set)
    rows = Offer.objects.filter(page__in=numbers).exclude(cpv="").order_by("sort_order", "pk")
    for pk, page, code, place in rows.values_list("pk", "page_id", "cpv", "municipalities__code"):
        offers[pk] = page, code
        places[pk] |= {place} - {None}
    for pk, (page, code) in offers.items():
        found[page].append(Sold(code, places=frozenset(places[pk])))
    codes = _grouped(CategoryCode.objects.all(), "category_id", "code")
    categories = Category.objects.in_bulk()
    chosen = EnterprisePage.categories.through.objects.filter(enterprisepage__in=numbers)
    for page, category in chosen.order_by("category_id").values_list(
        "enterprisepage_id", "category_id"
    ):
        found[page] += [Sold(code, categories[category]) for code in codes[category]]
    return found
