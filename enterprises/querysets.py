"""Questions about many enterprises."""

from wagtail.models import PageManager

from content.querysets import ListedQuerySet


class EnterpriseQuerySet(ListedQuerySet):
    """Profiles, asked for by what they offer and where."""

    def in_categories(self, slugs: list[str]) -> "EnterpriseQuerySet":
        """Keep those in any of the categories, or in a category below one of them."""
        from enterprises.models import Category

        chosen = Category.objects.with_children(slugs)
        return self.filter(pk__in=self.model.objects.filter(categories__in=chosen).values("pk"))

    def serving(self, codes: list[str]) -> "EnterpriseQuerySet":
        """Keep those that serve any of the municipalities."""
        served = self.model.objects.filter(municipalities__code__in=codes)
        return self.filter(pk__in=served.values("pk"))

    def open_to_joint_bids(self) -> "EnterpriseQuerySet":
        """Keep those that would like to bid together with others."""
        return self.filter(joint_bids=True)


EnterpriseManager = PageManager.from_queryset(EnterpriseQuerySet)
