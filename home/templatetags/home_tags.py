"""The frame of every page: head, navigation, language switch and footers."""

import json
from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from home import navigation
from home.head import Head, absolute, alternates, head_of
from home.legal_pages import legal_pages
from home.models import PrivacyPage, SiteSettings
from home.navigation import (
    Link,
    breadcrumbs,
    feeds,
    frame_pages,
    home_page,
    language_links,
    main_links,
)

register = template.Library()
JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def shown_page(context: template.Context) -> Page | None:
    """Return the page that the template shows, if it shows one."""
    page = context.get("page")
    return page if isinstance(page, Page) else None


@register.simple_tag(takes_context=True)
def head(context: template.Context) -> Head:
    """Return the metadata of the page or view shown."""
    return head_of(context["request"], shown_page(context), context.flatten())


@register.filter
def json_ld(data: dict[str, Any]) -> SafeString:
    """Write structured data so that no value can end the script element it stands in."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, default=str)
    return mark_safe(text.translate(JSON_ESCAPES))  # noqa: S308 - escaped on the line above


@register.simple_tag(takes_context=True)
def site_settings(context: template.Context) -> SiteSettings:
    """Return what the site says about itself."""
    return SiteSettings.for_request(context["request"])


@register.simple_tag(takes_context=True)
def site_home(context: template.Context) -> Page | None:
    """Return the home page in the reader's language."""
    return home_page(context["request"])


@register.simple_tag(takes_context=True)
def site_links(context: template.Context) -> list[Link]:
    """Return the links of the main navigation."""
    return main_links(context["request"])


@register.simple_tag(takes_context=True)
def site_languages(context: template.Context) -> list[Link]:
    """Return a link to each other language."""
    request = context["request"]
    return language_links(request, alternates(request, shown_page(context), context.flatten()))


@register.simple_tag(takes_context=True)
def page_trail(context: template.Context) -> list[Link]:
    """Return the breadcrumbs of the page or view shown."""
    title, between = str(context.get("title", "")), context.get("trail_below", ())
    return breadcrumbs(context["request"], shown_page(context), title, between)


@register.simple_tag
def trail_data(trail: list[Link]) -> dict[str, Any]:
    """Return breadcrumbs as structured data."""
    items = [
        {"@type": "ListItem", "position": place, "name": link.text, "item": absolute(link.url)}
        for place, link in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


@register.simple_tag(takes_context=True)
def duty_links(context: template.Context) -> list[Link]:
    """Return links to the pages that every site must have: accessibility, privacy, cookies."""
    request = context["request"]
    found = legal_pages(frame_pages(request))
    return [Link(page.title, page.get_url(request) or "") for page in found]


@register.simple_tag(takes_context=True)
def privacy_link(context: template.Context) -> Link | None:
    """Return a link to the page about personal data, if it is published."""
    request = context["request"]
    for page in frame_pages(request):
        if isinstance(page.specific_deferred, PrivacyPage):
            return Link(page.title, page.get_url(request) or "")
    return None


@register.simple_tag(takes_context=True)
def feed_links(context: template.Context) -> list[Link]:
    """Return the Atom feeds of the directory, the calendar and the procurement pages."""
    request = context["request"]
    if not hasattr(request, "_feed_links"):
        request._feed_links = feeds(request)
    return request._feed_links


@register.simple_tag(takes_context=True)
def enterprise_links(context: template.Context) -> list[Link]:
    """Return where an enterprise comes into the directory, and where it manages its profile."""
    return navigation.enterprise_links(context["request"])


@register.inclusion_tag("home/parts/editor_tools.html", takes_context=True)
def editor_tools(context: template.Context) -> dict[str, Any]:
    """Show editors their tools; a visitor without a session is not even asked who it is."""
    request = context["request"]
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    is_editor = has_session and request.user.has_perm("wagtailadmin.access_admin")
    return {**context.flatten(), "is_editor": is_editor}
