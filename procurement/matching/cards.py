"""What pages show of what fits: enterprises beside a notice, notices beside an enterprise."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Locale

from content.languages import SWEDISH
from enterprises.models import EnterprisePage
from procurement.matching.facts import is_current, read_notices
from procurement.matching.finding import (
    count_incomparable,
    current_notices,
    enterprises_for,
    facts_of,
    notices_for,
    pages_of,
)
from procurement.matching.judging import Fit
from procurement.models import Notice, ProcurementIndexPage

SHOWN, MOST = 5, 50


@dataclass(frozen=True)
class EnterpriseCard:
    """An enterprise that could deliver, with the way to it. `pk` is its Swedish page."""

    pk: int
    page: EnterprisePage
    url: str
    reasons: list[str]
    missing: list[str]

    @property
    def language(self) -> str:
        """Return the language of its page."""
        return self.page.locale.language_code


@dataclass(frozen=True)
class NoticeCard:
    """A notice that fits an enterprise, in the language in which it can be read."""

    notice: Notice
    language: str
    reasons: list[str]
    missing: list[str]
    enterprise: str = ""

    @property
    def title(self) -> str:
        """Return the title in the language of its page."""
        return self.notice.title_en if self.language != SWEDISH else self.notice.title


@dataclass(frozen=True)
class Shown:
    """Some cards: a few that are seen at once, and more that fold out."""

    cards: list[Any]

    @property
    def first(self) -> list[Any]:
        """Return those that are seen at once."""
        return self.cards[:SHOWN]

    @property
    def more(self) -> list[Any]:
        """Return those that fold out."""
        return self.cards[SHOWN:MOST]

    @property
    def left(self) -> int:
        """Return how many there are besides."""
        return max(0, len(self.cards) - MOST)


def capable(
    request: HttpRequest | None, notice: Notice, index: ProcurementIndexPage | None
) -> dict[str, Any] | None:
    """Return what the page of a notice shows of who could deliver; nothing once it is too late."""
    if index is None or not is_current(notice):
        return None
    (asked,) = read_notices([notice])
    found = enterprises_for(asked)
    return {
        "shown": Shown(enterprise_cards(request, found, index.locale.language_code)),
        "is_comparable": asked.is_comparable,
        "value": asked.value,
        "together": index.subroute_url("together", notice.pk, index.slug_of(notice))
        if notice.pk and notice.live
        else "",
    }


def enterprise_cards(
    request: HttpRequest | None, found: list[Fit], language: str
) -> list[EnterpriseCard]:
    """Return the enterprises of some fits with their pages, those that have one to show."""
    pages = pages_of([fit.enterprise for fit in found], language)
    here = [(fit, pages[fit.enterprise.pk]) for fit in found if fit.enterprise.pk in pages]
    return [
        EnterpriseCard(
            pk=fit.enterprise.pk,
            page=page,
            url=page.get_url(request) or "",
            reasons=fit.reasons,
            missing=fit.missing,
        )
        for fit, page in here
    ]


def fitting(page: EnterprisePage, locale: Locale | None = None) -> dict[str, Any] | None:
    """Return what the page of an enterprise shows of notices, in one language.

    Nothing for who is in no list, and nothing where there is no public page of notices.
    """
    index = ProcurementIndexPage.objects.listed(locale or page.locale).first()
    enterprise = facts_of(page) if index else None
    if index is None or enterprise is None:
        return None
    now = timezone.now()
    current = current_notices(now)
    found = notices_for(enterprise, current)
    language = index.locale.language_code
    readable = [fit for fit in found if language in fit.asked.notice.languages]
    return {
        "shown": Shown(notice_cards(readable, [index])),
        "missing": len(found) - len(readable),
        "says_what_it_sells": bool(enterprise.codes),
        "incomparable": count_incomparable(current),
        "index": index,
        "now": now,
    }


def notice_cards(found: Iterable[Fit], indexes: list[ProcurementIndexPage]) -> list[NoticeCard]:
    """Return the notices of some fits, each once, with its address below the first page it has."""
    cards, taken = [], set()
    for fit in found:
        notice = fit.asked.notice
        here = [each for each in indexes if each.locale.language_code in notice.languages]
        if not here or notice.pk in taken:
            continue
        taken.add(notice.pk)
        here[0].addressed([notice])
        cards.append(
            NoticeCard(
                notice=notice,
                language=here[0].locale.language_code,
                reasons=fit.reasons,
                missing=fit.missing,
                enterprise=fit.enterprise.title,
            )
        )
    return cards
