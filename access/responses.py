"""Answers that many features give: what no cache may keep, and a word to wait a little."""

from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import ngettext

from access.throttling import Throttle

Response = TypeVar("Response", bound=HttpResponseBase)


def private(response: Response) -> Response:
    """Return an answer that no cache keeps and no other site learns the address of."""
    add_never_cache_headers(response)
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response


def too_many(request: HttpRequest, throttle: Throttle) -> HttpResponse | None:
    """Count a post, and return the page that asks its sender to wait if it is one too many."""
    seconds = throttle.seconds_to_wait(request)
    if not seconds:
        return None
    context = {"reason": "too_many", "minutes": _minutes(seconds)}
    return asking_to_wait(render(request, "access/refused.html", context), seconds)


def asking_to_wait(response: HttpResponse, seconds: int) -> HttpResponse:
    """Return an answer as one that refuses for so many seconds."""
    response.status_code = 429
    response["Retry-After"] = str(seconds)
    return response


def wait_in_words(seconds: int) -> str:
    """Return what a form says that keeps what was written until it may be sent again."""
    minutes = _minutes(seconds)
    return ngettext(
        "A great deal has been sent in a short time. What you wrote is still here: send it "
        "again in %(minutes)s minute.",
        "A great deal has been sent in a short time. What you wrote is still here: send it "
        "again in %(minutes)s minutes.",
        minutes,
    ) % {"minutes": minutes}


def _minutes(seconds: int) -> int:
    return -(-seconds // 60)
