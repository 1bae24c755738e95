"""The directory as readers meet it: the list, the feed, the files and the catalogue to print."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils import timezone
from wagtail.models import Locale, Page

from enterprises.directory.exports import FORMATS, chosen, columns, for_catalogue, rows
from enterprises.directory.facets import Facets
from enterprises.directory.feeds import EnterpriseFeed
from enterprises.directory.forms import DirectoryForm, Sort
from enterprises.directory.listing import Directory
from enterprises.models import Category, EnterpriseIndexPage
from places.models import Municipality


def browse(page: EnterpriseIndexPage, data: QueryDict) -> dict[str, Any]:
    """Return what the directory's template reads, for the filters in an address."""
    categories = list(Category.objects.in_tree_order())
    municipalities = list(Municipality.objects.all())
    form = DirectoryForm(data, categories=categories, municipalities=municipalities)
    directory = Directory(form.filters, page.locale)
    listed = directory.page(data.get("page"))
    return {
        "form": form,
        "filters": form.filters,
        "directory": directory,
        "choices": Facets(directory, categories, municipalities),
        "page_obj": listed,
        "source_url": _source_url(page),
        "sorts": [sort for sort in Sort if form.filters.q or sort != Sort.RELEVANCE],
    }


def feed(index: EnterpriseIndexPage, request: HttpRequest) -> HttpResponse:
    """Answer with the newest profiles as an Atom feed."""
    return EnterpriseFeed()(request, page=index)


def download(index: EnterpriseIndexPage, request: HttpRequest, kind: str) -> HttpResponse:
    """Answer with the enterprises that fit the filters in the address, as a file."""
    if kind not in FORMATS:
        raise Http404
    content_type, write = FORMATS[kind]
    found = rows(chosen(index, request), columns())
    response = HttpResponse(write(found, columns()), content_type=content_type)
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


def _source_url(page: EnterpriseIndexPage) -> str:
    source = page.get_translation_or_none(Locale.get_default())
    return source.url if source else ""
