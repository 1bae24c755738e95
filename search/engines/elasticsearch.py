"""Matches documents in Elasticsearch."""

from collections.abc import Iterator
from typing import Any

from elasticsearch import Elasticsearch

from search.engines.protocol import WEIGHTS, EngineQuery, Facets, Matches
from search.language.questions import Alternative, Group

FIELDS = [f"{name}^{weight}" for name, weight in WEIGHTS.items()]
MOST_BUCKETS = 10_000
WINDOW = 10_000  # as many as the server gives at once


class ElasticsearchEngine:
    """One index of search documents, already in stems."""

    name = "elasticsearch"

    def __init__(self, client: Elasticsearch, index: str) -> None:
        self.client = client
        self.index = index

    def find(self, asked: EngineQuery, most: int | None) -> Matches:
        """Return what matches, the best first."""
        if not (asked.required or asked.any_of or asked.beginning):
            return Matches(engine=self.name)
        body = self.body(asked, min(most or WINDOW, WINDOW))
        answer = self.client.search(index=self.index, **body)
        hits = answer["hits"]
        found = hits["hits"]
        if most is None:
            found = [*found, *self._rest(body, found, hits["total"]["value"])]
        pks = [int(hit["_id"]) for hit in found]
        facets = Facets(
            **{
                name: {bucket["key"]: bucket["doc_count"] for bucket in found["of"]["buckets"]}
                for name, found in answer["aggregations"].items()
            }
        )
        return Matches(pks, hits["total"]["value"], facets, self.name)

    def _rest(
        self, body: dict[str, Any], found: list[dict[str, Any]], total: int
    ) -> Iterator[dict[str, Any]]:
        """Yield what does not fit into the first window."""
        body = {name: value for name, value in body.items() if name != "aggs"}
        done, page = len(found), found
        while page and done < total:
            answer = self.client.search(
                index=self.index, **body, search_after=page[-1]["sort"], track_scores=True
            )
            page = answer["hits"]["hits"]
            done += len(page)
            yield from page

    def body(self, asked: EngineQuery, most: int) -> dict[str, Any]:
        """Return the question in the language of Elasticsearch."""
        filters = _filters(asked)
        return {
            "query": {
                "bool": {
                    "filter": [{"term": {"language_filter": asked.language}}],
                    "must": self._beginnings(asked) if asked.beginning else self._words(asked),
                }
            },
            "post_filter": {"bool": {"filter": [f for f in filters.values() if f]}},
            "aggs": {name: _facet(name, filters) for name in filters},
            "size": most,
            "sort": ["_score", {"pk": "asc"}],
            "_source": False,
            "track_total_hits": True,
        }

    def _words(self, asked: EngineQuery) -> list[dict[str, Any]]:
        needed = [_group(group) for group in asked.required]
        if asked.any_of:
            needed.append({"bool": {"should": [_group(group) for group in asked.any_of]}})
        return needed

    def _beginnings(self, asked: EngineQuery) -> list[dict[str, Any]]:
        return [{"prefix": {"plain_words": {"value": word}}} for word in asked.beginning]


def _group(group: Group) -> dict[str, Any]:
    """Return a word as the best of everything that it may mean."""
    return {"dis_max": {"queries": [_alternative(each) for each in group.alternatives]}}


def _alternative(alternative: Alternative) -> dict[str, Any]:
    needed = [{"multi_match": {"query": stem, "fields": FIELDS}} for stem in alternative.stems]
    return {"bool": {"must": needed, "boost": alternative.weight}}


def _filters(asked: EngineQuery) -> dict[str, dict[str, Any] | None]:
    chosen = {
        "kinds": ("kind_filter", list(asked.kinds)),
        "municipalities": ("municipalities_filter", list(asked.municipalities)),
        "categories": ("categories_filter", list(asked.categories)),
    }
    return {
        name: {"terms": {field: values}} if values else None
        for name, (field, values) in chosen.items()
    }


def _facet(name: str, filters: dict[str, dict[str, Any] | None]) -> dict[str, Any]:
    """Return a count of each choice, under the other filters but not its own."""
    field = {"kinds": "kind_filter"}.get(name, f"{name}_filter")
    others = [chosen for other, chosen in filters.items() if chosen and other != name]
    return {
        "filter": {"bool": {"filter": others}},
        "aggs": {"of": {"terms": {"field": field, "size": MOST_BUCKETS}}},
    }
