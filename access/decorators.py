"""Guards the addresses that anybody may post to: from our own pages only, not too often."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from access.responses import too_many
from access.throttling import Throttle

View = Callable[[HttpRequest], HttpResponse]


def guarded_post(throttle: Throttle) -> Callable[[View], View]:
    """Make a view take posts without a cookie: from our own pages only, and not too often."""

    def decorate(view: View) -> View:
        @csrf_exempt
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def guarded(request: HttpRequest) -> HttpResponse:
            if request.method == "POST":
                refused = refusal(request, throttle)
                if refused:
                    return refused
            response = view(request)
            add_never_cache_headers(response)
            return response

        return guarded

    return decorate


def refusal(request: HttpRequest, throttle: Throttle) -> HttpResponse | None:
    """Return the page that refuses a post from elsewhere or one too many, else nothing."""
    return from_elsewhere(request) or too_many(request, throttle)


def from_elsewhere(request: HttpRequest) -> HttpResponse | None:
    """Return the page that refuses a post from another site, else nothing."""
    if is_from_here(request):
        return None
    return render(request, "access/refused.html", {"reason": "elsewhere"}, status=403)


def is_from_here(request: HttpRequest) -> bool:
    """Return whether the browser says that the post was made on this site.

    Every browser of today sends `Sec-Fetch-Site` or `Origin` with a post from another site; what
    sends neither is no browser and carries nobody's cookies.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return not origin or urlsplit(origin).netloc == request.get_host()
