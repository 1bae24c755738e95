"""The order of a list: by relevance when words are asked for, else by a field."""

from typing import TypeVar

from django.db.models import Case, IntegerField, QuerySet, Value, When

from headless.lists import WordsParameters
from headless.words import matching_ids

RANKED = 500  # more in one expression is too much for a database
MOST = 20_000
Found = TypeVar("Found", bound=QuerySet)


def ordered(
    found: Found, asked: WordsParameters, kind: str, default: str, key: str = "source_id"
) -> Found:
    """Keep what matches the words, if any were given, and put it in the order asked for."""
    words, order = asked.q, asked.order
    if words:
        found = best_first(found, matching_ids(kind, words, asked.locale), key)
        if order in (None, "relevance"):
            return found
    if order in (None, "relevance"):
        order = default
    if key == "source_id":
        order = order.replace("modified_at", "last_published_at")
    return found.order_by(order, "pk")


def best_first(found: Found, ids: list[int], key: str) -> Found:
    """Keep the objects with these ids and order them as the ids are ordered."""
    if not ids:
        return found.none()
    best = enumerate(ids[:RANKED])
    places = [When(**{key: number}, then=Value(place)) for place, number in best]
    order = Case(*places, default=Value(RANKED), output_field=IntegerField())
    return found.filter(**{f"{key}__in": ids[:MOST]}).order_by(order, "pk")
