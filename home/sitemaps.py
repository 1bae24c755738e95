"""The site map for search engines: every public page in both languages, and every notice."""

from collections import defaultdict
from datetime import datetime
from typing import BinaryIO, NamedTuple

from django.conf import settings
from django.contrib.sitemaps import Sitemap, views
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.coreutils import get_dummy_request
from wagtail.models import Page

from enterprises.models import EnterprisePage
from headless.conditional import kept_file
from headless.visibility import open_pages
from home.models import HomePage
from procurement.models import ProcurementIndexPage


class Entry(NamedTuple):
    """One address of the map, and the addresses of the same content in each language."""

    url: str
    modified_at: datetime | None
    alternates: dict[str, str]


class LanguageSitemap(Sitemap):
    """A part of the map whose entries name their translations."""

    def location(self, item: Entry) -> str:
        """Return the whole address of an entry."""
        return item.url

    def lastmod(self, item: Entry) -> datetime | None:
        """Return when an entry last changed."""
        return item.modified_at

    def get_urls(self, page: int = 1, site: object = None, protocol: str | None = None) -> list:
        """Return the entries as the template writes them, at the site's own name."""
        own_protocol, own_name = settings.SITE_URL.split("://")
        urls = self._urls(page, own_protocol, own_name)
        for url in urls:
            url["alternates"] = alternates(url["item"])
        return urls


def alternates(entry: Entry) -> list[dict[str, str]]:
    """Return the translations of an entry, with the Swedish one for all other languages."""
    if len(entry.alternates) < 2:
        return []
    default = entry.alternates.get(settings.LANGUAGE_CODE)
    named = [*entry.alternates.items(), *([("x-default", default)] if default else [])]
    return [
        {"lang_code": language, "location": f"{settings.SITE_URL}{url}"} for language, url in named
    ]


class PageSitemap(LanguageSitemap):
    """The public pages of both home pages: no aliases, nothing private."""

    def items(self) -> list[Entry]:
        """Return every public page, below each home page in the order of the tree."""
        asked = get_dummy_request()  # pages keep the roots of the sites on it, looked up once
        pages = [
            (page, page.get_url(asked)) for home in public_homes() for page in public_pages(home)
        ]
        by_content: dict[object, dict[str, str]] = defaultdict(dict)
        for page, url in pages:
            if url:
                by_content[page.translation_key][page.locale.language_code] = url
        return [
            Entry(url, page.last_published_at, by_content[page.translation_key])
            for page, url in pages
            if url
        ]


def public_homes() -> QuerySet[HomePage]:
    """Return the home pages of each language."""
    return HomePage.objects.live().public().filter(alias_of=None).order_by("locale_id")


def public_pages(home: HomePage) -> QuerySet[Page]:
    """Return the home page and what stands below it, as far as the public may see it."""
    pages = open_pages(Page.objects.descendant_of(home, inclusive=True).live())
    paused = EnterprisePage.objects.exclude(paused_on=None).values("pk")
    pages = pages.filter(alias_of=None).exclude(pk__in=paused)
    return pages.select_related("locale").order_by("path")


class ProcurementSitemap(LanguageSitemap):
    """What hangs below the procurement pages: their lists, and every notice."""

    def items(self) -> list[Entry]:
        """Return the lists of notices and news, and each notice in its languages."""
        indexes = {
            language: ProcurementIndexPage.in_language(language)
            for language, _name in settings.LANGUAGES
        }
        found = {language: index for language, index in indexes.items() if index}
        lists = [
            entries({language: getattr(index, name) for language, index in found.items()})
            for name in ("notices_url", "news_url", "coming_url", "glossary_url", "how_to_buy_url")
        ]
        addresses: dict[int, dict[str, str]] = defaultdict(dict)
        modified: dict[int, datetime] = {}
        for language, index in found.items():
            with override(language):
                for notice in index.addressed(index.notices()):
                    addresses[notice.pk][language] = notice.address
                    modified[notice.pk] = notice.modified_at
        notices = [entries(urls, modified[pk]) for pk, urls in addresses.items()]
        return [entry for group in (*lists, *notices) for entry in group]


def entries(urls: dict[str, str], modified_at: datetime | None = None) -> list[Entry]:
    """Return one entry for each language that some content has an address in."""
    return [Entry(url, modified_at, urls) for url in urls.values()]


SITEMAPS = {"pages": PageSitemap, "procurement": ProcurementSitemap}


@require_safe
def sitemap(request: HttpRequest) -> HttpResponseBase:
    """Answer with the map, which is made once for all."""

    def make(file: BinaryIO) -> None:
        file.write(views.sitemap(request, SITEMAPS).render().content)

    name = f"sitemap {request.GET.get('p', '')}"
    response = kept_file(request, name, make, "application/xml", is_small=True)
    response["X-Robots-Tag"] = "noindex, noodp, noarchive"
    return response
