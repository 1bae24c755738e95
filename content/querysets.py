"""Questions about pages that every page type answers alike."""

from wagtail.models import Locale, PageManager
from wagtail.query import PageQuerySet

from headless.privacy import open_pages


class ListedQuerySet(PageQuerySet):
    """Pages, asked for by what the public may find."""

    def listed(self, locale: Locale | None = None) -> "ListedQuerySet":
        """Keep what belongs in a list: live, open to all, translated for real, in one locale."""
        return self.reachable(locale)

    def reachable(self, locale: Locale | None = None) -> "ListedQuerySet":
        """Keep what has an address of its own in one locale, even if it is in no list."""
        locale = locale or Locale.get_active()
        return open_pages(self.live()).filter(alias_of=None, locale=locale)

    def missing_in(self, locale: Locale) -> "ListedQuerySet":
        """Keep the pages that are not listed in another locale yet."""
        there = self.model.objects.listed(locale).values("translation_key")
        return self.exclude(translation_key__in=there)


ListedManager = PageManager.from_queryset(ListedQuerySet)
