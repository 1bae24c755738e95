"""Keeps the addresses that were given out: leads from an old one to the new, or says it is gone.

The old address of each page that is renamed or moved is noted (`content.moves`).
What hangs below a page, or is named after it, has no row of its own: feeds, files, forms, codes.
So the longest part of an address that was a page's is looked for, and the rest is kept.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import quote, unquote_to_bytes, urlsplit

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from content.gone import gone, pages_at, was_public

Ask = Callable[[HttpRequest, str], HttpResponseBase]
MOST_STEPS = 5  # from one old address to the next, before it counts as lost
DEEPEST = 12  # parts of an address
NOT_THERE, GONE, RENEWED = {400, 404}, 410, {301, 308}
KEPT_FOR = "public, max-age=60"  # a browser that kept it for good would miss a name taken back


@dataclass(frozen=True)
class Lead:
    """Where an old address leads: to a new one, or nowhere any more."""

    url: str = ""
    is_permanent: bool = True
    answer: HttpResponseBase | None = None  # what says that it is gone, where that is known

    @property
    def is_gone(self) -> bool:
        """Tell whether there is nothing any more."""
        return not self.url


class RedirectMiddleware:
    """Answers for an address that leads nowhere, but once did: moved (301, 308) or gone (410)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Look for the new address when there is nothing at the one that was asked for."""
        response = self.get_response(request)
        if response.status_code != 404:
            return response
        lead = OldAddress(request, self._ask).lead(request.path, request.META["QUERY_STRING"])
        if lead is None:
            return response
        if lead.is_gone:
            return lead.answer or gone(request)
        return _redirect(request, lead)

    def _ask(self, request: HttpRequest, url: str) -> HttpResponseBase:
        """Return what the site itself answers at another address.

        Only so is it known whether a view finds what it is asked for, and no reader is sent to
        where nothing is, or from one old address to the next.
        """
        inner = _at(request, url)
        with translation.override(_language_of(inner.path)):
            response = self.get_response(inner)
        for close in response._resource_closers:  # `close()` would end the request, too
            close()
        return response


class OldAddress:
    """Looks for what has become of an address, however often it was changed since."""

    def __init__(self, request: HttpRequest, ask: Ask) -> None:
        self.request, self.ask = request, ask
        self.site = Site.find_for_request(request)
        self.seen: set[str] = set()

    def lead(self, path: str, query: str = "") -> Lead | None:
        """Return where an address leads, or nothing when it never was one."""
        if path in self.seen or len(self.seen) >= MOST_STEPS or not _is_readable(path):
            return None
        self.seen.add(path)
        for found in self._candidates(path, query):
            if found.is_gone or (lead := self._followed(found)):
                return found if found.is_gone else lead
        return None

    def _candidates(self, path: str, query: str) -> Iterator[Lead]:
        """Return where each part of an address leads that was a page's, the longest first."""
        branches = list(_branches(path))
        whole = Redirect.normalise_path(f"{path}?{query}") if query else ""
        rows = self._rows([whole, *(stem for stem, _rest in branches)])
        if whole in rows:  # the query was part of what an editor has redirected
            yield from _targets(self.request, rows[whole], "", "")
        pages = pages_at(self.site, [stem for stem, _rest in branches])
        for stem, rest in branches:
            if stem in rows:
                yield from _targets(self.request, rows[stem], rest, query)
            page = pages.get(stem)
            if page and not page.live and was_public(page) and _had(page, rest):
                yield Lead()

    def _rows(self, paths: Iterable[str]) -> dict[str, Redirect]:
        found = Redirect.get_for_site(self.site).filter(old_path__in=[p for p in paths if p])
        # One for this site goes before one for all.
        ordered = sorted(found.select_related("redirect_page"), key=lambda row: bool(row.site_id))
        return {row.old_path: row for row in ordered}

    def _followed(self, found: Lead) -> Lead | None:
        """Return where an address leads in the end, if there is something."""
        parts = urlsplit(found.url)
        if not _is_here(self.request, parts.netloc):
            return found
        if parts.path in self.seen:
            return None
        answer = self.ask(self.request, found.url)
        if answer.status_code in NOT_THERE:
            return self.lead(parts.path, parts.query)
        if answer.status_code == GONE:
            return Lead(answer=answer)
        if answer.status_code in RENEWED:
            return Lead(answer["Location"], found.is_permanent)
        return found


