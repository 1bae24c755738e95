"""The directory as an Atom feed: the profiles that were published or changed last."""

import datetime as dt

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.translation import gettext as _

from content.feeds import ReadableFeed
from enterprises.models import EnterpriseIndexPage, EnterprisePage
from enterprises.models.querysets import EnterpriseQuerySet

NUMBER_OF_ITEMS = 30


class EnterpriseFeed(Feed):
    """The newest and the latest changed profiles of one language."""

    feed_type = ReadableFeed

    def get_object(self, request: HttpRequest, page: EnterpriseIndexPage) -> EnterpriseIndexPage:
        """Return the directory that the feed belongs to."""
        self.request = request
        return page

    def title(self, page: EnterpriseIndexPage) -> str:
        """Return the directory's name, told apart from those of other sites."""
        return _("%(title)s: new and changed profiles") % {"title": page.title}

    def subtitle(self, page: EnterpriseIndexPage) -> str:
        """Return the directory's lead."""
        return page.summary

    def link(self, page: EnterpriseIndexPage) -> str:
        """Return the directory's address."""
        return page.get_full_url(self.request)

    def feed_url(self, page: EnterpriseIndexPage) -> str:
        """Return the feed's own address."""
        return self.link(page) + page.reverse_subpage("feed")

    def author_name(self, page: EnterpriseIndexPage) -> str:
        """Return who publishes the directory."""
        return page.site_title

    def items(self, page: EnterpriseIndexPage) -> EnterpriseQuerySet:
        """Return the profiles that were published or changed last."""
        profiles = EnterprisePage.objects.listed(page.locale).select_related("locale")
        newest = profiles.defer_streamfields().order_by("-last_published_at")
        return newest.prefetch_related("categories")[:NUMBER_OF_ITEMS]

    def item_title(self, item: EnterprisePage) -> str:
        """Return the enterprise's name."""
        return item.title

    def item_description(self, item: EnterprisePage) -> str:
        """Return the profile's lead."""
        return item.summary

    def item_link(self, item: EnterprisePage) -> str:
        """Return the profile's address."""
        return item.get_full_url(self.request)

    def item_guid(self, item: EnterprisePage) -> str:
        """Return an id that stays the same when the address changes."""
        return f"urn:uuid:{item.translation_key}"

    def item_pubdate(self, item: EnterprisePage) -> dt.datetime | None:
        """Return when the profile was first published."""
        return item.first_published_at

    def item_updateddate(self, item: EnterprisePage) -> dt.datetime | None:
        """Return when the profile was last changed."""
        return item.last_published_at

    def item_categories(self, item: EnterprisePage) -> list[str]:
        """Return the names of the profile's categories."""
        return [category.label for category in item.categories.all()]
