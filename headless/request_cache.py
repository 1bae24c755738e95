"""What is looked up once for each request, however many records ask for it."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest

Value = TypeVar("Value")


def once(request: HttpRequest, name: str, look_up: Callable[[], Value]) -> Value:
    """Return what was looked up under this name, at the first time in this request."""
    cached: dict[str, Any] = request.META.setdefault("headless.once", {})
    if name not in cached:
        cached[name] = look_up()
    return cached[name]
