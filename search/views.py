"""The page of results, and suggestions while typing."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from access import text
from content.languages import SWEDISH, reader_language
from content.redirects import moved_to
from headless.conditional import conditional
from headless.documents import Suggestion
from headless.text_search import LONGEST_QUERY
from search.forms import SearchForm
from search.models import address_of
from search.queries import MOST_SUGGESTIONS
from search.queries import suggest as suggested
from search.results import ResultsPage, kind_name, renamed_category, ways_to


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
    """Return up to eight titles, categories, places and offers that begin as what is typed."""
    q, language = text.line(request.GET.get("q", ""))[:LONGEST_QUERY], reader_language()
    titles = [
        Suggestion(row.title, kind_name(row.kind), address_of(row.url))
        for row in suggested(q, language)
    ]
    room = max(MOST_SUGGESTIONS - len(titles), MOST_SUGGESTIONS // 2)  # titles keep their half
    items = [*ways_to(q, language)[:room], *titles][:MOST_SUGGESTIONS]
    return JsonResponse({"items": [asdict(item) for item in items]})
