"""What is below the procurement page: the lists of notices and of news, each notice, the feed."""

from typing import BinaryIO

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from content.feeds import ATOM
from content.gone import gone
from content.redirects import moved_to
from headless.conditional import kept_file
from procurement.feeds import procurement_feed
from procurement.listing import NewsListing, NoticeListing
from procurement.models import ProcurementIndexPage


def notice_list(index: ProcurementIndexPage, request: HttpRequest) -> HttpResponse:
    """Show the notices by phase, the nearest deadline first."""
    listing = NoticeListing(index, request.GET, timezone.now())
    return index.render(
        request, context_overrides=listing.context(), template="procurement/notice_list.html"
    )


def notice_page(
    index: ProcurementIndexPage, request: HttpRequest, pk: int, slug: str
) -> HttpResponse:
    """Show one notice; a slug of yesterday leads to today's, and one taken down is gone."""
    notice = index.notices().filter(pk=pk).first()
    if notice is None:
        if successor := index.successor_of(pk):
            return moved_to(request, index.notice_url(successor))
        if index.had_notice(pk):
            return gone(request)
        raise Http404
    if slug != index.slug_of(notice):
        return moved_to(request, index.notice_url(notice))
    return index.render(
        request,
        context_overrides=index.notice_context(request, notice),
        template="procurement/notice.html",
    )


def news_list(index: ProcurementIndexPage, request: HttpRequest) -> HttpResponse:
    """Show the news that is current, or the archive, the latest first."""
    listing = NewsListing(index, request.GET, timezone.now())
    return index.render(
        request, context_overrides=listing.context(), template="procurement/news_list.html"
    )


def feed(index: ProcurementIndexPage, request: HttpRequest) -> HttpResponseBase:
    """Answer with news and notices as an Atom feed, the latest first."""

    def make(file: BinaryIO) -> None:
        procurement_feed(index, request).write(file, "utf-8")

    return kept_file(request, f"procurement feed {index.pk}", make, ATOM, is_small=True)
