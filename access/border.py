"""Where text enters with a request: what is asked for and what is posted is cleaned before use."""

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.request import UnreadablePostError

from access import text

API = "/api/"


class TextMiddleware:
    """Cleans the text of each request, so that no form, filter or search has to think of it.

    A form field of one line, or a column of a model, makes one line of it where it is kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Clean what is asked for in the address."""
        if "%" in (query := request.META.get("QUERY_STRING", "")) or not query.isascii():
            keep = _keep_unreadable if request.path.startswith(API) else _keep_nothing
            request.GET = _cleaned(request.GET, keep)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: Any) -> None:
        """Clean what a form has posted, once it is known to be no forgery."""
        if request.method != "POST":
            return
        try:
            posted = request.POST
        except UnreadablePostError:  # the view meets it again
            return
        request.POST = _cleaned(posted, _keep_nothing)


def _cleaned(given: QueryDict, keep: Callable[[str, str], bool]) -> Any:
    """Return the same pairs in their order; the very same object when all is in order."""
    changed = {
        name: [_value(name, value, keep) for value in values] for name, values in given.lists()
    }
    if all(given.getlist(name) == values for name, values in changed.items()):
        return given
    cleaned = QueryDict(mutable=True, encoding=given.encoding)
    for name, values in changed.items():
        cleaned.setlist(name, values)
    cleaned._mutable = False
    return cleaned


def _value(name: str, value: str, keep: Callable[[str, str], bool]) -> str:
    """Return a value cleaned, unless it must stay as it was typed, or is no text."""
    if "password" in name or "\0" in value or _is_rich_text(value):
        return value
    cleaned = text.block(value)
    return value if keep(value, cleaned) else cleaned


def _is_rich_text(value: str) -> bool:
    """Tell the editor's format apart, which counts signs: models clean what becomes of it."""
    if not value.startswith("{"):
        return False
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and {"blocks", "entityMap"} <= found.keys()


def _keep_nothing(value: str, cleaned: str) -> bool:
    return False


def _keep_unreadable(value: str, cleaned: str) -> bool:
    """Leave to the API what it must refuse: numbers and codes with unseen signs, and no words."""
    return not any(sign.isalpha() for sign in cleaned)
