"""The page of results, and suggestions while typing."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render


def results(request: HttpRequest) -> HttpResponse:
    """Show what was found for the words in the address."""
    return render(request, "search/results.html", {"q": request.GET.get("q", "")})


def suggest(request: HttpRequest) -> JsonResponse:
    """Return up to eight titles that begin with what has been typed."""
    return JsonResponse({"items": []})
