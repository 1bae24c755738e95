"""Answers one question to the directory: what fits, and in which order."""

from functools import cached_property
from uuid import UUID

from django.core.paginator import Page as ListPage
from wagtail.models import Locale

from content.pagination import list_page
from enterprises.directory.forms import Filters, Sort
from enterprises.models import EnterprisePage
from enterprises.models.querysets import EnterpriseQuerySet
from enterprises.profiles.documents import KIND
from headless.text_search import matching_ids

PAGE_SIZE = 20


class Directory:
    """The enterprises that fit some filters in one language."""

    def __init__(self, filters: Filters, locale: Locale, fits_nothing: bool = False) -> None:
        self.filters = filters
        self.fits_nothing = fits_nothing
        self.locale = locale

    @cached_property
    def listed(self) -> EnterpriseQuerySet:
        """Return every enterprise that readers of the language may find."""
        return EnterprisePage.objects.listed(self.locale)

    @cached_property
    def ranks(self) -> dict[UUID, int]:
        """Return the place of each enterprise that the words match, the best first."""
        ids = matching_ids(KIND, self.filters.q, self.locale.language_code)
        keys = EnterprisePage.objects.filter(pk__in=ids).values_list("pk", "translation_key")
        key_of = dict(keys)
        return {key_of[pk]: place for place, pk in enumerate(ids) if pk in key_of}

    def matching(self, filters: Filters) -> EnterpriseQuerySet:
        """Return the listed enterprises that fit the filters."""
        pages = self.listed
        if filters.q:
            pages = pages.filter(translation_key__in=list(self.ranks))
        if filters.category:
            pages = pages.in_categories(filters.category)
        if filters.municipality:
            pages = pages.serving(filters.municipality)
        if filters.reservation:
            pages = pages.claiming(filters.reservation)
        return pages.open_to_joint_bids() if filters.joint_bids else pages

    def page(self, number: str | int | None) -> ListPage:
        """Return one page of the list, in the order asked for."""
        found = self.matching(self.filters)
        if self.fits_nothing:
            found = found.none()
        if self.filters.order == Sort.RELEVANCE:
            return self._by_relevance(found, number)
        ordered = {
            Sort.NEWEST: found.newest_first,
            Sort.CONFIRMED: found.confirmed_first,
        }.get(self.filters.order, found.by_name)
        return list_page(ordered().for_cards(), PAGE_SIZE, number)

    @cached_property
    def count_elsewhere(self) -> int:
        """Return how many more there are in the site's first language, whatever the filters."""
        source = Locale.get_default()
        if source == self.locale:
            return 0
        return EnterprisePage.objects.listed(source).untranslated(self.locale).count()

    def _by_relevance(self, found: EnterpriseQuerySet, number: str | int | None) -> ListPage:
        keys = dict(found.values_list("translation_key", "pk"))
        ranked = [keys[key] for key in sorted(keys, key=self.ranks.__getitem__)]
        page = list_page(ranked, PAGE_SIZE, number)
        cards = {card.pk: card for card in self._cards(list(page.object_list))}
        page.object_list = [cards[pk] for pk in page.object_list]
        return page

    def _cards(self, ids: list[int]) -> EnterpriseQuerySet:
        return EnterprisePage.objects.filter(pk__in=ids).for_cards()
