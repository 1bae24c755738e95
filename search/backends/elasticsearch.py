"""Elasticsearch as a search backend of Wagtail: Swedish, forgiving, and never in the way.

Beyond the backend of modelsearch it finds inflected and compound words in both languages,
completes words with å, ä and ö, answers from the database when the server does not answer,
and remembers what the server was not told.

Stems come from `search.language` and are only split at blanks here. Beginnings are made with
the accents and without, but only at the index side: "Åter" finds Återbruk, "ater" finds it
too, and "ost" typed whole does not turn into "öst".
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Model
from elasticsearch import Elasticsearch
from elasticsearch.helpers import bulk
from modelsearch.backends import get_search_backend
from modelsearch.backends.elasticsearch9 import (
    Elasticsearch9AutocompleteQueryCompiler,
    Elasticsearch9Index,
    Elasticsearch9Mapping,
    Elasticsearch9SearchBackend,
    Elasticsearch9SearchQueryCompiler,
    Elasticsearch9SearchResults,
)
from modelsearch.query import PlainText

from content.languages import ENGLISH, SWEDISH
from search.breaker import breaker
from search.language.analysis import stems
from search.missed_updates import NO_ANSWER, record_failure, record_missed

LANGUAGES = (SWEDISH, ENGLISH)
STEMS = "_stems"
_clients: dict[str, Elasticsearch] = {}
AT_LEISURE = 60  # seconds for what nobody waits for: a new index, many documents at once
SETTINGS = {
    "settings": {
        "index": {"number_of_shards": 1, "number_of_replicas": 0},
        "analysis": {
            "filter": {
                "without_accents": {"type": "asciifolding", "preserve_original": True},
                "beginnings": {"type": "edge_ngram", "min_gram": 1, "max_gram": 25},
            },
            "analyzer": {
                "analysed": {"type": "custom", "tokenizer": "whitespace", "filter": ["lowercase"]},
                "beginnings": {
                    "type": "custom",
                    "tokenizer": "standard",
                    "filter": ["lowercase", "without_accents", "beginnings"],
                },
                "beginning": {
                    "type": "custom",
                    "tokenizer": "standard",
                    "filter": ["lowercase"],
                },
            },
        },
    }
}


class Mapping(Elasticsearch9Mapping):
    """What is indexed of an object: also the stems of its text, in its language."""

    edgengram_analyzer_config = {"analyzer": "beginnings", "search_analyzer": "beginning"}

    def get_mapping(self) -> dict[str, Any]:
        """Add the field of stems."""
        mapping = super().get_mapping()
        mapping["properties"][STEMS] = {"type": "text", "analyzer": "analysed"}
        return mapping

    def get_document(self, obj: Model) -> dict[str, Any]:
        """Add the stems of everything that the object can be searched by."""
        document = super().get_document(obj)
        if any(field.field_name == "title_words" for field in self.model.get_search_fields()):
            return document  # a search document is in stems already
        fields = self.model.get_searchable_search_fields()
        texts = [str(document.get(self.get_field_column_name(field)) or "") for field in fields]
        locale = getattr(obj, "locale", None)
        languages = [locale.language_code] if locale else LANGUAGES
        known = [language for language in languages if language in LANGUAGES] or LANGUAGES
        found = [stem for language in known for text in texts for stem in stems(text, language)]
        document[STEMS] = " ".join(found)
        return document


class QueryCompiler(Elasticsearch9SearchQueryCompiler):
    """Asks for the words as they are written, and for their stems in either language."""

    mapping_class = Mapping

    def get_inner_query(self) -> dict[str, Any]:
        """Add the stems to a search in all fields."""
        written = super().get_inner_query()
        if self.fields or not isinstance(self.query, PlainText):
            return written
        meant = [
            {
                "match": {
                    STEMS: {
                        "query": " ".join(stems(self.query.query_string, language)),
                        "operator": self.query.operator,
                    }
                }
            }
            for language in LANGUAGES
        ]
        return {"dis_max": {"queries": [written, *meant], "tie_breaker": 0.3}}


class AutocompleteQueryCompiler(Elasticsearch9AutocompleteQueryCompiler):
    """Completes words by beginnings that keep å, ä and ö."""

    mapping_class = Mapping


class Results(Elasticsearch9SearchResults):
    """Results of the server, or of the database while the server does not answer."""

    def facet(self, field_name: str) -> dict[Any, int]:
        """Return how many results there are of each value of a field."""

        def of_server() -> dict[Any, int]:
            return super(Results, self).facet(field_name)

        return self._or_else(of_server, lambda: self._from_database().facet(field_name))

    def _do_search(self) -> Iterator[Model]:
        def search() -> list[Model]:
            return list(super(Results, self)._do_search())

        return iter(self._or_else(search, lambda: list(self._from_database())))

    def _do_count(self) -> int:
        return self._or_else(super()._do_count, lambda: self._from_database().count())

    def _or_else(self, answer: Callable[[], Any], otherwise: Callable[[], Any]) -> Any:
        if not breaker.admits():
            return otherwise()
        try:
            found = answer()
        except NO_ANSWER as error:
            record_failure(error, self.query_compiler.queryset.model)
            return otherwise()
        breaker.succeeded()
        return found

    def _from_database(self) -> Any:
        database = get_search_backend("database")
        asked = self.query_compiler
        completes = isinstance(asked, AutocompleteQueryCompiler)
        search = database.autocomplete if completes else database.search
        found = search(
            asked.query,
            asked.queryset,
            fields=asked.fields,
            order_by_relevance=asked.order_by_relevance,
        )
        return found[self.start : self.stop]


class Index(Elasticsearch9Index):
    """An index that is told of changes when it can be, and later when it cannot."""

    def patient(self) -> "Index":
        """Return the same index for work that nobody waits for, such as making it."""
        index = type(self)(self.backend, self.name)
        index.es = self.es.options(request_timeout=AT_LEISURE)
        return index

    def add_item(self, item: Model) -> None:
        """Tell the server of an object, or note that it was not told."""
        mapping = self.mapping_class(type(item))

        def send() -> None:
            self.es.index(
                index=self.name,
                document=mapping.get_document(item),
                id=mapping.get_document_id(item),
                require_alias=True,
            )

        self._try(send, item)

    def delete_item(self, item: Model) -> None:
        """Tell the server that an object is gone, or note that it was not told."""

        def send() -> None:
            self.es.delete(
                index=self.name, id=self.mapping_class(type(item)).get_document_id(item)
            )

        self._try(send, item, ignored=404)

    def _try(self, send: Callable[[], None], item: Model, ignored: int = 0) -> None:
        if not breaker.admits():
            record_missed(item)
            return
        try:
            send()
        except NO_ANSWER as error:
            if getattr(error, "status_code", None) == ignored:
                return
            record_failure(error, type(item))
            record_missed(item)
        else:
            breaker.succeeded()


class Rebuilder(Elasticsearch9SearchBackend.atomic_rebuilder_class):
    """Builds a new index beside the old one, without haste."""

    def __init__(self, index: Index) -> None:
        super().__init__(index.patient())
        self.index = self.index.patient()


class SearchBackend(Elasticsearch9SearchBackend):
    """The search server, with the language and the patience of this site."""

    mapping_class = Mapping
    index_class = Index
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = Results
    atomic_rebuilder_class = Rebuilder
    settings = SETTINGS

    @staticmethod
    def client_class(**options: Any) -> Elasticsearch:
        """Return a client, the same for the same server, so that its connections are kept."""
        key = repr(sorted(options.items()))
        if key not in _clients:
            _clients[key] = Elasticsearch(**options)
        return _clients[key]

    def bulk(self, client: Elasticsearch, *args: Any, **options: Any) -> Any:
        """Write many documents, without haste."""
        return bulk(client.options(request_timeout=AT_LEISURE), *args, **options)