def moved_to(request: HttpRequest, url: str, query: str | None = None) -> HttpResponse:
    """Answer that what was asked for is at another address, with the same query or another."""
    query = request.META["QUERY_STRING"] if query is None else query
    return _redirect(request, Lead(_with_query(url, query)))


def _is_readable(path: str) -> bool:
    return "\0" not in path and path.count("/") <= DEEPEST


def _branches(path: str) -> Iterator[tuple[str, str]]:
    """Return a path and what stands above it, without the last slash, each with what is left.

    What is left of a file that is named after its page, such as a meeting's `.ics`, is its ending.
    """
    whole = path.rstrip("/")
    parts = whole.split("/")
    yield whole, ""
    name, dot, ending = parts[-1].partition(".")
    if name and dot:
        yield "/".join([*parts[:-1], name]), dot + ending
    for number in range(len(parts) - 1, 1, -1):
        yield "/".join(parts[:number]), "/".join(parts[number:])


def _had(page: Page, rest: str) -> bool:
    """Tell whether there was something at an address below a page that is taken down."""
    if not rest or rest.startswith("."):
        return True
    try:
        page.specific.resolve_subpage(f"/{rest}/")
    except (AttributeError, Http404):
        return False
    return True


def _targets(request: HttpRequest, row: Redirect, rest: str, query: str) -> Iterator[Lead]:
    """Return where a row leads, with what was asked for below it."""
    if row.redirect_page is None and not row.redirect_link:
        yield Lead()  # see `content.gone`
        return
    if rest and (row.redirect_page is None or row.redirect_page_route_path):
        return  # what an editor has written leads there alone
    root = row.link if not rest else row.redirect_page.get_url(request)
    if root:
        yield Lead(_with_query(_below(root, rest), query), row.is_permanent)


def _below(root: str, rest: str) -> str:
    if not rest:
        return root
    if rest.startswith("."):
        return f"{root.rstrip('/')}{quote(rest)}"
    rest = quote(rest.strip("/"))  # two slashes at the start would be a host
    is_file = "." in rest.rpartition("/")[2]
    return f"{root.rstrip('/')}/{rest}" + ("" if is_file else "/")


def _with_query(url: str, query: str) -> str:
    if not query:
        return url
    return f"{url}{'&' if '?' in url else '?'}{query}"


def _is_here(request: HttpRequest, host: str) -> bool:
    return host in ("", request.get_host(), urlsplit(settings.SITE_URL).netloc)


def _redirect(request: HttpRequest, lead: Lead) -> HttpResponse:
    """Return the redirect that keeps the method: nothing that is posted gets lost."""
    response = HttpResponseRedirect(lead.url)
    is_read = request.method in ("GET", "HEAD")
    response.status_code = {
        (True, True): 301,
        (False, True): 302,
        (True, False): 308,
        (False, False): 307,
    }[lead.is_permanent, is_read]
    response["Cache-Control"] = KEPT_FOR
    return response


def _at(request: HttpRequest, url: str) -> HttpRequest:
    """Return a request of the same reader for another address, to read it."""
    parts = urlsplit(url)
    environ = {
        name: value
        for name, value in request.META.items()
        if not name.startswith(("HTTP_IF_", "HTTP_RANGE", "headless.", "CONTENT_"))
    }
    environ |= {
        "PATH_INFO": unquote_to_bytes(parts.path).decode("latin-1"),
        "QUERY_STRING": parts.query,
        "REQUEST_METHOD": "GET",
        "wsgi.input": BytesIO(),
    }
    inner = type(request)(environ)
    for name in ("user", "auser", "session", "_messages"):
        if hasattr(request, name):
            setattr(inner, name, getattr(request, name))
    return inner


def _language_of(path: str) -> str:
    return translation.get_language_from_path(path) or settings.LANGUAGE_CODE
