"""Which notices are asked for: one answer for the list, feeds, calendars, watching and the API."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from enterprises.models import Category, CategoryCode, FormerCategory
from events.models import EventPage
from headless.identity import default_language
from headless.text_search import matching_ids
from procurement.enums import InCounty, Reserved, ReservedScope
from procurement.models import Notice
from procurement.periods import shown_on
from procurement.querysets import NoticeQuerySet

ANY_RESERVATION = "any"
SHORTEST_PREFIX = 2
# What an editor has typed in is as it stands, but for the short form, which does not ask.
RESERVATION_UNKNOWN = Q(reserved=Reserved.NONE, reserved_scope=ReservedScope.UNKNOWN) & ~Q(
    source="typed", kind=""
)


@dataclass(frozen=True)
class NoticeFilters:
    """What is asked of notices: what is named twice means either, what is not named means all."""

    q: str = ""
    category: Sequence[str] = ()  # short names of the directory's categories
    municipality: Sequence[str] = ()  # codes
    cpv: Sequence[str] = ()  # the first digits
    phase: Sequence[str] = ()
    reserved: Sequence[str] = ()  # ways, or that there is one
    buyer: Sequence[str] = ()  # words of their names
    meeting: Sequence[int] = ()  # on whose pages it is shown
    deadline_after: dt.datetime | None = None
    deadline_before: dt.datetime | None = None
    with_unknown: bool = False  # those, too, that do not tell what is asked for

    def narrow(self, notices: NoticeQuerySet, language: str) -> NoticeQuerySet:
        """Keep the notices that fit; each comes once."""
        for fits, is_unknown in (*self._of_facts(), *self._of_columns()):
            notices = notices.filter(fits | is_unknown if self.with_unknown else fits)
        return self._narrow_the_rest(notices, language)

    def unknown(
        self, notices: NoticeQuerySet, language: str, *, of_all: bool = False
    ) -> NoticeQuerySet:
        """Keep those of which nobody can tell: their place or their CPV codes are not known.

        With `of_all` those, too, that do not say whether they are reserved, or until when.
        """
        known = Q()
        facts, columns = list(self._of_facts()), list(self._of_columns())
        for fits, is_unknown in (*facts, *columns) if of_all else facts:
            notices = notices.filter(fits | is_unknown)
            known &= fits
        for fits, _is_unknown in columns if not of_all else []:
            notices = notices.filter(fits)
        return self._narrow_the_rest(notices, language).exclude(known) if known else notices.none()

    def _of_facts(self) -> Iterator[tuple[Q, Q]]:
        """Return what each fact that is asked for must be, and when it is not known."""
        every = Notice.objects.all()
        asked = []
        if self.category:
            asked.append((every.with_cpv(*prefixes_of(self.category)), "codes"))
        if self.cpv:
            asked.append((every.with_cpv(*self.cpv), "codes"))
        if self.municipality:
            asked.append((every.in_municipalities(self.municipality), "municipalities"))
        for found, name in asked:
            without = every.filter(**{f"{name}__isnull": True})
            if name == "municipalities":
                without = without.exclude(in_county=InCounty.NO)
            yield Q(pk__in=found.values("pk")), Q(pk__in=without.values("pk"))

    def _of_columns(self) -> Iterator[tuple[Q, Q]]:
        if self.reserved:
            yield self._is_reserved(), RESERVATION_UNKNOWN
        if self.deadline_after or self.deadline_before:
            yield self._is_due(), Q(deadline_at=None)

    def _narrow_the_rest(self, notices: NoticeQuerySet, language: str) -> NoticeQuerySet:
        if self.q:
            notices = notices.filter(pk__in=matching_ids("notice", self.q, language))
        if self.meeting:
            notices = notices.filter(pk__in=self._at_meetings(language))
        return notices.filter(self._of_the_row())

    def _at_meetings(self, language: str) -> list[int]:
        """Return the keys of what the pages of the meetings show, in the language asked for."""
        meetings = EventPage.objects.listed(default_language()).filter(pk__in=self.meeting)
        listed = Notice.objects.listed(language)
        return [key for meeting in meetings for key in shown_on(meeting, listed)]

    def _of_the_row(self) -> Q:
        fits = Q(phase__in=self.phase) if self.phase else Q()
        if self.buyer:
            fits &= _any_of(Q(buyer__icontains=words) for words in self.buyer)
        return fits

    def _is_reserved(self) -> Q:
        if ANY_RESERVATION in self.reserved:
            return ~Q(reserved=Reserved.NONE)
        return Q(reserved__in=self.reserved)

    def _is_due(self) -> Q:
        fits = Q()
        if self.deadline_after:
            fits &= Q(deadline_at__gte=self.deadline_after)
        if self.deadline_before:
            fits &= Q(deadline_at__lte=self.deadline_before)
        return fits


def prefixes_of(slugs: Iterable[str]) -> list[str]:
    """Return what the CPV codes of some categories, and of those below them, begin with.

    A code ends in noughts where it names a group: 90910000 is all kinds of cleaning.
    """
    today = FormerCategory.renamed(list(slugs))
    found = Category.objects.with_children(today)
    codes = CategoryCode.objects.filter(category__in=found).values_list("code", flat=True)
    return sorted({code.rstrip("0").ljust(SHORTEST_PREFIX, "0") for code in codes})


def _any_of(conditions: Iterable[Q]) -> Q:
    fits = Q()
    for condition in conditions:
        fits |= condition
    return fits
