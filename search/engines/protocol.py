"""What an engine is asked, and what it answers."""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

from search.language.questions import Group

# How much a word counts for, by where it stands.
WEIGHTS = {
    "title_words": 8.0,
    "names_words": 5.0,
    "keywords_words": 3.0,
    "summary_words": 2.0,
    "body_words": 1.0,
}


@dataclass(frozen=True)
class EngineQuery:
    """A question as an engine sees it: what must be there, what may, and the filters chosen.

    `required` must all be matched and of `any_of`, if given, at least one; `beginning` is
    what the words of a title or name begin with, for suggestions while typing.
    """

    language: str
    required: tuple[Group, ...] = ()
    any_of: tuple[Group, ...] = ()
    beginning: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


class Match(NamedTuple):
    """A document that was matched, with what it can be filtered by."""

    pk: int
    kind: str
    municipalities: list[str]
    categories: list[str]


@dataclass
class Facets:
    """How many results each choice would give, the other choices being as they are."""

    kinds: dict[str, int] = field(default_factory=dict)
    municipalities: dict[str, int] = field(default_factory=dict)
    categories: dict[str, int] = field(default_factory=dict)


@dataclass
class Matches:
    """The keys of the documents that match, the best first, and how many there are."""

    pks: list[int] = field(default_factory=list)
    count: int = 0
    facets: Facets = field(default_factory=Facets)
    engine: str = ""


class Engine(Protocol):
    """Something that matches documents."""

    name: str

    def find(self, asked: EngineQuery, most: int | None) -> Matches:
        """Return what matches, the best first; all of it, unless the `most` are enough."""


def counted(matches: list[Match], asked: EngineQuery, most: int | None, engine: str) -> Matches:
    """Return the matches that the filters leave, with the facets of all."""
    facets, kept = Facets(), []
    kinds: Counter[str] = Counter()
    municipalities: Counter[str] = Counter()
    categories: Counter[str] = Counter()
    for match in matches:
        of_kind = not asked.kinds or match.kind in asked.kinds
        placed = not asked.municipalities or bool({*asked.municipalities} & {*match[2]})
        sorted_so = not asked.categories or bool({*asked.categories} & {*match[3]})
        kinds.update([match.kind] if placed and sorted_so else ())
        municipalities.update(match.municipalities if of_kind and sorted_so else ())
        categories.update(match.categories if of_kind and placed else ())
        if of_kind and placed and sorted_so:
            kept.append(match.pk)
    facets = Facets(dict(kinds), dict(municipalities), dict(categories))
    return Matches(kept[:most], len(kept), facets, engine)


def read_matches(connection: BaseDatabaseWrapper, sql: str, values: Any) -> list[Match]:
    """Return the rows of a query as matches."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [Match(pk, kind, _list(codes), _list(slugs)) for pk, kind, codes, slugs in cursor]


def _list(value: str | list[str]) -> list[str]:
    """Return a JSON column as a list, whether the database gave it as text or not."""
    return json.loads(value) if isinstance(value, str) else value
