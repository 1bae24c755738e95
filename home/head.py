"""What the head of a page says to browsers, search engines and those who share it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.translation import get_language, override
from wagtail.models import Page

from content.languages import ENGLISH, SWEDISH
from content.pictures import rendition_of
from home.models import HomePage
from home.navigation import home_page, same_address, translations

LOCALES = {SWEDISH: "sv_SE", ENGLISH: "en_GB"}
SHARED_PICTURE = "fill-1200x630|format-jpeg"


@dataclass(frozen=True)
class Head:
    """The metadata of one answer."""

    title: str
    description: str
    canonical: str
    alternates: dict[str, str]
    page_number: int = 1
    is_filtered: bool = False
    is_home: bool = False
    picture: Any = None
    structured_data: list[dict] = field(default_factory=list)

    @property
    def default_alternate(self) -> str:
        """Return the address for readers of any other language: the Swedish one."""
        return self.alternates.get(settings.LANGUAGE_CODE, "")

    @property
    def locale(self) -> str:
        """Return the reader's language as Open Graph writes it."""
        return LOCALES.get(get_language() or "", LOCALES[SWEDISH])


def head_of(request: HttpRequest, page: Page | None, context: Mapping[str, Any]) -> Head:
    """Return the metadata of the answer to a request, which may show a page or something else."""
    number = _page_number(request)
    suffix = f"?page={number}" if number > 1 else ""
    home = home_page(request)
    found = alternates(request, page, context)
    is_preview = getattr(request, "is_preview", False)  # editors see that there is no description
    return Head(
        title=str(context.get("title") or getattr(page, "seo_title", "") or page or ""),
        description=_description(page, None if is_preview else home, context),
        canonical=absolute(request.path) + suffix,
        alternates={language: absolute(url) for language, url in found.items()},
        page_number=number,
        is_filtered=any(value for name, value in request.GET.items() if name != "page"),
        is_home=bool(page and home and page.pk == home.pk),
        picture=_picture(page),
        structured_data=_structured_data(request, page, context),
    )


def absolute(path: str) -> str:
    """Return a path of the site as a whole address, at the site's own name."""
    return f"{settings.SITE_URL}{path}" if path.startswith("/") else path


def alternates(
    request: HttpRequest, page: Page | None, context: Mapping[str, Any]
) -> dict[str, str]:
    """Return the addresses of the same content by language, none when there is only one.

    A view that shows something other than its page names them itself as `alternates`.
    """
    if "alternates" in context:
        found = context["alternates"]
    elif page is not None and page.pk:
        found = _page_alternates(request, page)
    else:
        found = same_address(request)
    found = {language: url for language, url in found.items() if url}
    return found if len(found) > 1 else {}


def _page_alternates(request: HttpRequest, page: Page) -> dict[str, str]:
    pages = translations(request, page)
    if request.path == page.get_url(request):
        return {language: each.get_url(request) for language, each in pages.items()}
    match = getattr(request, "routable_resolver_match", None)
    if match is None or not match.url_name:
        return {}
    found = {}
    for language, each in pages.items():
        with override(language):
            try:
                below = each.specific.reverse_subpage(match.url_name, match.args, match.kwargs)
            except NoReverseMatch:
                continue
        found[language] = f"{each.get_url(request)}{below.lstrip('/')}"
    return found


def _page_number(request: HttpRequest) -> int:
    number = request.GET.get("page", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1


def _description(page: Page | None, home: HomePage | None, context: Mapping[str, Any]) -> str:
    own = context.get("description") or getattr(page, "search_description", "")
    words = own or getattr(page, "summary", "") or getattr(home, "summary", "")
    return " ".join(str(words).split())


def _picture(page: Page | None) -> Any:
    picture = getattr(page, "picture", None)
    return rendition_of(picture, SHARED_PICTURE) if picture else None


def _structured_data(
    request: HttpRequest, page: Page | None, context: Mapping[str, Any]
) -> list[dict]:
    if "structured_data" in context:
        data = context["structured_data"]
    elif hasattr(page, "structured_data"):
        data = page.structured_data(request)
    else:
        data = []
    return [data] if isinstance(data, dict) else list(data or [])
