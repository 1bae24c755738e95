"""What is coming, the soonest first: contracts that end, and notices that are planned."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.utils.translation import gettext

from content.languages import reader_language
from places.models import Municipality
from procurement.models import ExpiringContract, Notice, PipelineSettings, ProcurementIndexPage
from procurement.models.cpv import names_of
from procurement.models.pipeline import months_before
from procurement.querysets import ExpiringContractQuerySet, NoticeQuerySet

AHEAD = (3, 6, 12)  # months that a reader may look ahead


@dataclass(frozen=True)
class Coming:
    """One procurement that is coming: what, by whom, and when it is probably announced."""

    kind: str  # "contract" or "notice"
    pk: int
    title: str
    buyer: str
    starts_on: dt.date  # the first day of when it is probably announced
    ends_on: dt.date
    modified_at: dt.datetime
    contract: ExpiringContract | None = None
    address: str = ""  # of the notice, on the site
    places: tuple[Municipality, ...] = ()
    codes: tuple[str, ...] = ()

    @property
    def middle(self) -> dt.date:
        """Return the likeliest day."""
        return self.starts_on + (self.ends_on - self.starts_on) / 2

    @property
    def quarter(self) -> tuple[int, int]:
        """Return the likeliest quarter: its year and number."""
        return quarter_of(self.middle)

    @property
    def quarter_in_words(self) -> str:
        """Return the likeliest quarter in words."""
        return in_words(self.quarter)

    @property
    def anchor(self) -> str:
        """Return the name of its place on the page."""
        return f"{self.kind}-{self.pk}"

    @property
    def code_names(self) -> list[str]:
        """Return what its codes are called, or the codes."""
        names = names_of(self.codes, reader_language())
        return [names.get(code, code) for code in self.codes]


def quarter_of(day: dt.date) -> tuple[int, int]:
    """Return the quarter of a day: its year and number."""
    return day.year, (day.month + 2) // 3


def in_words(quarter: tuple[int, int]) -> str:
    """Return a quarter in words."""
    return gettext("quarter %(number)s of %(year)s") % {"number": quarter[1], "year": quarter[0]}


def coming(
    index: ProcurementIndexPage,
    today: dt.date,
    *,
    contracts: ExpiringContractQuerySet | None = None,
    notices: NoticeQuerySet | None = None,
) -> list[Coming]:
    """Return what is coming from today on, the soonest first, in the language of the index."""
    contracts = index_contracts(index) if contracts is None else contracts
    notices = index.notices() if notices is None else notices
    settings = PipelineSettings.load()
    found = [
        _of_contract(
            contract, *contract.announced_between(settings.earliest_months, settings.latest_months)
        )
        for contract in contracts.select_related("municipality")
    ]
    planned = notices.planned().exclude(expected_on=None)
    planned = planned.prefetch_related("municipalities", "codes")
    found += [_of_notice(notice) for notice in index.addressed(planned)]
    found = [each for each in found if each.ends_on >= today]
    return sorted(found, key=attrgetter("middle", "kind", "pk"))


def index_contracts(index: ProcurementIndexPage) -> ExpiringContractQuerySet:
    """Return the contracts that are told of in the language of the index."""
    return ExpiringContract.objects.listed(index.locale.language_code)


def within(found: Iterable[Coming], today: dt.date, months: int) -> list[Coming]:
    """Keep what is probably announced in the next months."""
    last = months_before(today, -months)
    return [each for each in found if each.middle <= last]


def by_quarter(found: Iterable[Coming]) -> list[tuple[str, list[Coming]]]:
    """Return what is coming under the quarters in words."""
    grouped = groupby(found, attrgetter("quarter"))
    return [(in_words(quarter), list(each)) for quarter, each in grouped]


def _of_contract(contract: ExpiringContract, starts_on: dt.date, ends_on: dt.date) -> Coming:
    return Coming(
        kind="contract",
        pk=contract.pk,
        title=contract.heading,
        buyer=contract.buyer,
        starts_on=starts_on,
        ends_on=ends_on,
        modified_at=contract.modified_at,
        contract=contract,
        places=(contract.municipality,) if contract.municipality else (),
        codes=tuple(contract.codes.split()),
    )


def _of_notice(notice: Notice) -> Coming:
    return Coming(
        kind="notice",
        pk=notice.pk,
        title=notice.heading,
        buyer=notice.buyer,
        starts_on=notice.expected_on,
        ends_on=notice.expected_on,
        modified_at=notice.modified_at,
        address=notice.address,
        places=tuple(notice.municipalities.all()),
        codes=tuple(code.code for code in notice.codes.all()),
    )
