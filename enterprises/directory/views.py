"""The directory as readers meet it: the list, the feed, the files and the catalogue to print."""

import time
from typing import Any, BinaryIO

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.template.response import TemplateResponse
from django.utils import timezone
from wagtail.models import Locale, Page

from content.feeds import ATOM
from content.filters import Fault
from enterprises.directory.catalogue import anonymous, write_catalogue
from enterprises.directory.exports import FORMATS, chosen, columns, rows
from enterprises.directory.facets import Facets
from enterprises.directory.feeds import EnterpriseFeed
from enterprises.directory.forms import DirectoryForm, Filters, Sort
from enterprises.directory.listing import Directory
from enterprises.models import Category, EnterpriseIndexPage, FormerCategory
from headless.conditional import kept_file
from places.models import Municipality

HTML = "text/html; charset=utf-8"
SEARCH_LASTS = 300  # seconds


def browse(page: EnterpriseIndexPage, data: QueryDict) -> dict[str, Any]:
    """Return what the directory's template reads, for the filters in an address."""
    categories = list(Category.objects.in_tree_order())
    municipalities = list(Municipality.objects.all())
    form = DirectoryForm(data, categories=categories, municipalities=municipalities)
    directory = Directory(form.filters, page.locale, form.fits_nothing)
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


def feed(index: EnterpriseIndexPage, request: HttpRequest) -> HttpResponseBase:
    """Answer with the newest profiles as an Atom feed."""

    def make(file: BinaryIO) -> None:
        file.write(EnterpriseFeed()(request, page=index).content)

    return kept_file(request, f"directory feed {index.pk}", make, ATOM, is_small=True)


def download(index: EnterpriseIndexPage, request: HttpRequest, kind: str) -> HttpResponseBase:
    """Answer with the enterprises that fit the filters in the address, as a file."""
    if kind not in FORMATS:
        raise Http404
    form = _form(request)
    if faults := form.narrowing_faults:
        return _unknown(index, request, faults)
    content_type, write = FORMATS[kind]
    filters = form.filters.in_any_order

    def make(file: BinaryIO) -> None:
        write(file, rows(chosen(index, filters), columns()), columns())

    name = f"directory {index.pk} {kind} {filters.query} {_searched_at(filters)}"
    response = kept_file(request, name, make, content_type)
    shown = f"{index.slug}-{timezone.localdate():%Y-%m-%d}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{shown}"'
    return _for_people(response)


def catalogue(index: EnterpriseIndexPage, request: HttpRequest) -> HttpResponseBase:
    """Answer with whole profiles to print, those that serve one municipality or all."""
    form = _form(request)
    if faults := form.faults_of("municipality"):
        return _unknown(index, request, faults)
    code = next(iter(form.filters.municipality), "")
    here = Municipality.objects.filter(code=code).first()

    def make(file: BinaryIO) -> None:
        write_catalogue(file, index, here, anonymous(request))

    response = kept_file(request, f"catalogue {index.pk} {code}", make, HTML)
    return _for_people(response)


def _form(request: HttpRequest) -> DirectoryForm:
    return DirectoryForm(
        request.GET,
        categories=list(Category.objects.in_tree_order()),
        municipalities=list(Municipality.objects.all()),
    )


def _unknown(
    index: EnterpriseIndexPage, request: HttpRequest, faults: list[Fault]
) -> HttpResponse:
    """Answer that something is asked for that there is not, instead of with everything."""
    context = {**Page.get_context(index, request), "faults": faults}
    asked_for = FormerCategory.of(request.GET.getlist("category"))
    is_gone = asked_for.filter(category=None).exists()
    template = "enterprises/out/unknown_filter.html"
    return TemplateResponse(request, template, context, status=410 if is_gone else 404)


def _searched_at(filters: Filters) -> str:
    """Return what makes a file of a search last minutes: a search may be behind, or simpler."""
    return f"{int(time.time()) // SEARCH_LASTS}" if filters.q else ""


def _for_people(response: HttpResponseBase) -> HttpResponseBase:
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    return response


def _source_url(page: EnterpriseIndexPage) -> str:
    source = page.get_translation_or_none(Locale.get_default())
    return source.url if source else ""
