"""Understands what is asked for: words with all they may mean, and places."""

from dataclasses import dataclass, replace
from typing import Protocol

from content.languages import SWEDISH
from headless.text_search import LONGEST_QUERY
from search.language.compounds import known_parts, parts
from search.language.compounds import listed_words as parts_listed
from search.language.spelling import nearest
from search.language.stemming import stem
from search.language.synonyms import Stems, listed_words, longest, synonyms
from search.language.words import STOPWORDS, folded, joined_numbers, words

MOST_WORDS = 12
PARTS_WEIGHT = 0.75
SYNONYM_WEIGHT = 0.6
SHORTEST_UNLISTED = 4


class Vocabulary(Protocol):
    """What the documents of a language say, as far as a question needs to know."""

    def look_up(self, words: list[str]) -> None:
        """Read everything that is known of some words at once."""

    def uses(self, stems: set[str]) -> dict[str, int]:
        """Return in how many documents each stem is; those in none are left out."""

    def has(self, word: str) -> bool:
        """Tell whether a document holds the word in exactly this form."""

    def unfolded(self, word: str) -> list[str]:
        """Return the words that look the same without å, ä, ö and accents."""

    def similar(self, word: str) -> list[tuple[str, int]]:
        """Return words that may have been meant, and in how many documents they are."""

    def containing(self, word: str) -> list[tuple[str, str]]:
        """Return words that begin or end with a word, each with its stem."""

    def is_place(self, stem: str) -> bool:
        """Tell whether a stem is the name of a municipality."""


@dataclass(frozen=True)
class Alternative:
    """Stems that together answer for what was asked; they must all be there."""

    stems: Stems
    weight: float = 1.0


@dataclass(frozen=True)
class Group:
    """One word of the question, or a phrase, with everything that it may mean."""

    typed: str
    alternatives: tuple[Alternative, ...]
    is_place: bool = False

    @property
    def stems(self) -> set[str]:
        """Return every stem that may answer."""
        return {found for alternative in self.alternatives for found in alternative.stems}


@dataclass(frozen=True)
class Question:
    """What is asked for, understood."""

    language: str
    groups: tuple[Group, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()

    @property
    def stems(self) -> set[str]:
        """Return every stem that may answer, for marking words in the results."""
        return {found for group in self.groups for found in group.stems}

    @property
    def places(self) -> list[Group]:
        """Return the municipalities asked for."""
        return [group for group in self.groups if group.is_place]

    @property
    def things(self) -> list[Group]:
        """Return what is asked for besides places."""
        return [group for group in self.groups if not group.is_place]


def understand(text: str, language: str, vocabulary: Vocabulary) -> Question:
    """Return what a person means by some words in a language."""
    typed = words(joined_numbers(text[:LONGEST_QUERY]))[:MOST_WORDS]
    vocabulary.look_up(typed)
    groups: list[Group] = []
    corrections: list[tuple[str, str]] = []
    for phrase in _phrases(typed, language):
        if len(phrase) == 1:
            word = _as_written(phrase[0], language, vocabulary)
            if word != phrase[0]:
                corrections.append((phrase[0], word))
            group = _group(phrase[0], (word,), language)
            groups.append(_with_compounds(group, word, language, vocabulary))
        else:
            groups.append(_group(" ".join(phrase), phrase, language))
    placed = tuple(replace(g, is_place=_is_place(g, vocabulary)) for g in _once(groups))
    return Question(language, placed, tuple(corrections))


def _phrases(typed: list[str], language: str) -> list[tuple[str, ...]]:
    """Return the words in order, those of a known phrase together, without empty words."""
    known, found, at = synonyms(language), [], 0
    content_words = [word for word in typed if word not in STOPWORDS[language]] or typed
    while at < len(content_words):
        for length in range(min(longest(language), len(content_words) - at), 0, -1):
            phrase = tuple(content_words[at : at + length])
            stems = tuple(stem(word, language) for word in phrase)
            if length == 1 or stems in known:
                found.append(phrase)
                at += length
                break
    return found


def _as_written(word: str, language: str, vocabulary: Vocabulary) -> str:
    """Return a word as the documents spell it: with its å, ä, ö, and without slips."""
    if vocabulary.has(word) or word in _listed(language):
        return word
    unfolded = vocabulary.unfolded(word)
    if unfolded:
        return unfolded[0]
    group = _group(word, (word,), language)
    known = vocabulary.uses(group.stems)
    if any(set(alternative.stems) <= known.keys() for alternative in group.alternatives):
        return word
    if _with_compounds(group, word, language, vocabulary) is not group:
        return word
    listed = [(other, 0) for other in _listed(language)]
    meant = nearest(word, vocabulary.similar(folded(word)))
    return meant or nearest(word, listed) or word


def _listed(language: str) -> frozenset[str]:
    """Return the words that are known whatever the documents hold."""
    return listed_words(language) | (parts_listed() if language == SWEDISH else frozenset())


def _group(typed: str, phrase: tuple[str, ...], language: str) -> Group:
    stems = tuple(stem(word, language) for word in phrase)
    content_words = tuple(
        found for word, found in zip(phrase, stems, strict=True) if word not in STOPWORDS[language]
    )
    found = {content_words or stems: 1.0}
    compound = parts(phrase[0], language) if len(phrase) == 1 else ()
    if compound:
        found.setdefault(tuple(dict.fromkeys(compound)), PARTS_WEIGHT)
    for other in synonyms(language).get(stems, ()):
        found.setdefault(other, SYNONYM_WEIGHT)
    return Group(typed, tuple(Alternative(stems, weight) for stems, weight in found.items()))


def _with_compounds(group: Group, word: str, language: str, vocabulary: Vocabulary) -> Group:
    """Add the compounds of a word that no list knows: kvast finds Kvastdagen."""
    if (
        language != SWEDISH
        or len(word) < SHORTEST_UNLISTED
        or stem(word, SWEDISH) in known_parts()
    ):
        return group
    found = {
        (meant,): PARTS_WEIGHT
        for compound, meant in vocabulary.containing(word)
        if stem(_without(word, compound), SWEDISH) in known_parts()
    }
    known = {alternative.stems for alternative in group.alternatives}
    added = [Alternative(stems, weight) for stems, weight in found.items() if stems not in known]
    if not added:
        return group
    return replace(group, alternatives=group.alternatives + tuple(added))


def _without(word: str, compound: str) -> str:
    """Return the rest of a compound, without the s that joins it to the word."""
    if compound.startswith(word):
        rest = compound.removeprefix(word)
        return rest.removeprefix("s") if rest.startswith("s") else rest
    return compound.removesuffix(word)


def _once(groups: list[Group]) -> list[Group]:
    return list({group.alternatives: group for group in groups}.values())


def _is_place(group: Group, vocabulary: Vocabulary) -> bool:
    first = group.alternatives[0].stems
    return len(first) == 1 and vocabulary.is_place(first[0])
