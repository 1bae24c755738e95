"""Answers what is searched for, in one language, from whichever engine is there."""

from dataclasses import dataclass, field, replace

from headless.ordering import FEW
from search.engines import find, in_reserve
from search.engines.protocol import EngineQuery, Facets
from search.language.questions import Question, understand
from search.language.words import words
from search.models import SearchDocument
from search.ranking import ENOUGH, RANKED, Ranking
from search.vocabulary import StoredVocabulary

MOST_SIMILAR = 20
MOST_SUGGESTIONS = 8


@dataclass(frozen=True)
class Filters:
    """What the results are narrowed to."""

    kinds: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass
class Answer:
    """What was found: keys of documents, the best first, and what else a reader wants to know.

    `pks` match everything asked for; `similar` only some of it.
    """

    question: Question
    pks: list[int] = field(default_factory=list)
    count: int = 0
    similar: list[int] = field(default_factory=list)
    facets: Facets = field(default_factory=Facets)
    engine: str = ""

    @property
    def did_you_mean(self) -> str | None:
        """Return the question as it was understood, if that is not as it was typed."""
        if not self.question.corrections:
            return None
        corrected = dict(self.question.corrections)
        return " ".join(corrected.get(group.typed, group.typed) for group in self.question.groups)

    @property
    def in_reserve(self) -> bool:
        """Tell whether the database answered in place of the search server."""
        return in_reserve(self.engine)

    def documents(self, start: int, stop: int) -> list[SearchDocument]:
        """Return a slice of the results."""
        return SearchDocument.objects.in_order(self.pks[start:stop])

    def similar_documents(self) -> list[SearchDocument]:
        """Return what matches only some of the question."""
        return SearchDocument.objects.in_order(self.similar)


def search(q: str, language: str, filters: Filters | None = None) -> Answer:
    """Return everything that answers a question in a language, the best first."""
    filters = filters or Filters()
    vocabulary = StoredVocabulary(language)
    question = understand(q, language, vocabulary)
    if not question.groups:
        return Answer(question)
    ranking = Ranking(question, vocabulary.uses(question.stems))
    narrowed = EngineQuery(language, kinds=filters.kinds, municipalities=filters.municipalities)
    narrowed = replace(narrowed, categories=filters.categories)
    found = find(replace(narrowed, required=question.groups))
    best = [pk for pk, _score in ranking.ordered(found.pks[:RANKED])]
    answer = Answer(question, best + found.pks[RANKED:], found.count, facets=found.facets)
    answer.engine = found.engine
    if found.count < MOST_SIMILAR:
        answer.similar = _similar(question, narrowed, ranking, set(answer.pks))
    return answer


def _similar(
    question: Question, asked: EngineQuery, ranking: Ranking, known: set[int]
) -> list[int]:
    """Return what matches some of the words and every place, without what is known already."""
    if len(question.things) < 2:
        return []
    relaxed = replace(asked, required=tuple(question.places), any_of=tuple(question.things))
    found = find(relaxed, most=RANKED)
    scored = [(pk, score) for pk, score in ranking.ordered(found.pks) if pk not in known]
    least = ENOUGH * scored[0][1] if scored else 0
    return [pk for pk, score in scored if score >= least][:MOST_SIMILAR]


def matching_ids(kind: str, q: str, language: str) -> list[int]:
    """Return the API ids of one kind that match the words in one language, the best first.

    All of them: what else a list filters by comes afterwards, and its count is to be true.
    """
    answer = search(q, language, Filters(kinds=(kind,)))
    pks = answer.pks or answer.similar
    rows = SearchDocument.objects.filter(kind=kind, language=language)
    if len(pks) <= FEW:
        rows = rows.filter(pk__in=pks)
    known = dict(rows.values_list("pk", "record_id"))
    return [known[pk] for pk in pks if pk in known]


def suggest(q: str, language: str, most: int = MOST_SUGGESTIONS) -> list[SearchDocument]:
    """Return documents whose titles or names have words that begin with what is typed."""
    begun = tuple(words(q))[:6]
    if not begun:
        return []
    found = find(EngineQuery(language, beginning=begun), most=100)
    rows = SearchDocument.objects.defer("body", "body_words").in_order(found.pks)
    rows.sort(key=lambda row: _nearness(row, begun))
    return rows[:most]


def _nearness(row: SearchDocument, begun: tuple[str, ...]) -> tuple[bool, bool, bool]:
    """Return a key that puts titles that begin so first, then titles that hold it."""
    title = row.title.lower()
    inside = any(word.startswith(begun[0]) for word in words(title))
    return (not title.startswith(" ".join(begun)), not inside, row.kind != "enterprise")
