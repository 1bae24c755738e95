"""Questions about many enterprises."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Coalesce, Collate
from wagtail.models import Locale, PageManager

from content.pages import ListedQuerySet
from enterprises.models.categories import Category, CategoryCode
from enterprises.models.parts import Offer
from enterprises.models.settings import DirectorySettings
from places.models import Municipality

if TYPE_CHECKING:
    from enterprises.models import EnterprisePage

SWEDISH_ORDER = {"postgresql": "sv-x-icu", "sqlite": "NOCASE"}


class EnterpriseQuerySet(ListedQuerySet):
    """Profiles, asked for by what they offer and where."""

    def listed(self, locale: Locale | str | None = None) -> "EnterpriseQuerySet":
        """Keep what belongs in a list: nothing that is paused."""
        return self.reachable(locale).filter(paused_on=None)

    def in_categories(self, slugs: list[str]) -> "EnterpriseQuerySet":
        """Keep those in any of the categories, or in a category below one of them."""
        chosen = Category.objects.with_children(slugs)
        return self.filter(pk__in=self.model.objects.filter(categories__in=chosen).values("pk"))

    def serving(self, codes: list[str]) -> "EnterpriseQuerySet":
        """Keep those that serve any of the municipalities."""
        served = self.model.objects.filter(municipalities__code__in=codes)
        return self.filter(pk__in=served.values("pk"))

    def open_to_joint_bids(self) -> "EnterpriseQuerySet":
        """Keep those that would like to bid together with others."""
        return self.filter(joint_bids=True)

    def claiming(self, rules: Sequence[str]) -> "EnterpriseQuerySet":
        """Keep those that say a contract may be reserved for them by any of the rules."""
        claimed = self.model.objects.filter(reservation_claims__rule__in=rules)
        return self.filter(pk__in=claimed.values("pk"))

    def selling(self, prefixes: Sequence[str]) -> "EnterpriseQuerySet":
        """Keep those with an offer, or a category, whose CPV code begins with any of these."""
        offered, covered = Q(), Q()
        for prefix in prefixes:
            offered |= Q(cpv__startswith=prefix)
            covered |= Q(code__startswith=prefix)
        offers = Offer.objects.filter(offered, page=OuterRef("pk"))
        codes = CategoryCode.objects.filter(covered, category__enterprises=OuterRef("pk"))
        return self.filter(Exists(offers) | Exists(codes))

    def by_name(self) -> "EnterpriseQuerySet":
        """Return them in the order of the Swedish alphabet, as far as the database knows it."""
        order = SWEDISH_ORDER.get(connection.vendor)
        return self.order_by(Collate("title", order) if order else "title", "pk")

    def newest_first(self) -> "EnterpriseQuerySet":
        """Return them with the one published last at the top."""
        return self.order_by(F("first_published_at").desc(nulls_last=True), "-pk")

    def confirmed_first(self) -> "EnterpriseQuerySet":
        """Return them with the one that confirmed its details last at the top."""
        return self.order_by(F("confirmed_on").desc(nulls_last=True), "-pk")

    def untranslated(self, locale: Locale) -> "EnterpriseQuerySet":
        """Keep those that have no public page in another language."""
        translated = self.model.objects.listed(locale).values("translation_key")
        return self.exclude(translation_key__in=translated)

    def like(self, page: "EnterprisePage") -> "EnterpriseQuerySet":
        """Return others in the same categories, those that serve the same places first."""
        near = list(page.municipalities.all())
        shared = Count("municipalities", Q(municipalities__in=near), distinct=True)
        return (
            self.filter(categories__in=list(page.categories.all()))
            .exclude(translation_key=page.translation_key)
            .annotate(shared=shared)
            .order_by("-shared", "title")
            .for_cards()
        )

    def with_months_fresh(self) -> "EnterpriseQuerySet":
        """Fetch with each profile how many months its details are fresh."""
        decided = DirectorySettings.objects.values("confirm_after_months")[:1]
        usual = DirectorySettings().confirm_after_months
        return self.annotate(fetched_months_fresh=Coalesce(Subquery(decided), Value(usual)))

    def for_cards(self) -> "EnterpriseQuerySet":
        """Fetch what a card shows with a fixed number of queries."""
        return (
            self.select_related("municipality", "locale")
            .defer_streamfields()
            .annotate(municipality_count=Municipality.objects.counted())
            .with_months_fresh()
            .prefetch_related(
                "municipalities",
                Prefetch("categories", Category.objects.select_related("parent")),
                "picture__renditions",
            )
        )


EnterpriseManager = PageManager.from_queryset(EnterpriseQuerySet)
