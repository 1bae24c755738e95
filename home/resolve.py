"""Finds what is at a public address: a page, or something that an index page shows below it."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language_from_path
from ninja.errors import HttpError
from wagtail.models import Page, Site

from content.redirects import OldAddress
from enterprises.models import EnterprisePage
from events.models import EventPage
from headless.schemas import page_records, translations
from home.schemas import KINDS
from procurement.models import NewsPage, Notice
from procurement.schemas import notice_address, public_notices

RECORDS: dict[type[Model], tuple[str, str]] = {
    EnterprisePage: ("enterprise", "get_enterprise"),
    EventPage: ("event", "get_event"),
    NewsPage: ("news", "get_news"),
    Notice: ("notice", "get_notice"),
    **{model: (kind, "get_page") for model, kind in KINDS.items()},
}


def resolve_path(request: HttpRequest, path: str) -> dict[str, Any]:
    """Return what is at a path, also at one that it had before, or raise that nothing public is.

    The address that is answered with is the one that it has now.
    """
    try:
        return _found(request, path)
    except Http404:
        lead = OldAddress(request, _ask).lead(path)
        if lead is None:
            raise
        if lead.is_gone:
            raise HttpError(410, "What was at this path has been taken down.") from None
    return _found(request, urlsplit(lead.url).path)


def _ask(request: HttpRequest, url: str) -> HttpResponse:
    try:
        _found(request, urlsplit(url).path)
    except Http404:
        return HttpResponse(status=404)
    return HttpResponse()


def _found(request: HttpRequest, path: str) -> dict[str, Any]:
    request.routable_resolver_match = None
    language, below = _language_of(path)
    with translation.override(language):
        page = _route(request, below)
        match = getattr(request, "routable_resolver_match", None)
        if match is not None and match.url_name == "notice":
            return _notice(request, match.kwargs["pk"], language)
        return _page(request, page)


def _language_of(path: str) -> tuple[str, str]:
    """Return the language of a path, and the rest of it."""
    language = get_language_from_path(path)
    if language is None:
        return settings.LANGUAGE_CODE, path
    if language == settings.LANGUAGE_CODE:
        raise Http404("The first language has no prefix in its addresses.")
    return language, path[len(language) + 1 :]


def _route(request: HttpRequest, path: str) -> Page:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404("There is no site here.")
    parts = [part for part in path.split("/") if part]
    return site.root_page.localized.specific.route(request, parts).page


def _page(request: HttpRequest, page: Page) -> dict[str, Any]:
    model = type(page)
    if model not in RECORDS:
        raise Http404("There is nothing public at this path.")
    found = page_records(model.objects.reachable(page.locale)).filter(pk=page.pk).first()
    if found is None:
        raise Http404("There is nothing public at this path.")
    others = translations(found, {"request": request})
    address = found.get_full_url(request)
    return _answer(request, model, found.source_id, address, others)


def _notice(request: HttpRequest, number: int, language: str) -> dict[str, Any]:
    notice = public_notices(request, language).filter(pk=number).first()
    if notice is None:
        raise Http404("There is no such public notice.")
    others = []
    for code, _name in settings.LANGUAGES:
        if code != language and public_notices(request, code).filter(pk=number).exists():
            with translation.override(code):
                others.append({"locale": code, "url": notice.full_url or None})
    address = notice_address(notice, request)
    return _answer(request, Notice, notice.pk, address, others)


def _answer(
    request: HttpRequest,
    model: type[Model],
    number: int,
    address: str | None,
    others: list[dict[str, Any]],
) -> dict[str, Any]:
    kind, view = RECORDS[model]
    language = translation.get_language()
    detail = reverse(f"api-1:{view}", kwargs={"id": number})
    query = "" if language == settings.LANGUAGE_CODE else f"?locale={language}"
    return {
        "type": kind,
        "id": number,
        "locale": language,
        "url": address,
        "api_url": request.build_absolute_uri(detail + query),
        "translations": others,
    }
