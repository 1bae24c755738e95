"""Remembers the addresses of what is deleted, and says that it is gone and what there is instead.

An address that is gone is a redirect that leads nowhere: an editor sees it among the others, and
may lead it on.
"""

from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete, pre_delete
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import DraftStateMixin, Locale, Page, Site

from headless.visibility import open_pages

LONGEST = Redirect._meta.get_field("old_path").max_length


def connect() -> None:
    """Listen to pages that are deleted, each with all that stand below it."""
    pre_delete.connect(_note_addresses, sender=Page, dispatch_uid="content-gone-before")
    post_delete.connect(_remember_page, sender=Page, dispatch_uid="content-gone")


def _note_addresses(instance: Page, **kwargs: Any) -> None:
    """Read the addresses of a page while it has them; those of a draft were given to nobody."""
    instance.addresses_before = []
    parts = instance.get_url_parts() if was_public(instance) else None
    if parts is None:
        return
    rows = Redirect.objects.filter(redirect_page=instance.pk, automatically_created=True)
    older = rows.values_list("old_path", "site_id")
    instance.addresses_before = [(parts[2], parts[0]), *older]


def _remember_page(instance: Page, **kwargs: Any) -> None:
    for path, site in instance.addresses_before:
        remember(path, site)


def was_public(found: DraftStateMixin) -> bool:
    """Tell whether something is public, or was once: its address has been given out."""
    return found.live or found.first_published_at is not None


def remember(path: str, site: int | None) -> None:
    """Remember that there was something at an address, unless an editor leads it on."""
    path = Redirect.normalise_path(path)
    if len(path) > LONGEST or path == "/":
        return
    rows = Redirect.objects.filter(old_path=path, site_id=site)
    if rows.filter(automatically_created=False).exists():
        return
    rows.delete()
    Redirect.objects.create(old_path=path, site_id=site, automatically_created=True)


def was_below(path: str) -> bool:
    """Tell whether something is gone whose address began like this."""
    rows = Redirect.objects.filter(old_path__startswith=path, automatically_created=True)
    return rows.filter(redirect_page=None, redirect_link="").exists()


def gone(request: HttpRequest) -> HttpResponse:
    """Answer that what was at an address is gone, with the nearest page above it."""
    stems = request.path.rstrip("/").split("/")
    paths = ["/".join(stems[:number]) for number in range(len(stems) - 1, 0, -1)]
    site = Site.find_for_request(request)
    moved = Redirect.get_for_site(site).filter(old_path__in=paths).exclude(redirect_page=None)
    found = dict(moved.values_list("old_path", "redirect_page_id"))
    found |= {path: page.pk for path, page in pages_at(site, paths).items() if page.live}
    keys = [found[path] for path in paths if path in found]
    open_now = open_pages(Page.objects.live()).in_bulk(keys)
    above = next((open_now[key] for key in keys if key in open_now), None)
    return render(request, "content/gone.html", {"above": above}, status=410)


def pages_at(site: Site | None, paths: list[str]) -> dict[str, Page]:
    """Return the pages at some addresses of one language, published or not, by address."""
    language = translation.get_language_from_path(f"{paths[0]}/") if paths else None
    root = _root(site, language or settings.LANGUAGE_CODE)
    if root is None:
        return {}
    prefix = f"/{language}" if language else ""
    wanted = {
        f"{root}{path.removeprefix(prefix).lstrip('/')}/".replace("//", "/"): path
        for path in paths
        if path.startswith(prefix)
    }
    return {wanted[page.url_path]: page for page in Page.objects.filter(url_path__in=wanted)}


def _root(site: Site | None, language: str) -> str | None:
    """Return where the pages of a language begin in the tree."""
    locale = Locale.objects.filter(language_code=language).first() if site else None
    root = locale and site.root_page.get_translation_or_none(locale)
    return root.url_path if root else None
