"""The page of results, as a template reads it."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from content.languages import ENGLISH, SWEDISH
from content.pagination import list_page
from headless.documents import Suggestion, sources
from places.models import Municipality
from search.highlighting import holds, marked, snippet
from search.models import Kind, SearchDocument, address_of
from search.queries import Answer, Filters, search

PAGE_LENGTH = 10
OTHER = {ENGLISH: SWEDISH}


@dataclass(frozen=True)
class Choice:
    """A tab or a filter: what it is called, what it leads to, and how many results it gives."""

    value: str
    label: str
    count: int
    query: str = ""
    is_chosen: bool = False


class Hit:
    """One result: its words marked, its kind and place in the reader's language."""

    def __init__(self, row: SearchDocument, stems: set[str], municipalities: dict[str, str]):
        self.row = row
        self.stems = stems
        self.municipalities = [
            municipalities[code] for code in row.municipalities if code in municipalities
        ]

    @property
    def url(self) -> str:
        """Return the address on the site that the reader is on."""
        return address_of(self.row.url)

    @property
    def narrowed_by(self) -> int:
        """Return how many choices besides the kind narrow the results."""
        return len(self.filters.municipalities) + len(self.filters.categories)

    @property
    def kind(self) -> str:
        """Return what the result is."""
        return kind_name(self.row.kind)

    @property
    def title(self) -> SafeString:
        """Return the title with the words marked."""
        return marked(self.row.title, self.stems, self.row.language)

    @property
    def text(self) -> SafeString:
        """Return the lead, or the part of the text that answers, with the words marked."""
        row = self.row
        text = row.summary
        if not holds(row.summary, self.stems, row.language) and row.body:
            better = holds(row.body, self.stems, row.language) or not row.summary
            text = snippet(row.body, self.stems, row.language) if better else text
        return marked(text, self.stems, row.language)


class ResultsPage:
    """Everything that the page of results shows for some words."""

    def __init__(self, words: str, language: str, filters: Filters, page: str | None) -> None:
        self.words = words
        self.language = language
        self.filters = filters
        self.number = page

    @cached_property
    def answer(self) -> Answer:
        """Return what was found."""
        return search(self.words, self.language, self.filters)

    @cached_property
    def page_obj(self) -> Page:
        """Return the page of keys that is shown."""
        return list_page(self.answer.pks if self.words else [], PAGE_LENGTH, self.number)

    @cached_property
    def hits(self) -> list[Hit]:
        """Return the results of this page."""
        return self._hits(list(self.page_obj.object_list))

    @cached_property
    def similar(self) -> list[Hit]:
        """Return what answers only some of the words, after the last result."""
        return [] if self.page_obj.has_next() else self._hits(self.answer.similar)

    @cached_property
    def tabs(self) -> list[Choice]:
        """Return the kinds that there are results of, all of them first."""
        counts = self.answer.facets.kinds
        kinds = [(kind.value, str(kind.label), counts.get(kind.value, 0)) for kind in Kind]
        shown = [(k, label, n) for k, label, n in kinds if n or k in self.filters.kinds]
        everything = ("", _("All"), sum(counts.values()))
        return [
            Choice(kind, label, count, self._query(kind=kind), kind == self.kind)
            for kind, label, count in [everything, *shown]
        ]

    @cached_property
    def places(self) -> list[Choice]:
        """Return the municipalities to narrow the results to."""
        names = self._municipalities
        return self._choices(self.answer.facets.municipalities, names, self.filters.municipalities)

    @cached_property
    def categories(self) -> list[Choice]:
        """Return the categories to narrow the results to."""
        names = category_names(self.language)
        return self._choices(self.answer.facets.categories, names, self.filters.categories)

    @cached_property
    def elsewhere(self) -> int:
        """Return how many results there are in Swedish, for a reader of another language."""
        other = OTHER.get(self.language)
        return search(self.words, other).count if other and self.words else 0

    @property
    def kind(self) -> str:
        """Return the kind that the results are narrowed to."""
        return "".join(self.filters.kinds)

    @property
    def elsewhere_query(self) -> str:
        """Return the address part that asks the same in Swedish."""
        return urlencode({"q": self.words})

    @property
    def query(self) -> str:
        """Return the address part of this search without its page."""
        return self._query()

    @cached_property
    def _municipalities(self) -> dict[str, str]:
        return dict(Municipality.objects.values_list("code", "name"))

    def _choices(
        self, counts: dict[str, int], names: dict[str, str], chosen: tuple[str, ...]
    ) -> list[Choice]:
        wanted = [value for value in names if counts.get(value) or value in chosen]
        return [
            Choice(value, names[value], counts.get(value, 0), is_chosen=value in chosen)
            for value in sorted(wanted, key=lambda value: names[value])
        ]

    def _query(self, kind: str | None = None) -> str:
        chosen = {
            "q": self.words,
            "kind": self.kind if kind is None else kind,
            "municipality": "".join(self.filters.municipalities),
            "category": "".join(self.filters.categories),
        }
        return urlencode({name: value for name, value in chosen.items() if value})

    def _hits(self, pks: list[int]) -> list[Hit]:
        rows = SearchDocument.objects.in_order(pks)
        return [Hit(row, self.answer.question.stems, self._municipalities) for row in rows]


def ways_to(begun: str, language: str) -> list[Suggestion]:
    """Return what besides titles begins as something typed: categories, places, offers."""
    given = [source.suggestions for source in sources.values() if source.suggestions]
    return [each for suggestions in given for each in suggestions(begun, language)]


def kind_name(kind: str) -> str:
    """Return what one result of a kind is called."""
    names = {
        Kind.ENTERPRISE: _("Enterprise"),
        Kind.EVENT: _("Meeting"),
        Kind.NEWS: _("News item"),
        Kind.NOTICE: _("Notice"),
        Kind.PAGE: _("Page"),
        Kind.TERM: _("Word explained"),
    }
    return names.get(Kind(kind), "") if kind in Kind.values else ""


def renamed_category(slug: str) -> str:
    """Return a category's slug as it is today."""
    for source in sources.values():
        if source.renamed:
            (slug,) = source.renamed([slug])
    return slug


def category_names(language: str) -> dict[str, str]:
    """Return the names of the categories that documents are sorted into, by their slugs."""
    found: dict[str, str] = {}
    with override(language):
        for source in sources.values():
            found |= source.category_names() if source.category_names else {}
    return found
