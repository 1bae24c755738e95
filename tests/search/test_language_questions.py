"""A question is understood: what each word may mean, what is a place, and what was misspelt."""

import pytest

from search.language.questions import LONGEST_QUERY, MOST_WORDS, understand
from search.language.spelling import allowed_distance, distance, nearest
from search.language.stemming import stem
from search.language.synonyms import listed_words, synonyms
from search.language.words import folded


class Vocabulary:
    """The words of some documents, kept in a list."""

    def __init__(self, *words, places=(), language="sv"):
        self.known = {word: stem(word, language) for word in words}
        self.places = {stem(place, language) for place in places}

    def look_up(self, words):
        """Nothing is read."""

    def uses(self, stems):
        return {found: 1 for found in self.known.values() if found in stems}

    def has(self, word):
        return word in self.known

    def unfolded(self, word):
        return [known for known in self.known if folded(known) == folded(word)]

    def similar(self, word):
        return [(known, 1) for known in self.known]

    def containing(self, word):
        return [
            (known, found)
            for known, found in self.known.items()
            if known != word and (known.startswith(word) or known.endswith(word))
        ]

    def is_place(self, stem):
        return stem in self.places


def typed(question):
    return [group.typed for group in question.groups]


@pytest.mark.parametrize("text", ["", "   ", "!?", "\0", "---", "„“"])
def test_nothing_is_asked_without_words(text):
    assert understand(text, "sv", Vocabulary()).groups == ()


@pytest.mark.parametrize(
    ("text", "language", "telling"),
    [
        ("var kan jag köpa lunch", "sv", "lunch"),
        ("vem städar hos oss", "sv", "städar"),
        ("where can I buy lunch", "en", "lunch"),
    ],
)
def test_words_without_meaning_of_their_own_are_left_out(text, language, telling):
    question = understand(text, language, Vocabulary("lunch", "städar", language=language))
    assert telling in typed(question)
    assert not {"var", "jag", "vem", "where", "i", "can"} & set(typed(question))


def test_a_question_of_nothing_but_empty_words_is_asked_as_it_is():
    assert typed(understand("och eller", "sv", Vocabulary("och", "eller"))) == ["och", "eller"]


def test_the_same_word_twice_is_asked_once():
    assert len(understand("lunch Lunch luncher", "sv", Vocabulary("lunch")).groups) == 1


def test_a_place_is_known_and_kept_apart():
    question = understand("lunch i Nora", "sv", Vocabulary("lunch", "nora", places=["nora"]))
    assert [group.typed for group in question.places] == ["nora"]
    assert [group.typed for group in question.things] == ["lunch"]


@pytest.mark.parametrize("places", ["nora", "nora kumla"])
def test_places_alone_are_a_question_too(places):
    vocabulary = Vocabulary("nora", "kumla", places=["nora", "kumla"])
    question = understand(places, "sv", vocabulary)
    assert (len(question.places), question.things) == (len(places.split()), [])


def test_a_word_also_means_its_synonyms_which_weigh_less():
    (group,) = understand("fik", "sv", Vocabulary("fik")).groups
    weights = {alternative.stems: alternative.weight for alternative in group.alternatives}
    assert weights[(stem("fik", "sv"),)] == 1.0
    assert 0 < weights[(stem("kafé", "sv"),)] < 1


def test_a_compound_also_means_its_parts_together():
    (group,) = understand("cykelverkstad", "sv", Vocabulary("cykelverkstad")).groups
    parts = (stem("cykel", "sv"), stem("verkstad", "sv"))
    assert parts in [alternative.stems for alternative in group.alternatives]


def test_a_phrase_of_the_list_is_one_thing():
    question = understand("second hand Nora", "sv", Vocabulary("nora", places=["nora"]))
    assert typed(question) == ["second hand", "nora"]


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("aterbruk", "återbruk"),
        ("ÅTERBRUK", None),
        ("atrebruk", None),
        ("snickeir", "snickeri"),
        ("snickrei", "snickeri"),
        ("xyzzyq", None),
        ("12345", None),
        ("os", None),
    ],
)
def test_what_was_misspelt_is_told(text, corrected):
    question = understand(text, "sv", Vocabulary("återbruk", "snickeri", "ost"))
    expected = ((text.lower(), corrected),) if corrected else ()
    if text == "atrebruk":  # two slips at once may be mended, but never to another word
        expected = question.corrections
        assert dict(expected).get(text, "återbruk") == "återbruk"
    assert question.corrections == expected


def test_a_form_that_no_document_has_is_no_slip():
    assert understand("snickerierna", "sv", Vocabulary("snickeri")).corrections == ()


def test_an_endless_question_is_cut():
    words = " ".join(f"ord{number}" for number in range(100))
    assert len(understand(words, "sv", Vocabulary()).groups) <= MOST_WORDS
    assert understand("a" * LONGEST_QUERY * 2, "sv", Vocabulary()).groups == ()


def test_an_organisation_number_is_one_word():
    assert typed(understand("556036-0793", "sv", Vocabulary())) == ["5560360793"]


@pytest.mark.parametrize(
    ("word", "allowed"),
    [("ost", 0), ("kaff", 1), ("snicker", 1), ("snickeri", 2), ("90910000", 0)],
)
def test_longer_words_may_be_more_wrong(word, allowed):
    assert allowed_distance(word) == allowed


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [
        ("kafé", "kafé", 0),
        ("kafé", "kaféer", 2),
        ("kaffe", "kafe", 1),
        ("kafe", "kaef", 1),
        ("kafe", "kake", 1),
        ("", "ab", 2),
        ("kafe", "bageri", 3),
    ],
)
def test_letters_added_left_out_changed_or_swapped_are_counted(one, other, letters):
    assert distance(one, other, most=2) == distance(other, one, most=2) == letters


def test_of_words_as_near_the_most_used_is_meant():
    assert nearest("snickerj", [("snickera", 1), ("snickeri", 9)]) == "snickeri"
    assert nearest("snickeri", [("snickari", 9), ("snickeri", 1)]) == "snickeri"
    assert nearest("snickeri", []) is None


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_lists_of_synonyms_are_whole(language):
    for asked, meant in synonyms(language).items():
        assert asked and asked not in meant
        assert len(set(meant)) == len(meant)
    assert all(word == word.lower() for word in listed_words(language))


@pytest.mark.parametrize(
    ("asked", "meant", "both_ways"),
    [("fik", "kafé", True), ("mat", "catering", False), ("lokalvård", "städning", True)],
)
def test_some_words_mean_each_other_and_some_only_one_way(asked, meant, both_ways):
    one, other = (stem(asked, "sv"),), (stem(meant, "sv"),)
    assert other in synonyms("sv")[one]
    assert (one in synonyms("sv").get(other, ())) is both_ways
