"""Orders what an engine found, alike whichever engine it was."""

import math
from collections import Counter
from collections.abc import Iterable

from search.engines.protocol import WEIGHTS
from search.language.questions import Group, Question
from search.models import Kind, SearchDocument

RANKED = 300
ENOUGH = 0.3  # of the best score; a similar result with less is left out
KINDS = {Kind.ENTERPRISE: 1.25, Kind.PAGE: 1.05, Kind.TERM: 0.9}
PHRASE = 1.25
SATURATION = 1.2
LONG_TEXT = 120


class Ranking:
    """Scores documents for one question, by where and how its words are in them."""

    def __init__(self, question: Question, uses: dict[str, int]) -> None:
        self.question = question
        self.uses = uses

    def ordered(self, pks: list[int]) -> list[tuple[int, float]]:
        """Return the keys with their scores, the best first; equals stay in their order."""
        columns = ("pk", "kind", *WEIGHTS)
        rows = SearchDocument.objects.filter(pk__in=pks).values_list(*columns)
        scores = {pk: self.score(kind, texts) for pk, kind, *texts in rows}
        kept = [pk for pk in pks if pk in scores]
        return sorted(((pk, scores[pk]) for pk in kept), key=lambda scored: -scored[1])

    def score(self, kind: str, texts: Iterable[str]) -> float:
        """Return how well a document answers the question."""
        fields = [text.split() for text in texts]
        counted = [(Counter(words), len(words)) for words in fields]
        total = sum(self._group(group, counted) for group in self.question.groups)
        return total * KINDS.get(kind, 1.0) * self._together(fields)

    def _group(self, group: Group, fields: list[tuple[Counter, int]]) -> float:
        """Return the best that any of the meanings of a word gives."""
        best = 0.0
        for alternative in group.alternatives:
            parts = [self._stem(found, fields) for found in alternative.stems]
            if all(parts):
                best = max(best, alternative.weight * sum(parts) / len(parts))
        return best * (0.5 if group.is_place else 1.0)

    def _stem(self, stem: str, fields: list[tuple[Counter, int]]) -> float:
        score = 0.0
        for (counts, length), weight in zip(fields, WEIGHTS.values(), strict=True):
            uses = counts.get(stem, 0)
            if uses:
                longer = 1 + 0.3 * min(length, LONG_TEXT) / LONG_TEXT
                score += weight * uses * (1 + SATURATION) / (uses + SATURATION * longer)
        return score * self._rarity(stem)

    def _rarity(self, stem: str) -> float:
        return 1 / (1 + math.log10(1 + self.uses.get(stem, 1)))

    def _together(self, fields: list[list[str]]) -> float:
        """Return a bonus when two words asked for stand side by side."""
        asked = [group.alternatives[0].stems[0] for group in self.question.things]
        pairs = set(zip(asked, asked[1:], strict=False))
        for words in fields:
            if any(pair in pairs for pair in zip(words, words[1:], strict=False)):
                return PHRASE
        return 1.0
