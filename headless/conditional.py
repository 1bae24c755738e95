"""How what machines read travels: HEAD, CORS, caching, and 304 when nothing is new.

`public` wraps each address of the API, `conditional` any other view, and `kept_file` answers with
what is made once for all.
"""

import datetime as dt
import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from headless import versions
from headless.kept_files import Kept, Make, kept
from headless.problems import not_allowed

CACHED = "public, max-age=60"
View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """Return a view that anybody may read from anywhere, and that says when nothing is new."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return open_to_all(_preflight())
        if request.method not in ("GET", "HEAD"):
            return open_to_all(not_allowed(request))
        asked, request.method = request.method, "GET"
        begun = timezone.now()
        response = view(request, *args, **kwargs)
        response = open_to_all(_conditional(request, response, begun))
        request.method = asked
        return response

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # Django reads it from the view
    return answer


def conditional(view: Callable[..., Any]) -> Callable[..., Any]:
    """Return a view, also one below a page, that answers 304 to who has its answer already."""

    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> HttpResponseBase:
        request = next(each for each in args if isinstance(each, HttpRequest))
        begun = timezone.now()
        response = view(*args, **kwargs)
        if request.method not in ("GET", "HEAD") or response.streaming:
            return response
        if not getattr(response, "is_rendered", True):
            response.render()
        return _conditional(request, response, begun)

    return answer


def kept_file(
    request: HttpRequest, name: str, make: Make, content_type: str, is_small: bool = False
) -> HttpResponseBase:
    """Answer with a file that is made once for all who ask, until public content changes.

    The name says what it depends on, besides the content, the day, the language and the host.
    """
    host = f"{request.scheme}://{request.get_host()}"
    found = kept(f"{translation.get_language()} {host} {name}", make)
    unread = _with_validators(HttpResponse(content_type=content_type), found)
    modified = int(found.modified_at.timestamp())
    answer = get_conditional_response(request, found.etag, modified, unread)
    if answer is not None and answer is not unread:
        return answer
    if is_small:
        unread.content = found.path.read_bytes()
        return unread
    response = FileResponse(found.path.open("rb"), content_type=content_type)
    return _with_validators(response, found)


Answer = TypeVar("Answer", bound=HttpResponseBase)


def _with_validators(response: Answer, found: Kept) -> Answer:
    response["ETag"] = found.etag
    response["Last-Modified"] = http_date(found.modified_at.timestamp())
    response["Cache-Control"] = CACHED
    return response


def open_to_all(response: HttpResponse) -> HttpResponse:
    """Let pages of other sites read the answer."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Last-Modified"
    return response


def _preflight() -> HttpResponse:
    response = HttpResponse(status=204)
    response["Allow"] = response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    response["Access-Control-Allow-Headers"] = (
        "Accept, Accept-Language, Content-Type, If-Modified-Since, If-None-Match"
    )
    response["Access-Control-Max-Age"] = "86400"
    return response


def _conditional(request: HttpRequest, response: HttpResponse, begun: dt.datetime) -> HttpResponse:
    if response.status_code != 200 or "no-store" in response.get("Cache-Control", ""):
        return response
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    response.headers.setdefault("Cache-Control", CACHED)
    modified = int(_last_modified(request, response).timestamp())
    if versions.last_change(request) > begun:
        # It may have been answered with what was there before: that is older than the change.
        modified = int(begun.timestamp()) - 1
    response["Last-Modified"] = http_date(modified)
    return (
        get_conditional_response(request, etag=etag, last_modified=modified, response=response)
        or response
    )


def _last_modified(request: HttpRequest, response: HttpResponse) -> dt.datetime:
    """Return when the answer may last have changed: what depends on the time does each minute."""
    changed = versions.last_change(request)
    if getattr(response, "passes_with_time", False):
        return max(changed, timezone.now().replace(second=0, microsecond=0))
    return changed


def passing(response: HttpResponse) -> HttpResponse:
    """Mark an answer that time alone can change, such as a list of what is to come."""
    response.passes_with_time = True  # type: ignore[attr-defined]  # read by `public`
    return response
