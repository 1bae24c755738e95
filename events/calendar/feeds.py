"""The Atom feed of the calendar."""

from typing import BinaryIO

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from content.feeds import ATOM, ReadableFeed
from headless.conditional import kept_file

ENTRIES = 30


def calendar_feed(calendar, request: HttpRequest) -> HttpResponseBase:
    """Answer with the meetings as Atom 1.0, the latest published first."""

    def make(file: BinaryIO) -> None:
        _feed(calendar, request).write(file, "utf-8")

    return kept_file(request, f"calendar feed {calendar.pk}", make, ATOM, is_small=True)


def _feed(calendar, request: HttpRequest) -> ReadableFeed:
    site_title = calendar.site_title
    feed = ReadableFeed(
        title=f"{calendar.title} – {site_title}",
        link=calendar.full_url,
        description=calendar.summary or calendar.title,
        subtitle=calendar.summary or None,
        feed_url=calendar.full_subroute_url("feed"),
        author_name=site_title,
        language=calendar.locale.language_code,
    )
    for event in calendar.events().order_by("-first_published_at", "-pk")[:ENTRIES]:
        feed.add_item(
            title=_title(event),
            link=event.get_full_url(request),
            unique_id=f"urn:uuid:{event.translation_key}",
            description="\n".join(
                part for part in (event.when, event.where, event.summary) if part
            ),
            pubdate=event.first_published_at,
            updateddate=event.changed_at,
        )
    return feed


def _title(event) -> str:
    if event.is_cancelled:
        return _("Cancelled: %(title)s") % {"title": event.title}
    return event.title
