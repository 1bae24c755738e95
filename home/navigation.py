"""The way around: main navigation, breadcrumbs, and the same page in the other language."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, gettext, override
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from content.languages import ENGLISH, SWEDISH
from enterprises.models import EnterpriseIndexPage
from home.models import HomePage

# Each language in its own words, so that those who look for it recognise it.
NAMES = {SWEDISH: "Svenska", ENGLISH: "English"}


@dataclass(frozen=True)
class Link:
    """A link of the frame: its text, where it leads, and whether the reader is there or below."""

    text: str
    url: str
    language: str = ""
    is_here: bool = False
    is_above: bool = False


def home_page(request: HttpRequest) -> HomePage | None:
    """Return the home page in the reader's language, asked for once a request."""
    if not hasattr(request, "_home_page"):
        homes = HomePage.objects.live().filter(locale__language_code=get_language(), alias_of=None)
        request._home_page = homes.select_related("locale").order_by("path").first()
    return request._home_page


def main_links(request: HttpRequest) -> list[Link]:
    """Return the links of the main navigation: what editors have put in menus, at any depth.

    The reader is in the section whose address fits best, and in no other.
    """
    home = home_page(request)
    if home is None:
        return []
    pages = home.get_descendants().live().public().in_menu().filter(alias_of=None)
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
        found = page.get_translations(inclusive=True).live().public().filter(alias_of=None)
        request._translations = {each.locale.language_code: each for each in found}
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
    homes = HomePage.objects.live().filter(alias_of=None).select_related("locale")
    links = []
    for home in homes.exclude(locale__language_code=get_language()):
        language = home.locale.language_code
        url = found.get(language) or home.get_url(request)
        if url:
            links.append(Link(NAMES.get(language, language), url, language=language))
    return links


def _index_pages(request: HttpRequest) -> list[Page]:
    """Return the index pages below the home page, asked for once a request."""
    if not hasattr(request, "_index_pages"):
        home = home_page(request)
        children = home.get_children() if home else Page.objects.none()
        found = children.live().public().type(RoutablePageMixin).filter(alias_of=None)
        request._index_pages = list(found.specific(defer=True))
        for page in request._index_pages:
            page.locale = home.locale  # theirs too, and their routes ask for it
    return request._index_pages


def enterprise_links(request: HttpRequest) -> list[Link]:
    """Return where an enterprise comes into the directory, and where it manages its profile."""
    for page in _index_pages(request):
        if isinstance(page, EnterpriseIndexPage):
            return [
                Link(gettext("Add your enterprise"), page.subroute_url("submit")),
                Link(gettext("Manage your enterprise"), page.subroute_url("self_service")),
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
