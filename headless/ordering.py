"""The order of a list: by relevance when words are asked for, else by a field."""

from typing import Any, TypeVar

from django.db.models import QuerySet

from headless.lists import WordsParameters
from headless.text_search import matching_ids

MOST = 20_000
Found = TypeVar("Found", bound=QuerySet)


def ordered(
    found: Found, asked: WordsParameters, kind: str, default: str, key: str = "source_id"
) -> "Found | BestFirst":
    """Keep what matches the words, if any were given, and put it in the order asked for."""
    words, order = asked.q, asked.order
    if words:
        ids = matching_ids(kind, words, asked.locale)
        if order in (None, "relevance"):
            return BestFirst(found, ids, key)
        found = found.filter(**{f"{key}__in": ids[:MOST]})
    if order in (None, "relevance"):
        order = default
    if key == "source_id":
        order = order.replace("modified_at", "last_published_at")
    return found.order_by(order, "pk")


class BestFirst:
    """What was found by words, to be counted and sliced with the best first.

    The ids are put in order here: in the database that would be a question as long as the list.
    """

    def __init__(self, found: QuerySet, ids: list[int], key: str) -> None:
        self.found, self.key = found, key
        there = set(found.filter(**{f"{key}__in": ids[:MOST]}).values_list(key, flat=True))
        self.ids = [number for number in ids[:MOST] if number in there]

    def count(self) -> int:
        """Return how many were found."""
        return len(self.ids)

    def __getitem__(self, part: slice) -> list[Any]:
        places = {number: place for place, number in enumerate(self.ids[part])}
        objects = self.found.filter(**{f"{self.key}__in": list(places)})
        return sorted(objects, key=lambda each: places[getattr(each, self.key)])
