"""The Atom feed of the notices that fit some filters."""

import datetime as dt
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse

from content.feeds import ATOM, ReadableFeed
from headless.conditional import conditional
from procurement.models import Notice, ProcurementIndexPage
from procurement.querysets import NoticeQuerySet
from procurement.subscriptions.forms import FeedForm
from procurement.subscriptions.words import facts_of, in_words, last_day

ENTRIES = 30
EVER = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)  # of a page that was never published by hand


class NoticeFeed(ReadableFeed):
    """A feed that is not new each time it is empty."""

    def latest_post_date(self) -> dt.datetime:
        """Return when the latest entry was changed, else the page that it hangs below."""
        return super().latest_post_date() if self.items else self.feed["changed_at"]


def fitting(index: ProcurementIndexPage, form: FeedForm) -> NoticeQuerySet:
    """Return the public notices that fit; none where a filter is not understood."""
    notices = index.notices().with_places()
    language = index.locale.language_code
    fits_nothing = form.fits_nothing  # reads the form
    return notices.none() if fits_nothing else form.filters.narrow(notices, language)


def told_by(form: FeedForm) -> str:
    """Return what the filters ask for, or which of them is not understood."""
    return " ".join(fault.message for fault in form.narrowing_faults) or in_words(form.filters)


@conditional
def watched_feed(index: ProcurementIndexPage, request: HttpRequest) -> HttpResponse:
    """Answer with the notices that fit as Atom 1.0, the latest published first."""
    form = FeedForm(request.GET)
    found = fitting(index, form).order_by("-created_at", "-pk")[:ENTRIES]
    host = f"{request.scheme}://{request.get_host()}"
    feed = NoticeFeed(
        title=f"{index.title} – {told_by(form)}",
        link=f"{host}{index.subroute_url('watch')}",
        description=told_by(form),
        subtitle=told_by(form),
        feed_url=request.build_absolute_uri(),
        author_name=index.site_title,
        language=index.locale.language_code,
        changed_at=index.last_published_at or index.latest_revision_created_at or EVER,
    )
    for notice in index.addressed(found):
        _add(feed, notice, f"{host}{notice.address}", unique_id(index, notice))
    response = HttpResponse(content_type=ATOM)
    feed.write(response, "utf-8")
    return response


def unique_id(index: ProcurementIndexPage, notice: Notice) -> str:
    """Return what a notice is known by in every feed and calendar, whatever its title becomes."""
    return f"tag:{urlsplit(index.full_url).hostname},2026:notice/{notice.pk}"


def _add(feed: ReadableFeed, notice: Notice, address: str, identity: str) -> None:
    stage = notice.stage().label
    lines = [facts_of(notice), last_day(notice), notice.plain_summary]
    feed.add_item(
        title=f"{stage}: {notice.heading}",
        link=address,
        unique_id=identity,
        description="\n".join(line for line in lines if line),
        pubdate=notice.first_published_at or notice.created_at,
        updateddate=notice.modified_at,
    )
