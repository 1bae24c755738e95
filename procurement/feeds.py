"""The Atom feed of news and notices."""

from datetime import datetime
from itertools import chain

from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _

from content.feeds import ReadableFeed

ENTRIES = 30


def procurement_feed(index, request: HttpRequest) -> ReadableFeed:
    """Return the latest news and notices together as Atom 1.0."""
    name = index.site_title
    feed = ReadableFeed(
        title=f"{index.title} – {name}",
        link=index.full_url,
        description=index.summary or index.title,
        subtitle=index.summary or None,
        feed_url=index.full_subroute_url("feed"),
        author_name=name,
        language=index.locale.language_code,
    )
    with translation.override(index.locale.language_code):
        entries = sorted(chain(_news(index, request), _notices(index)), key=_latest, reverse=True)
    for entry in entries[:ENTRIES]:
        feed.add_item(**entry)
    return feed


def _news(index, request):
    for page in index.news().order_by("-first_published_at", "-pk")[:ENTRIES]:
        yield {
            "title": page.title,
            "link": page.get_full_url(request),
            "unique_id": f"urn:uuid:{page.translation_key}",
            "description": page.summary,
            "pubdate": page.first_published_at,
            "updateddate": page.changed_at,
        }


def _notices(index):
    root = index.full_url.removesuffix(index.url)
    for notice in index.addressed(index.notices().order_by("-created_at", "-pk")[:ENTRIES]):
        yield {
            "title": _("Notice: %(title)s") % {"title": notice.heading},
            "link": root + notice.address,
            "unique_id": root + notice.address,
            "description": notice.plain_summary or notice.buyer,
            "pubdate": notice.created_at,
            "updateddate": notice.modified_at,
        }


def _latest(entry: dict) -> datetime:
    return entry["pubdate"] or entry["updateddate"]
