"""What is looked up once for each request, however many records ask for it."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest

Kept = TypeVar("Kept")


def once(request: HttpRequest, name: str, look_up: Callable[[], Kept]) -> Kept:
    """Return what was looked up under this name, at the first time in this request."""
    kept: dict[str, Any] = request.META.setdefault("headless.once", {})
    if name not in kept:
        kept[name] = look_up()
    return kept[name]
