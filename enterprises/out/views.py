"""The directory taken out: as a feed, as files, and as a catalogue to print."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from wagtail.models import Page

from enterprises.feeds import EnterpriseFeed
from enterprises.models import EnterpriseIndexPage
from enterprises.out.choosing import chosen, for_catalogue
from enterprises.out.tables import COLUMNS, FORMATS, rows
from places.models import Municipality


def feed(index: EnterpriseIndexPage, request: HttpRequest) -> HttpResponse:
    """Answer with the newest profiles as an Atom feed."""
    return EnterpriseFeed()(request, page=index)


def download(index: EnterpriseIndexPage, request: HttpRequest, kind: str) -> HttpResponse:
    """Answer with the enterprises that fit the filters in the address, as a file."""
    if kind not in FORMATS:
        raise Http404
    content_type, write = FORMATS[kind]
    found = rows(chosen(index, request), COLUMNS)
    response = HttpResponse(write(found, COLUMNS), content_type=content_type)
    name = f"{index.slug}-{timezone.localdate():%Y-%m-%d}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    return response


def catalogue(index: EnterpriseIndexPage, request: HttpRequest) -> HttpResponse:
    """Answer with whole profiles to print, those that serve one municipality or all."""
    municipalities = list(Municipality.objects.all())
    code = request.GET.get("municipality", "")
    here = next((row for row in municipalities if row.code == code), None)
    context = {
        **Page.get_context(index, request),
        "municipalities": municipalities,
        "here": here,
        "profiles": for_catalogue(index, here, request),
        "today": timezone.localdate(),
    }
    return TemplateResponse(request, "enterprises/out/catalogue.html", context)
