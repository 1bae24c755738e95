"""The words that the documents of a language hold, kept in the database."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from django.db.models import Q

from places.models import Municipality
from search.language.analysis import vocabulary as words_of
from search.language.spelling import allowed_distance
from search.language.stemming import stem
from search.language.words import folded
from search.models import SearchDocument, Word

MOST_SIMILAR = 3000
MOST_COMPOUNDS = 40
LONGEST = 60
AT_ONCE = 1000


class StoredVocabulary:
    """The vocabulary of one language, asked once for each thing and question."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.words = Word.objects.filter(language=language)
        self._near: dict[str, list[Word]] = {}

    def look_up(self, words: list[str]) -> None:
        """Read everything that is known of some words at once."""
        alike = {folded(word) for word in words}
        self._near = {form: [] for form in alike}
        known = self.words.filter(folded__in=alike, is_part=False)
        for row in known.order_by("-documents", "word"):
            self._near[row.folded].append(row)

    def uses(self, stems: set[str]) -> dict[str, int]:
        """Return in how many documents each stem is; those in none are left out."""
        rows = self.words.filter(stem__in=stems).values_list("stem", "documents")
        found: dict[str, int] = {}
        for known, documents in rows:
            found[known] = max(documents, found.get(known, 0))
        return found

    def has(self, word: str) -> bool:
        """Tell whether a document holds the word in exactly this form."""
        return word in self.unfolded(word)

    def unfolded(self, word: str) -> list[str]:
        """Return the words that look the same without å, ä, ö and accents, the commonest first."""
        if folded(word) not in self._near:
            self.look_up([word])
        return [row.word for row in self._near[folded(word)]]

    def similar(self, word: str) -> list[tuple[str, int]]:
        """Return words that may have been meant, and in how many documents they are."""
        distance = allowed_distance(word)
        if not distance:
            return []
        near = self.words.about_as_long(word, distance)
        return list(near.values_list("word", "documents")[:MOST_SIMILAR])

    def containing(self, word: str) -> list[tuple[str, str]]:
        """Return words that begin or end with a word, each with its stem."""
        longer = Q(word__startswith=word) | Q(word__endswith=word)
        found = self.words.filter(longer, is_part=False).exclude(word=word)
        return list(found.values_list("word", "stem")[:MOST_COMPOUNDS])

    def is_place(self, stem: str) -> bool:
        """Tell whether a stem is the name of a municipality."""
        return stem in place_stems(self.language)


@cache
def place_stems(language: str) -> frozenset[str]:
    """Return the stems of the names of the municipalities, which no editor changes."""
    names = Municipality.objects.values_list("name", flat=True)
    return frozenset(stem(name.lower(), language) for name in names)


def learn(texts: list[str], language: str) -> None:
    """Add the words of some texts that are not known yet, in one statement and in one order.

    Two who add the same words, each inside a transaction or in an order of their own, could wait
    for each other.
    """
    found = {w: s for w, s in words_of(texts, language).items() if len(w) <= LONGEST}
    known = set(
        Word.objects.filter(language=language, word__in=found).values_list("word", flat=True)
    )
    Word.objects.bulk_create(
        [_word(language, word, *found[word]) for word in sorted(found) if word not in known],
        ignore_conflicts=True,
    )


def count_again() -> None:
    """Make the vocabulary anew from the documents, with how many hold each word.

    Each statement stands alone, as in `learn`. A word is forgotten only if it was known before
    the documents were read: what is learnt meanwhile stays.
    """
    before = set(Word.objects.values_list("pk", flat=True))
    words = counted_words(SearchDocument.objects.iterator(chunk_size=500))
    words.sort(key=lambda row: (row.language, row.word))
    for start in range(0, len(words), AT_ONCE):
        Word.objects.bulk_create(
            words[start : start + AT_ONCE],
            update_conflicts=True,
            unique_fields=["language", "word"],
            update_fields=["stem", "folded", "is_part", "documents"],
        )
    gone = sorted(before - {row.pk for row in words})
    for start in range(0, len(gone), AT_ONCE):
        Word.objects.filter(pk__in=gone[start : start + AT_ONCE]).delete()


def counted_words(rows: Iterable[SearchDocument]) -> list[Word]:
    """Return the vocabulary of some documents, with how many of them hold each word."""
    uses: Counter[tuple[str, str]] = Counter()
    forms: dict[tuple[str, str], tuple[str, bool]] = {}
    for row in rows:
        for word, form in words_of(row.texts, row.language).items():
            if len(word) <= LONGEST:
                uses[row.language, word] += 1
                forms.setdefault((row.language, word), form)
    return [_word(*key, *forms[key], documents) for key, documents in uses.items()]


def _word(language: str, word: str, stem: str, is_part: bool, documents: int = 1) -> Word:
    return Word(
        language=language,
        word=word,
        stem=stem,
        folded=folded(word),
        is_part=is_part,
        documents=documents,
    )
