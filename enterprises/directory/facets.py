"""The choices beside the directory's list: what to filter by, and how many would remain."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import Count
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from enterprises.directory.listing import Directory
from enterprises.models import Category, EnterprisePage, ReservationClaim
from enterprises.models.enums import ReservationRule
from places.models import Municipality

MOST_NEIGHBOURS = 3


@dataclass(frozen=True)
class FacetValue:
    """One value that a reader may filter by, and how many would remain."""

    name: str
    value: str
    label: str
    count: int
    is_chosen: bool
    children: tuple["FacetValue", ...] = ()

    @property
    def is_open(self) -> bool:
        """Return whether something below it is chosen."""
        return any(child.is_chosen for child in self.children)


@dataclass(frozen=True)
class Alternative:
    """Something else to try: what it is, where it leads, and how many it finds."""

    label: str
    query: str
    count: int | None = None


class Facets:
    """Everything that a reader may choose to filter by, counted with the other filters on."""

    def __init__(
        self,
        directory: Directory,
        categories: list[Category],
        municipalities: list[Municipality],
    ) -> None:
        self.directory = directory
        self.filters = directory.filters
        self.categories = categories
        self.municipalities = municipalities

    @cached_property
    def by_category(self) -> list[FacetValue]:
        """Return the top categories with those below them, counted without this filter."""
        counts = self._category_counts()
        below: dict[int | None, list[Category]] = {}
        for row in self.categories:
            below.setdefault(row.parent_id, []).append(row)
        return [
            self._category_choice(
                top, counts, [self._category_choice(row, counts) for row in below.get(top.pk, [])]
            )
            for top in below.get(None, [])
        ]

    def _category_choice(
        self, row: Category, counts: Counter[int], children: list[FacetValue] | None = None
    ) -> FacetValue:
        return FacetValue(
            name="category",
            value=row.slug,
            label=row.label,
            count=counts[row.pk],
            is_chosen=row.slug in self.filters.category,
            children=tuple(child for child in children or [] if child.count or child.is_chosen),
        )

    def _category_counts(self) -> Counter[int]:
        pages = self.directory.matching(self.filters.without("category"))
        links = EnterprisePage.categories.through.objects.filter(
            enterprisepage_id__in=pages.values("pk")
        )
        counts = Counter(dict(links.values_list("category_id").annotate(Count("pk"))))
        top = Coalesce("category__parent_id", "category_id")
        tops = links.annotate(top=top).values_list("top")
        counts.update(
            {
                key: number - counts[key]
                for key, number in tops.annotate(Count("enterprisepage_id", distinct=True))
            }
        )
        return counts

    @cached_property
    def by_municipality(self) -> list[FacetValue]:
        """Return the municipalities, counted without this filter."""
        pages = self.directory.matching(self.filters.without("municipality"))
        links = EnterprisePage.municipalities.through.objects.filter(
            enterprisepage_id__in=pages.values("pk")
        )
        counts = dict(links.values_list("municipality_id").annotate(Count("pk")))
        return [
            FacetValue(
                name="municipality",
                value=row.code,
                label=row.name,
                count=counts.get(row.pk, 0),
                is_chosen=row.code in self.filters.municipality,
            )
            for row in self.municipalities
        ]

    @cached_property
    def by_reservation(self) -> list[FacetValue]:
        """Return the rules of reservation, counted without this filter."""
        pages = self.directory.matching(self.filters.without("reservation"))
        claims = ReservationClaim.objects.filter(page_id__in=pages.values("pk")).order_by()
        counts = dict(claims.values_list("rule").annotate(Count("page", distinct=True)))
        return [
            FacetValue(
                name="reservation",
                value=value,
                label=str(label),
                count=counts.get(value, 0),
                is_chosen=value in self.filters.reservation,
            )
            for value, label in ReservationRule.choices
        ]

    @cached_property
    def joint_bids(self) -> int:
        """Return how many would remain if only those open to joint bids were asked for."""
        return self.directory.matching(replace(self.filters, joint_bids=True)).count()

    @cached_property
    def active(self) -> list[Alternative]:
        """Return each filter in use, with the address that drops it."""
        labels = {
            (choice.name, choice.value): choice.label
            for top in [
                *self.by_category,
                *self.by_municipality,
                *self.by_reservation,
            ]
            for choice in (top, *top.children)
        }
        ways = []
        if self.filters.q:
            words = _("“%(words)s”") % {"words": self.filters.q}
            ways.append(Alternative(words, self.filters.without("q").query))
        for name in ("category", "municipality", "reservation"):
            for value in getattr(self.filters, name):
                query = self.filters.without(name, value).query
                ways.append(Alternative(labels[name, value], query))
        if self.filters.joint_bids:
            ways.append(
                Alternative(_("Open to joint bids"), self.filters.without("joint_bids").query)
            )
        return ways

    @cached_property
    def ways_out(self) -> list[Alternative]:
        """Return what to try when nothing fits: one filter less, or a municipality nearby."""
        return [*self._with_one_filter_less(), *self._nearby()]

    def _with_one_filter_less(self) -> list[Alternative]:
        names = {
            "q": _("Without the words"),
            "category": _("In all categories"),
            "municipality": _("In the whole county"),
            "reservation": _("Without a rule of reservation"),
            "joint_bids": _("Also those that bid on their own"),
        }
        ways = []
        for name, label in names.items():
            if getattr(self.filters, name):
                wider = self.filters.without(name)
                count = self.directory.matching(wider).count()
                ways.append(Alternative(label, wider.query, count))
        return [way for way in ways if way.count]

    def _nearby(self) -> list[Alternative]:
        chosen = [row for row in self.municipalities if row.code in self.filters.municipality]
        if not chosen:
            return []
        counts = {choice.value: choice.count for choice in self.by_municipality}
        near = [row for row in chosen[0].nearest_first(self.municipalities) if counts[row.code]]
        return [
            Alternative(
                _("In %(municipality)s") % {"municipality": row.name},
                replace(self.filters, municipality=[row.code]).query,
                counts[row.code],
            )
            for row in near[:MOST_NEIGHBOURS]
        ]
