"""The directory to print: whole profiles, written one by one, however many there are."""

from copy import copy
from itertools import groupby
from typing import BinaryIO

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import get_template, render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from wagtail.models import Page

from enterprises.directory.exports import for_catalogue
from enterprises.models import EnterpriseIndexPage, EnterprisePage
from places.models import Municipality

PLACE = "<!-- the profiles -->"


def write_catalogue(
    file: BinaryIO, index: EnterpriseIndexPage, here: Municipality | None, request: HttpRequest
) -> None:
    """Write the profiles that serve a municipality, or all by the place of their seats."""
    context = {
        **Page.get_context(index, request),
        "municipalities": list(Municipality.objects.all()),
        "here": here,
        "count": _count(index, here),
        "today": timezone.localdate(),
    }
    frame = render_to_string("enterprises/out/catalogue.html", context, request)
    before, _place, after = frame.partition(PLACE)
    file.write(before.encode())
    profiles = for_catalogue(index, here)
    for seat, group in [("", profiles)] if here else groupby(profiles, _seat):
        if not here:
            file.write(format_html("<h2>{}</h2>", seat).encode())
        for profile in group:
            file.write(_entry(profile, is_below_place=not here).encode())
    file.write(after.encode())


def anonymous(request: HttpRequest) -> HttpRequest:
    """Return the same question asked by nobody in particular: the answer is kept for all."""
    asked = copy(request)
    asked.user, asked.COOKIES = AnonymousUser(), {}
    return asked


def _count(index: EnterpriseIndexPage, here: Municipality | None) -> int:
    pages = EnterprisePage.objects.listed(index.locale)
    return (pages.serving([here.code]) if here else pages).count()


def _seat(page: EnterprisePage) -> str:
    return page.municipality.name if page.municipality else gettext("No seat stated")


def _entry(profile: EnterprisePage, *, is_below_place: bool) -> str:
    context = {"profile": profile, "is_below_place": is_below_place}
    return get_template("enterprises/out/entry.html").render(context)
