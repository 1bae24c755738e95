"""The Atom feed of the calendar."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from content.feeds import ReadableFeed

ENTRIES = 30


def calendar_feed(calendar, request: HttpRequest) -> HttpResponse:
    """Return the meetings as Atom 1.0, the latest published first."""
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
    return HttpResponse(
        feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )


def _title(event) -> str:
    if event.is_cancelled:
        return _("Cancelled: %(title)s") % {"title": event.title}
    return event.title
