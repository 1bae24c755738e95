"""The way around: main navigation, breadcrumbs, and the same page in the other language."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, gettext, override
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from content.languages import ENGLISH, SWEDISH
from enterprises.models import EnterpriseIndexPage
from headless.visibility import private_page
from home.models import COOKIES_KEY, AccessibilityStatementPage, HomePage, PrivacyPage

# Each language in its own words, so that those who look for it recognise it.
NAMES = {SWEDISH: "Svenska", ENGLISH: "English"}
AT_HAND = (RoutablePageMixin, AccessibilityStatementPage, PrivacyPage)


@dataclass(frozen=True)
class Link:
    """A link of the frame: its text, where it leads, and whether the reader is there or below."""

    text: str
    url: str
    language: str = ""
    is_here: bool = False
    is_above: bool = False


def home_page(request: HttpRequest) -> HomePage | None:
    """Return the home page in the reader's language."""
    language = get_language()
    return next((page for page in _homes(request) if _language_of(page) == language), None)


def _homes(request: HttpRequest) -> list[HomePage]:
    """Return the home pages of all languages, asked for once a request."""
    if not hasattr(request, "_homes"):
        found = HomePage.objects.live().filter(alias_of=None).select_related("locale")
        request._homes = list(found.order_by("path"))
    return request._homes


def _language_of(page: Page) -> str:
    return page.locale.language_code


def frame_pages(request: HttpRequest) -> list[Page]:
    """Return the pages that the frame of a page leads to, asked for once a request.

    They are what editors have put in menus, at any depth, and what is right below the home page
    and has sub-routes, or must be on every site.
    """
    home = home_page(request)
    if home is None:
        return []
    if getattr(request, "_frame_pages_of", None) != home.pk:
        below = home.get_descendants().live().filter(alias_of=None).exclude(private_page())
        needed = below.type_q(*AT_HAND) | Q(translation_key=COOKIES_KEY)
        at_hand = Q(depth=home.depth + 1) & needed
        request._frame_pages = list(below.filter(Q(show_in_menus=True) | at_hand))
        request._frame_pages_of = home.pk
    return request._frame_pages


def main_links(request: HttpRequest) -> list[Link]:
    """Return the links of the main navigation: what editors have put in menus, at any depth.

    The reader is in the section whose address fits best, and in no other.
    """
    pages = [page for page in frame_pages(request) if page.show_in_menus]
    urls = {page.get_url(request): page.title for page in pages}
    nearest = max(
        (url for url in urls if url and request.path.startswith(url)), default="", key=len
    )
    return [
        Link(title, url, is_here=url == request.path, is_above=url == nearest)
        for url, title in urls.items()
        if url
    ]


def breadcrumbs(
    request: HttpRequest,
    page: Page | None,
    title: str = "",
    between: Iterable[tuple[str, str]] = (),
) -> list[Link]:
    """Return the way from the home page to what is shown; none for the home page itself.

    What is shown below a page, or is no page at all, is called by its title. A sub-route of a
    page may name what stands between the two, as texts and addresses.
    """
    trail = _way_to(request, page if page and page.pk else home_page(request))
    trail += [Link(text, url) for text, url in between]
    if trail and trail[-1].url != request.path and title:
        trail.append(Link(title, request.path))
    if len(trail) < 2:
        return []
    return [*trail[:-1], replace(trail[-1], is_here=trail[-1].url == request.path)]


def _way_to(request: HttpRequest, page: Page | None) -> list[Link]:
    if page is None:
        return []
    pages = page.get_ancestors(inclusive=True).filter(depth__gt=1).live()
    links = [Link(each.title, each.get_url(request) or "") for each in pages]
    return [link for link in links if link.url]


def translations(request: HttpRequest, page: Page | None) -> dict[str, Page]:
    """Return the published translations of a page by language, itself included."""
    if page is None or not page.pk:
        return {}
    if getattr(request, "_translations_of", None) != page.pk:
        found = page.get_translations(inclusive=True).live().filter(alias_of=None)
        found = found.exclude(private_page()).select_related("locale")
        request._translations = {_language_of(each): each for each in found}
        request._translations_of = page.pk
    return request._translations


def same_address(request: HttpRequest) -> dict[str, str]:
    """Return the address of a view that is no page, in each language."""
    match = request.resolver_match
    if match is None or not match.view_name or match.view_name.startswith("wagtail"):
        return {}
    found = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            try:
                found[language] = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
            except NoReverseMatch:
                continue
    return found


def language_links(request: HttpRequest, found: dict[str, str]) -> list[Link]:
    """Return a link to each other language: the same content there, else its home page."""
    links = []
    for home in _homes(request):
        language = _language_of(home)
        url = found.get(language) or home.get_url(request)
        if url and language != get_language():
            links.append(Link(NAMES.get(language, language), url, language=language))
    return links


def _index_pages(request: HttpRequest) -> list[Page]:
    """Return the index pages below the home page."""
    home = home_page(request)
    children = [page for page in frame_pages(request) if page.depth == home.depth + 1]
    found = [page.specific_deferred for page in children]
    for page in found:
        page.locale = home.locale  # theirs too, and their routes ask for it
    return [page for page in found if isinstance(page, RoutablePageMixin)]


def enterprise_links(request: HttpRequest) -> list[Link]:
    """Return where an enterprise comes into the directory, and where it manages its profile."""
    for page in _index_pages(request):
        if isinstance(page, EnterpriseIndexPage):
            root, below = page.get_url(request), page.reverse_subpage
            return [
                Link(gettext("Add your enterprise"), f"{root}{below('submit')}"),
                Link(gettext("Manage your enterprise"), f"{root}{below('self_service')}"),
            ]
    return []


def feeds(request: HttpRequest) -> list[Link]:
    """Return the feed of each index page below the home page, named as its page."""
    links = []
    for page in _index_pages(request):
        try:
            below = page.reverse_subpage("feed")
        except NoReverseMatch:
            continue
        links.append(Link(page.title, f"{page.get_url(request)}{below}"))
    return links
