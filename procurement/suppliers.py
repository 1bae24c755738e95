"""Who could deliver what a notice asks for: asked by the lists and the API, answered from above.

The feature that knows registers itself, so that the API can be asked without knowing it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

if TYPE_CHECKING:
    from procurement.models import Notice
    from procurement.querysets import NoticeQuerySet

Found = list[dict[str, Any]]


@dataclass(frozen=True)
class Suppliers:
    """Something that knows which enterprises could deliver.

    `narrow` keeps the notices that fit any of some enterprises, by their id in the API, and
    returns nothing for an enterprise that is not listed. `of_notice` returns those that could
    deliver, as the API tells of them in a language.
    """

    narrow: "Callable[[NoticeQuerySet, int], NoticeQuerySet | None]"
    of_notice: "Callable[[HttpRequest, Notice, str], Found]"


known: list[Suppliers] = []


def register_suppliers(suppliers: Suppliers) -> None:
    """Let somebody answer, instead of who did before."""
    known[:] = [suppliers]


def notices_fitting(notices: "NoticeQuerySet", number: int) -> "NoticeQuerySet | None":
    """Return the notices that fit an enterprise, or nothing when there is no such enterprise."""
    return known[0].narrow(notices, number) if known else None


def suppliers_of(request: HttpRequest, notice: "Notice", language: str) -> Found:
    """Return the enterprises that could deliver what a notice asks for."""
    return known[0].of_notice(request, notice, language) if known else []
