"""The page of results, and suggestions while typing."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from content.languages import SWEDISH, reader_language
from content.redirects import moved_to
from headless.conditional import conditional
from search.forms import SearchForm
from search.queries import suggest as suggested
from search.results import ResultsPage, kind_name, renamed_category


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Show what was found for the words in the address, or how to search."""
    form = SearchForm(request.GET)
    form.is_valid()
    if "category" in form.errors:
        query = request.GET.copy()
        query["category"] = renamed_category(query["category"])
        if query["category"] != request.GET["category"]:
            return moved_to(request, request.path, query.urlencode())
    page = ResultsPage(form.words, reader_language(), form.filters, request.GET.get("page"))
    with override(SWEDISH):
        swedish_url = reverse("search:results")
    context = {
        "title": gettext("Search"),
        "results": page,
        "form": form,
        "page_obj": page.page_obj,
        "swedish_url": swedish_url,
    }
    return render(request, "search/results.html", context)


@require_safe
@conditional
def suggest(request: HttpRequest) -> JsonResponse:
    """Return up to eight titles that begin with what has been typed."""
    rows = suggested(request.GET.get("q", ""), reader_language())
    items = [
        {"title": row.title, "kind": kind_name(row.kind), "url": urlsplit(row.url).path or "/"}
        for row in rows
    ]
    return JsonResponse({"items": items})
