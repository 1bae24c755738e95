"""The order of a list: by relevance when words are asked for, else by a field."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import QuerySet

from headless.lists import WordsParameters
from headless.text_search import matching_ids

FEW = 1000  # ids that a database takes as a condition; where there are more it gives all it has
Found = TypeVar("Found", bound=QuerySet)


def ordered(
    found: Found, asked: WordsParameters, kind: str, default: str, key: str = "source_id"
) -> "Found | InOrder":
    """Keep what matches the words, if any were given, and put it in the order asked for."""
    by_relevance = asked.order in (None, "relevance")
    order = default if by_relevance else str(asked.order)
    order = order.replace("modified_at", "changed")
    if not asked.q:
        return found.order_by(order, "pk")
    ids = matching_ids(kind, asked.q, asked.locale)
    there = found.filter(**{f"{key}__in": ids}) if len(ids) <= FEW else found
    if by_relevance:
        return InOrder(found, _kept(ids, there.values_list(key, flat=True)), key)
    return InOrder(found, _kept(there.order_by(order, "pk").values_list(key, flat=True), ids), key)


def _kept(ids: Iterable[int], others: Iterable[int]) -> list[int]:
    known = set(others)
    return [number for number in ids if number in known]


class InOrder:
    """What was found by words, to be counted and sliced in an order that is known.

    The ids are put in order here: in the database that would be a question as long as the list.
    """

    def __init__(self, found: QuerySet, ids: list[int], key: str) -> None:
        self.found, self.ids, self.key = found, ids, key

    def count(self) -> int:
        """Return how many were found."""
        return len(self.ids)

    def __getitem__(self, part: slice) -> list[Any]:
        places = {number: place for place, number in enumerate(self.ids[part])}
        objects = self.found.filter(**{f"{self.key}__in": list(places)})
        return sorted(objects, key=lambda each: places[getattr(each, self.key)])
