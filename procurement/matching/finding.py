"""Finds the enterprises that fit a notice, and the notices that fit an enterprise."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.http import HttpRequest

from enterprises.models import CategoryCode, EnterprisePage, Offer
from headless.identity import default_language, with_source_id
from procurement.enums import Phase
from procurement.matching.codes import NOT_TELLING, prefixes
from procurement.matching.facts import (
    EnterpriseFacts,
    NoticeFacts,
    listed_enterprises,
    read_enterprises,
    read_notices,
)
from procurement.matching.judging import Fit, fits, names_for
from procurement.models import Notice, NoticeCode, NoticeLot
from procurement.querysets import NoticeQuerySet


def enterprises_for(asked: NoticeFacts, *, joint_only: bool = False) -> list[Fit]:
    """Return the enterprises that could deliver what a notice asks for, the best first."""
    starts = prefixes(asked.codes)
    if not starts:
        return []
    pages = listed_enterprises()
    if joint_only:
        pages = pages.open_to_joint_bids()
    offers = Offer.objects.filter(_any("cpv__startswith", starts)).values("page")
    codes = CategoryCode.objects.filter(_any("code__startswith", starts)).values("category")
    in_category = EnterprisePage.categories.through.objects.filter(category__in=codes)
    near = pages.filter(Q(pk__in=offers) | Q(pk__in=in_category.values("enterprisepage")))
    return fits(read_enterprises(near), asked)


def notices_for(enterprise: EnterpriseFacts, notices: NoticeQuerySet) -> list[Fit]:
    """Return the notices of some that fit an enterprise, the nearest deadline first."""
    found = read_notices(near_codes(notices, enterprise.codes).nearest_first())
    names = names_for([enterprise], found)
    compared = (Fit(enterprise, asked, names) for asked in found)
    return [fit for fit in compared if fit.could_deliver]


def current_notices(now: dt.datetime) -> NoticeQuerySet:
    """Return the notices that the public may find and that somebody can still bid for."""
    current = Notice.objects.listed().filter(phase__in=[Phase.OPEN, Phase.PLANNED])
    return current.exclude(phase=Phase.OPEN, deadline_at__lt=now)


def near_codes(notices: NoticeQuerySet, codes: Iterable[str]) -> NoticeQuerySet:
    """Keep the notices with a code, their own or of a lot, that is near any of some codes."""
    starts = prefixes(codes)
    if not starts:
        return notices.none()
    of_notices = NoticeCode.objects.filter(_any("code__startswith", starts)).values("notice")
    return notices.filter(Q(pk__in=of_notices) | _of_lots(starts))


def enterprise_facts(number: int) -> EnterpriseFacts | None:
    """Return what is known of an enterprise by its id in the API, if it is listed."""
    pages = with_source_id(listed_enterprises()).filter(source_id=number)
    return next(
        iter(read_enterprises(listed_enterprises().filter(pk__in=pages.values("pk")))), None
    )


def facts_of(page: EnterprisePage) -> EnterpriseFacts | None:
    """Return what is known of the enterprise of a page in any language, if it is listed."""
    pages = listed_enterprises().filter(translation_key=page.translation_key)
    return next(iter(read_enterprises(pages)), None)


def narrow(notices: NoticeQuerySet, number: int) -> NoticeQuerySet | None:
    """Keep the notices that fit an enterprise; return nothing when there is no such."""
    enterprise = enterprise_facts(number)
    if enterprise is None:
        return None
    found = notices_for(enterprise, Notice.objects.listed())
    return notices.filter(pk__in=[fit.asked.notice.pk for fit in found])


def pages_of(found: Iterable[EnterpriseFacts], language: str) -> dict[int, EnterprisePage]:
    """Return the page of each enterprise in a language, the Swedish one where it has no other."""
    keys = {each.key: each.pk for each in found}
    pages: dict[int, EnterprisePage] = {}
    for code in dict.fromkeys([default_language(), language]):
        listed = EnterprisePage.objects.listed(code).filter(translation_key__in=list(keys))
        for page in listed.select_related("locale").defer_streamfields():
            pages[keys[str(page.translation_key)]] = page
    return pages


def as_told(request: HttpRequest, notice: Notice, language: str) -> list[dict[str, Any]]:
    """Return the enterprises that could deliver as the API tells of them."""
    (asked,) = read_notices([notice])
    found = enterprises_for(asked)
    pages = pages_of([fit.enterprise for fit in found], language)
    return [
        {
            "id": fit.enterprise.number,
            "name": pages[fit.enterprise.pk].title,
            "url": pages[fit.enterprise.pk].get_full_url(request),
            "reasons": fit.reasons,
            "missing": fit.missing,
        }
        for fit in found
        if fit.enterprise.pk in pages
    ]


def by_enterprise(
    enterprises: list[EnterpriseFacts], notices: NoticeQuerySet
) -> dict[int, list[Fit]]:
    """Return the notices that fit each of many enterprises, with everything read once."""
    sellers = _sellers(enterprises)
    found: dict[int, list[Fit]] = defaultdict(list)
    compared = read_notices(notices.nearest_first())
    names = names_for(enterprises, compared)
    for asked in compared:
        near = reduce(or_, (sellers[start] for start in prefixes(asked.codes)), set())
        for place in sorted(near):
            fit = Fit(enterprises[place], asked, names)
            if fit.could_deliver:
                found[fit.enterprise.pk].append(fit)
    return found


def fitting_somebody(notices: NoticeQuerySet) -> set[int]:
    """Return the keys of the notices that at least one enterprise could deliver."""
    enterprises = read_enterprises(listed_enterprises())
    sellers = _sellers(enterprises)
    names = names_for([], [])
    return {
        asked.notice.pk
        for asked in read_notices(notices)
        if any(
            Fit(enterprises[place], asked, names).could_deliver
            for start in prefixes(asked.codes)
            for place in sellers[start]
        )
    }


def _sellers(enterprises: list[EnterpriseFacts]) -> dict[str, set[int]]:
    """Return which enterprises sell by codes that begin alike, by their places in the list."""
    sellers: dict[str, set[int]] = defaultdict(set)
    for place, enterprise in enumerate(enterprises):
        for start in prefixes(enterprise.codes):
            sellers[start].add(place)
    return sellers


def count_incomparable(notices: NoticeQuerySet) -> int:
    """Return how many of some notices do not say closely enough what is bought."""
    telling = NoticeCode.objects.exclude(code__endswith=NOT_TELLING).values("notice")
    return notices.exclude(pk__in=telling).count()


def _any(lookup: str, starts: list[str]) -> Q:
    return reduce(or_, (Q(**{lookup: start}) for start in starts))


def _of_lots(starts: list[str]) -> Q:
    """Keep notices with a lot whose codes, kept as JSON, begin with any of these."""
    lots = NoticeLot.objects.annotate(written=Cast("codes", TextField()))
    near = _any("written__contains", [f'"{start}' for start in starts])
    return Q(pk__in=lots.filter(near).values("notice"))
